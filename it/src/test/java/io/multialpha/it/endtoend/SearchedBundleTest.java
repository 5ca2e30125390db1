package io.multialpha.it.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.endtoend.Installed.Ended;
import io.multialpha.it.export.ScikitLearn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From bars to a bundle that filters entries: all by commands, on bars with a known edge. */
class SearchedBundleTest {
  @TempDir static Path root;
  private static Search edge;

  /** An installation in which one search was made, into its folder {@code found}. */
  private record Search(Path home, Installed installed, Ended ended) {
    Path file(String name) {
      return home.resolve("found").resolve(name);
    }

    JsonNode json(String name) throws IOException {
      return new ObjectMapper().readTree(file(name).toFile());
    }

    /** Everything that was written, by its name; the folder's lock says nothing and is left out. */
    Map<String, String> files() throws IOException {
      Map<String, String> all = new TreeMap<>();
      try (Stream<Path> found = Files.walk(file(""))) {
        for (Path each : found.filter(Files::isRegularFile).toList()) {
          all.put(file("").relativize(each).toString(), Files.readString(each, ISO_8859_1));
        }
      }
      assertThat(all.remove(".optimize.lock")).isEmpty();
      return all;
    }
  }

  @BeforeAll
  static void search() throws IOException {
    WalkBars.write(root.resolve("edge"), 1, 0.15);
    WalkBars.write(root.resolve("noise"), 1, 0);
    edge = search("one", "edge", "2");
  }

  private static Search search(String name, String bars, String threads) throws IOException {
    Path home = root.resolve(name);
    Installed installed = Installed.in(home);
    return new Search(home, installed, installed.execute(line(home, bars, threads)));
  }

  private static String[] line(Path home, String bars, String threads) {
    return new String[] {
      "optimize",
      "--strategy=ibs",
      "--symbols=ES",
      "--data=" + root.resolve(bars),
      "--trials=4+0",
      "--trees=20",
      "--features=prev_day_pct,prev_bar_pct,ibs,rsi_len_14,adx_value",
      "--keep-features=3",
      "--slippage-ticks=0",
      "--commission=0",
      "--output=" + home.resolve("found"),
      "--threads=" + threads
    };
  }

  @Test
  void findsTheEdge() throws IOException {
    assertThat(edge.ended().exit()).as(edge.ended().out() + edge.ended().err()).isZero();
    assertThat(edge.ended().out()).startsWith("ES accepted, ");
    assertThat(edge.files().keySet())
        .containsExactlyInAnyOrder(
            "ES_best.json",
            "ES_optimization/ES_rf_best_trades.csv",
            "ES_optimization/best.json",
            "ES_rf_model.pkl",
            "ES_trials.csv");
    JsonNode best = edge.json("ES_best.json");
    assertThat(best.path("Features").toString()).contains("prev_day_pct");
    assertThat(best.path("Sharpe").asDouble()).isGreaterThan(2);
    assertThat(best.at("/Hold_Out/Filtered/Sharpe").asDouble())
        .isGreaterThan(best.at("/Hold_Out/Unfiltered/Sharpe").asDouble() + 1);
  }

  @Test
  void findsNothingInNoise() throws IOException {
    Search noise = search("two", "noise", "2");

    assertThat(noise.ended().exit()).as(noise.ended().err()).isEqualTo(1);
    assertThat(noise.ended().out()).startsWith("ES rejected, ").contains("deflated Sharpe ratio");
    assertThat(noise.files().keySet())
        .containsExactlyInAnyOrder("ES_rejected.json", "ES_trials.csv");
    assertThat(noise.json("ES_rejected.json").has("Prod_Threshold")).isFalse();
  }

  @Test
  void writesTheSameBytesWithOneThread() throws IOException {
    assertThat(search("three", "edge", "1").files()).isEqualTo(edge.files());
  }

  @Test
  void writesTheSameBytesOnEveryJdkThatIsInstalled() throws Exception {
    Map<String, Path> jdks = Jdks.installed();
    assumeTrue(jdks.size() > 1, "only one JDK of 17 or newer is installed here: " + jdks.keySet());
    jdks.remove(System.getProperty("java.version"));
    assertThat(jdks).isNotEmpty();
    for (Map.Entry<String, Path> jdk : jdks.entrySet()) {
      Path home = root.resolve("jdk " + jdk.getKey());
      Installed installed = Installed.in(home);
      Ended ended =
          installed.launch(
              jdk.getValue(),
              List.of("-Duser.timezone=Pacific/Chatham", "-Duser.language=ar"),
              line(home, "edge", "2"));

      assertThat(ended.exit()).as(ended.out()).isZero();
      assertThat(new Search(home, installed, ended).files())
          .as(jdk.getKey())
          .isEqualTo(edge.files());
    }
  }

