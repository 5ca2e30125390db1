package io.multialpha.it.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.host.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program with the shipped plugin ibs, set up as a run of the original was. */
final class Rerun {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-11-04T12:00:00Z"), ZoneOffset.UTC);

  private final Path root;

  /** How the command ended. */
  record Ended(int exit, String out, String err) {}

  private Rerun(Path root) {
    this.root = root;
  }

  /** Installs the shipped plugin in an empty folder, with this configuration. */
  static Rerun in(Path root, String yaml) throws IOException {
    Path jar = Path.of("..", "plugins", "ibs.jar");
    assumeTrue(Files.exists(jar), jar + " is missing; mvn verify builds it before these tests");
    Files.copy(jar, Files.createDirectories(root.resolve("plugins")).resolve("ibs.jar"));
    Files.writeString(
        Files.createDirectories(root.resolve("config")).resolve("config.multi_alpha.yml"), yaml);
    return new Rerun(root);
  }

  /** The program that was installed there before. */
  static Rerun at(Path root) {
    return new Rerun(root);
  }

  /** Where bundles go. */
  Path models() throws IOException {
    return Files.createDirectories(root.resolve("models"));
  }

  Ended backtest() {
    return run("backtest", "--strategy", "ibs");
  }

  /** Runs a command. */
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

  /**
   * Runs the back-test, which must end well, and gives its trades.
   *
   * @param zone of the times
   * @param numbers of the bars by their starts
   */
  List<RoundTrip> trades(ZoneId zone, Map<LocalDateTime, Integer> numbers) throws IOException {
    Ended ended = backtest();
    assertThat(ended.exit()).as(ended.err()).isZero();
    Map<String, LocalDateTime> decided = new HashMap<>();
    for (Map<String, String> decision : file("decisions.csv")) {
      decided.put(decision.get("decision"), local(decision.get("bar_time"), zone));
    }
    List<RoundTrip> trades = new ArrayList<>();
    for (Map<String, String> trade : file("trades.csv")) {
      trades.add(
          new RoundTrip(
              trade.get("symbol"),
              Integer.parseInt(trade.get("contracts")),
              decided.get(trade.get("entry_decision")),
              numbers.get(local(trade.get("entry_time"), zone)),
              RoundTrip.price(trade.get("entry_price")),
              decided.get(trade.get("exit_decision")),
              numbers.get(local(trade.get("exit_time"), zone)),
              RoundTrip.price(trade.get("exit_price")),
              trade.get("exit_reason"),
              RoundTrip.money(trade.get("net_pnl")),
              RoundTrip.money(trade.get("commission"))));
    }
    return trades;
  }

  /** A file of the run. */
  List<Map<String, String>> file(String name) throws IOException {
    try (Stream<Path> runs = Files.list(root.resolve("var").resolve("runs"))) {
      return CsvTable.read(Files.readAllLines(runs.findFirst().orElseThrow().resolve(name)));
    }
  }

  static LocalDateTime local(String utc, ZoneId zone) {
    return LocalDateTime.ofInstant(Instant.parse(utc), zone);
  }
}
