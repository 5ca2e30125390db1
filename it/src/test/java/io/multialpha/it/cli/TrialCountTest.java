package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every configuration ever evaluated is counted: once on the same data, again on other data. */
class TrialCountTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root;
  private Program program;
  private Path trades;

  @BeforeEach
  void trade() throws IOException {
    program = Program.in(root);
    Ended run = program.run("backtest", "--strategy", "fade", "--data", program.bars().toString());
    assertThat(run.exit()).as(run.err()).isZero();
    trades = program.runs().get(0);
  }

  private JsonNode simulate(Path bars, String... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("portfolio", "simulate", "--results-dir=" + trades, "--data=" + bars));
    words.addAll(List.of("--strategy=fade", "--max-positions=2", "--json"));
    words.addAll(List.of(more));
    Ended ended = program.run(words.toArray(String[]::new));
    assertThat(ended.exit()).as(ended.err()).isZero();
    return JSON.readTree(ended.out());
  }

  private long search(Path bars) throws IOException {
    Ended ended =
        program.run(
            "portfolio",
            "search",
            "--results-dir=" + trades,
            "--data=" + bars,
            "--strategy=fade",
            "--train-start=2024-01-01",
            "--train-end=2024-02-29",
            "--test-start=2024-03-01",
            "--test-end=2024-12-31",
            "--max-dd-limit=1000000",
            "--json");
    assertThat(ended.exit()).as(ended.err()).isLessThan(2);
    return JSON.readTree(ended.out()).get("trials_ever").asLong();
  }

  private static Path copy(Path bars, Path to) throws IOException {
    Files.createDirectories(to.resolve("hourly"));
    for (String symbol : List.of("ES", "NQ")) {
      String name = "hourly/" + symbol + ".csv";
      Files.copy(bars.resolve(name), to.resolve(name));
    }
    return to;
  }

  /** The lows of all bars, and so nothing that the simulation looks at, or all of their prices. */
  private static void scale(Path bars, boolean onlyLows) throws IOException {
    Path file = bars.resolve("hourly/ES.csv");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split(",");
      for (int i = 1; i < 5 && !line.startsWith("t"); i++) {
        double price = Double.parseDouble(fields[i]);
        fields[i] = Double.toString(onlyLows ? (i == 3 ? price - 1 : price) : price * 1.25);
      }
      lines.add(String.join(",", fields));
    }
    Files.write(file, lines);
  }

  @Test
  void aSimulationCountsWhatItTriesOnceOnTheSameData() throws IOException {
    JsonNode first = simulate(program.bars());
    int tried = first.get("trials").asInt();
    assertThat(tried).isBetween(1, 2);
    assertThat(first.get("trials_ever").asInt()).isEqualTo(tried);
    assertThat(first.get("reference_trials_ever").asInt()).isPositive();
    assertThat(simulate(program.bars())).isEqualTo(first);

    assertThat(simulate(program.bars(), "--daily-stop-loss=900").get("trials_ever").asInt())
        .isEqualTo(2 * tried);
    assertThat(simulate(program.bars(), "--initial-cash=90000").get("trials_ever").asInt())
        .isEqualTo(3 * tried);
    assertThat(simulate(program.bars(), "--cost-ticks=2").get("trials_ever").asInt())
        .isEqualTo(4 * tried);
  }

  @Test
  void dataAreToldByWhatIsInThemNotByTheirPath() throws IOException {
    JsonNode first = simulate(program.bars());
    long searched = search(program.bars());

    Path same = copy(program.bars(), root.resolve("elsewhere"));
    assertThat(simulate(same).get("trials_ever").asLong()).isEqualTo(searched);
    assertThat(search(same)).isEqualTo(searched);

    scale(program.bars(), true);
    assertThat(simulate(program.bars()).get("trials_ever").asLong()).isEqualTo(searched);

    scale(program.bars(), false);
    assertThat(simulate(program.bars()).get("trials_ever").asLong())
        .isEqualTo(searched + first.get("trials").asLong());
    assertThat(search(program.bars())).isGreaterThan(searched + first.get("trials").asLong());
  }

  @Test
  void aRunKnowsWhatWasTriedBeforeIt() throws IOException {
    JsonNode before = JSON.readTree(trades.resolve("summary.json").toFile());
    assertThat(before.get("trials")).isEmpty();

    long tried = simulate(program.bars()).get("trials_ever").asLong();
    program.run("backtest", "--strategy", "fade", "--data", program.bars().toString());
    Path later = program.runs().get(1);
    JsonNode counted = JSON.readTree(later.resolve("summary.json").toFile()).get("trials");
    assertThat(counted).hasSize(2);
    assertThat(counted.get(0).get("method").asText()).isEqualTo("honest");
    assertThat(counted.get(0).get("trials").asLong()).isEqualTo(tried);
    assertThat(Files.readString(later.resolve("report.html")))
        .contains("on prices of a market had been counted before this run.");

    Path madeUp = copy(program.bars(), root.resolve("made-up"));
    Files.writeString(madeUp.resolve("SYNTHETIC.txt"), "SYNTHETIC market data, seed 7\n");
    program.run("backtest", "--strategy", "fade", "--data", madeUp.toString());
    Path apart = program.runs().get(2);
    assertThat(JSON.readTree(apart.resolve("summary.json").toFile()).get("trials")).isEmpty();
    assertThat(Files.readString(apart.resolve("report.html")))
        .contains("No trial on made-up prices had been counted");

    Files.writeString(
        root.resolve("var/trials.db"), "no database at all, but long enough to be one");
    Ended spoiled =
        program.run("backtest", "--strategy", "fade", "--data", program.bars().toString());
    assertThat(spoiled.exit()).as(spoiled.err()).isZero();
    assertThat(spoiled.err()).contains("note: The run does not know what was tried before it:");
  }

  @Test
  void theValueOfATickIsPartOfTheData() throws IOException {
    JsonNode first = simulate(program.bars(), "--cost-ticks=1");
    program.reconfigure("tick_size: 0.25, point_value: 50", "tick_size: 0.5, point_value: 50");
    assertThat(simulate(program.bars(), "--cost-ticks=1").get("trials_ever").asLong())
        .isEqualTo(2 * first.get("trials").asLong());
  }
}
