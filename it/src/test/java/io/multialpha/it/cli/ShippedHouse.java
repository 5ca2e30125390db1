package io.multialpha.it.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.app.Main;
import io.multialpha.host.model.export.EstimatorKind;
import io.multialpha.host.model.export.PicklePayload;
import io.multialpha.host.model.export.SklearnPickle;
import io.multialpha.host.model.export.SklearnRelease;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.sklearn.ClassLabel;
import io.multialpha.it.cli.Program.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The configuration and the plugins that ship, in a folder of their own, to be tried out. */
final class ShippedHouse {
  /** The instruments that the search found for ibs. */
  static final List<String> TEN =
      List.of("6A", "6B", "6C", "6N", "6S", "CL", "ES", "PL", "RTY", "SI");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T15:30:00Z"), ZoneOffset.UTC);

  final Path root;

  private ShippedHouse(Path root) {
    this.root = root;
  }

  static ShippedHouse in(Path root) throws IOException {
    copy("config", "", root);
    copy("plugins", ".jar", root);
    return new ShippedHouse(root);
  }

  /** Folder of the repository. */
  static Path repository() {
    Path from = Path.of("").toAbsolutePath();
    while (!Files.exists(from.resolve("config/config.multi_alpha.yml"))) {
      from = from.getParent();
    }
    return from;
  }

  /** Puts the bundles that ship where they belong. */
  ShippedHouse withShippedBundles() throws IOException {
    for (String folder : List.of("models", "models/breakout")) {
      copy(folder, ".json", root);
      copy(folder, ".pkl", root);
    }
    return this;
  }

  private static void copy(String folder, String ending, Path root) throws IOException {
    Path to = Files.createDirectories(root.resolve(folder));
    try (Stream<Path> files = Files.list(repository().resolve(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** The threshold that {@link #bundle} gives a symbol: each its own. */
  static double threshold(String symbol) {
    return (50 + TEN.indexOf(symbol)) / 100.0;
  }

  /** Writes the bundles of all ten symbols. */
  ShippedHouse withTenBundles(String folder) throws IOException {
    for (String symbol : TEN) {
      bundle(folder, symbol);
    }
    return this;
  }

  /** Writes a bundle: metadata as training writes them, and a forest that lets all pass. */
  Path bundle(String folder, String symbol) throws IOException {
    Path models = Files.createDirectories(root.resolve(folder));
    Tree tree =
        new Tree(
            new int[] {1, -1, -1},
            new int[] {2, -1, -1},
            new int[] {0, -2, -2},
            new double[] {0, -2, -2},
            new boolean[3],
            new double[3],
            new long[] {100, 50, 50},
            new double[] {100, 50, 50},
            new double[] {20, 80, 10, 40, 10, 40});
    TrainedForest forest =
        new TrainedForest(
            EstimatorKind.RANDOM_FOREST,
            new Forest(2, 2, LeafValues.COUNTS, false, List.of(tree)),
            List.of(new ClassLabel.Whole(0), new ClassLabel.Whole(1)),
            List.of(),
            Map.of());
    try (OutputStream out = Files.newOutputStream(models.resolve(symbol + "_rf_model.pkl"))) {
      SklearnPickle.write(forest, new PicklePayload.Bare(), SklearnRelease.V1_2, out);
    }
    return Files.writeString(
        models.resolve(symbol + "_best.json"),
        """
        {
          "Symbol": "%s", "Sharpe": 0.94, "Deflated_Sharpe": null, "Profit_Factor": 1.65,
          "Trades": 875, "Prod_Threshold": %s, "Features": ["price_usd", "prev_bar_pct"]
        }
        """
            .formatted(symbol, Double.toString(threshold(symbol))));
  }

  void reconfigure(String text, String replacement) throws IOException {
    replace(root.resolve("config/config.multi_alpha.yml"), text, replacement);
  }

  static void replace(Path file, String text, String replacement) throws IOException {
    String before = Files.readString(file);
    if (!before.contains(text)) {
      throw new IllegalArgumentException(file + " has no " + text);
    }
    Files.writeString(file, before.replace(text, replacement));
  }

  Ended run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.execute(
            args,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            CLOCK,
            root);
    return new Ended(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** What {@code verify} says of ibs. */
  Verified verify(String... more) throws IOException {
    String[] args =
        Stream.concat(Stream.of("verify", "--strategy", "ibs", "--json"), Stream.of(more))
            .toArray(String[]::new);
    Ended ended = run(args);
    if (ended.exit() > 1) {
      throw new AssertionError(ended.err());
    }
    return new Verified(ended.exit(), new ObjectMapper().readTree(ended.out()));
  }

  /** The exit code and the JSON. */
  record Verified(int exit, JsonNode json) {
    /** State and finding of each line of a check, such as {@code ok: 4, as the search found}. */
    List<String> lines(String check) {
      return Stream.iterate(0, i -> i + 1)
          .limit(json.path("checks").size())
          .map(i -> json.path("checks").path(i))
          .filter(line -> line.path("check").asText().equals(check))
          .map(line -> line.path("state").asText() + ": " + line.path("found").asText())
          .toList();
    }
  }
}
