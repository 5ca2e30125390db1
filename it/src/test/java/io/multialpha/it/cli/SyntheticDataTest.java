package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up bars stay made up, wherever they are read from. */
class SyntheticDataTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WARNING = "no result is evidence.";

  @TempDir Path root;
  private Program program;
  private Path synthetic;

  @BeforeEach
  void make() throws IOException {
    program = Program.in(root);
    synthetic = root.resolve("made-up");
    assertThat(program.run("data", "synth", "--out", synthetic.toString(), "--seed", "5").exit())
        .isZero();
  }

  private Path backtest(Path data) throws IOException {
    Ended ended =
        program.run(
            "backtest", "--strategy", "fade", "--data", data.toString(), "--from=2024-01-02");
    assertThat(ended.exit()).as(ended.err()).isZero();
    return program.runs().get(program.runs().size() - 1);
  }

  private static JsonNode json(Path file) throws IOException {
    return JSON.readTree(file.toFile());
  }

  @Test
  void aBackTestOnThemSaysSoInEveryFile() throws IOException {
    for (Path data : new Path[] {synthetic, synthetic.resolve("hourly")}) {
      Path run = backtest(data);
      JsonNode summary = json(run.resolve("summary.json"));
      assertThat(summary.get("synthetic").asBoolean()).isTrue();
      assertThat(summary.get("seed").asLong()).isEqualTo(5);
      assertThat(summary.get("data").asText()).startsWith("SYNTHETIC bars of ");
      assertThat(Files.readString(run.resolve("report.html"))).contains("SYNTHETIC", WARNING);
    }
  }

  @Test
  void aPortfolioThatWasFoundOnThemIsNoneForAMarket() throws IOException {
    Files.writeString(
        root.resolve("config/portfolio_optimization_fade.json"),
        "{ \"strategy\": \"fade\", \"synthetic\": true, \"portfolio_constraints\": {"
            + " \"max_positions\": 2, \"daily_stop_loss\": 2500, \"symbols\": [\"ES\", \"NQ\"] } }");
    String warning = "fade: its portfolio was found on made-up trades and says nothing about a";
    for (Path data : new Path[] {synthetic, program.bars()}) {
      Ended ended =
          program.run(
              "backtest", "--strategy", "fade", "--data", data.toString(), "--from=2024-01-02");
      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(ended.err().contains(warning)).isEqualTo(data.equals(program.bars()));
    }
    assertThat(json(program.runs().get(1).resolve("summary.json")).get("notes").toString())
        .contains(warning);
  }

  @Test
  void realBarsAreNotCalledMadeUp() throws IOException {
    Path run = backtest(program.bars());
    assertThat(json(run.resolve("summary.json")).get("synthetic").asBoolean()).isFalse();
    assertThat(Files.readString(run.resolve("report.html"))).doesNotContain(WARNING);
  }

  @Test
  void aSearchOnTheTradesOfSuchARunSaysSoToo() throws IOException {
    Path run = backtest(synthetic);
    Ended ended =
        program.run(
            "portfolio",
            "search",
            "--results-dir=" + run,
            "--train-start=2024-01-02",
            "--train-end=2024-06-30",
            "--test-start=2024-07-01",
            "--test-end=2024-12-31",
            "--max-dd-limit=1000000");
    assertThat(ended.exit()).as(ended.err()).isLessThan(2);
    assertThat(ended.out()).contains("SYNTHETIC trades");
    Path search = root.resolve("var/searches/20240506-070809-search");
    assertThat(json(search.resolve("search.json")).get("synthetic").asBoolean()).isTrue();
    assertThat(program.run("report", search.toString()).exit()).isZero();
    assertThat(Files.readString(search.resolve("report.html"))).contains("SYNTHETIC", WARNING);
  }
}