  @Test
  void theBundleIsListedAndGatesEntries() throws IOException {
    Path models = Files.createDirectories(edge.home().resolve("models"));
    Files.copy(edge.file("ES_best.json"), models.resolve("ES_best.json"));
    Files.copy(edge.file("ES_rf_model.pkl"), models.resolve("ES_rf_model.pkl"));
    JsonNode best = edge.json("ES_best.json");

    Ended listed = edge.installed().execute("models", "list", "--strategy", "ibs");
    assertThat(listed.exit()).as(listed.err()).isZero();
    assertThat(listed.out()).containsPattern("\nES +ES_rf_model.pkl +.* ready");

    Ended traded =
        edge.installed()
            .execute(
                "backtest",
                "--strategy=ibs",
                "--symbols=ES",
                "--data=" + root.resolve("edge"),
                "--from=" + best.at("/Hold_Out/From").asText());
    assertThat(traded.exit()).as(traded.err()).isZero();
    Rows asked = traded.decisions().where("score", score -> !score.isEmpty());
    String threshold = best.path("Prod_Threshold").asText();
    assertThat(asked.columns("threshold").all()).containsOnly(List.of(threshold));
    Rows refused = asked.where("score", score -> below(score, threshold));
    assertThat(refused.size()).isGreaterThan(50);
    assertThat(refused.columns("outcome").all()).containsOnly(List.of("model"));
    Rows passed = asked.where("score", score -> !below(score, threshold));
    assertThat(passed.size()).isGreaterThan(50);
    assertThat(passed.columns("outcome").all()).doesNotContain(List.of("model"));
    assertThat(traded.trades().all())
        .as("trades that the model let pass")
        .hasSizeBetween(50, passed.size());
  }

  private static boolean below(String score, String threshold) {
    return Double.parseDouble(score) < Double.parseDouble(threshold);
  }

  @Test
  void scikitLearnScoresTheShippedForestToTheLastBit() throws IOException {
    ScikitLearn python = ScikitLearn.require();
    List<String> features =
        new ObjectMapper()
            .convertValue(
                edge.json("ES_best.json").path("Features"), new TypeReference<List<String>>() {});
    Path known = rows(features);

    Path model = edge.home().resolve("exported.pkl");
    Ended exported =
        edge.installed()
            .execute(
                "models",
                "export",
                edge.file("ES_rf_model.pkl").toString(),
                "--to=pkl",
                "--sklearn=" + python.reads().label(),
                "--out=" + model);
    assertThat(exported.exit()).as(exported.err()).isZero();
    Path withHeader = edge.home().resolve("with-header.csv");
    Files.writeString(withHeader, String.join(",", features) + "\n" + Files.readString(known));
    Ended scored =
        edge.installed()
            .execute(
                "models",
                "score",
                edge.file("ES_rf_model.pkl").toString(),
                "--input=" + withHeader);
    assertThat(scored.exit()).as(scored.err()).isZero();

    List<String> theirs = python.script("score.py", model, known);
    assertThat(theirs.get(1)).isEqualTo("features " + String.join(" ", features));
    assertThat(scored.out().lines().map(SearchedBundleTest::doubles).toList())
        .hasSizeGreaterThan(1000)
        .isEqualTo(theirs.stream().skip(3).map(SearchedBundleTest::doubles).toList());
  }

  /** What the features were after each bar, without names and without what is not known. */
  private static Path rows(List<String> features) throws IOException {
    Path file = edge.home().resolve("rows.csv");
    Ended written =
        edge.installed()
            .execute(
                "features",
                "rows",
                "--strategy=ibs",
                "--symbols=ES",
                "--data=" + root.resolve("edge"),
                "--features=" + String.join(",", features),
                "--from=2023-06-01",
                "--out=" + file);
    assertThat(written.exit()).as(written.err()).isZero();
    Rows all = Rows.of(file).columns(features.toArray(String[]::new));
    Path bare = edge.home().resolve("bare.csv");
    Files.write(bare, all.all().stream().map(row -> String.join(",", row)).toList());
    return bare;
  }

  /** The numbers of a line, decimal or as Python's {@code float.hex} writes them. */
  private static List<Double> doubles(String line) {
    return Stream.of(line.split("[ ,]"))
        .map(text -> text.startsWith("0x") ? Double.parseDouble(text) : Double.valueOf(text))
        .toList();
  }
}
