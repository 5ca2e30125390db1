package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is simulated is what trades. */
class PortfolioTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root;

  @Test
  void simulatingARunsOwnTradesGivesItsAccountAgain() throws IOException {
    Program program = Program.in(root);
    program.configure(
        Files.readString(program.config()).replace("daily_stop_loss: 2500", "daily_stop_loss: 20"));
    Ended run =
        program.run(
            "backtest",
            "--strategy",
            "fade",
            "--data",
            program.bars().toString(),
            // The bars are kind to this strategy: it is the costs that hit the stop.
            "--commission=2000");
    assertThat(run.exit()).as(run.err()).isZero();
    Path folder = program.runs().get(0);
    JsonNode account =
        JSON.readTree(folder.resolve("summary.json").toFile()).get("strategies").get(0);
    assertThat(account.get("daily_stops").asInt()).as("daily stops").isGreaterThan(1);
    assertThat(account.get("open_positions")).isEmpty();

    Ended simulated =
        program.run(
            "portfolio",
            "simulate",
            "--results-dir",
            folder.toString(),
            "--data",
            program.bars().toString(),
            "--initial-cash",
            account.get("starting_cash").asText(),
            "--daily-stop-loss=20",
            "--min-positions=2",
            "--max-positions=2",
            "--json");

    assertThat(simulated.exit()).as(simulated.err()).isZero();
    JsonNode honest = JSON.readTree(simulated.out()).get("honest").get(0);
    assertThat(honest.get("total_return_dollars").asDouble())
        .isCloseTo(account.get("net_pnl").asDouble(), within(0.005));
    assertThat(honest.get("max_drawdown_dollars").asDouble())
        .isCloseTo(account.get("max_drawdown").asDouble(), within(0.005));
    assertThat(honest.get("daily_stops_hit").asInt()).isEqualTo(account.get("daily_stops").asInt());
  }

  @Test
  void searchesWhatTradesAndTakesOverOnlyWhatWasTested() throws IOException {
    Program program = Program.in(root);
    String configured = Files.readString(program.config());
    Path results = root.resolve("results");
    writeTrades(results, "ES", 2023, 90);
    writeTrades(results, "CL", 2023, -60);
    writeTrades(results, "GC", 2024, 10);

    Ended found =
        program.run(
            "portfolio",
            "search",
            "--results-dir=" + results,
            "--train-start=2023-01-01",
            "--train-end=2023-12-31",
            "--test-start=2024-01-01",
            "--test-end=2024-12-31",
            "--max-dd-limit=500",
            "--cost-ticks=0",
            "--strategy=fade",
            "--update-config");

    // GC never falls in the train period, since it is not traded there: it is no finding.
    assertThat(found.err()).contains("note: GC has no trade in the train period and is left out");
    assertThat(found.exit()).as(found.err()).isEqualTo(2);
    assertThat(found.err()).contains("has no trade in the test period");

    writeTrades(results, "CL", 2023, -60, 2024, 10);
    found =
        program.run(
            "portfolio",
            "search",
            "--results-dir=" + results,
            "--train-start=2023-01-01",
            "--train-end=2023-12-31",
            "--test-start=2024-01-01",
            "--test-end=2024-12-31",
            "--max-dd-limit=500",
            "--cost-ticks=0",
            "--strategy=fade",
            "--update-config");
    assertThat(found.out()).contains("Symbols        ES\n", "the portfolio makes no trade");
    assertThat(found.err()).contains("The configuration was not changed: in the test period");
    assertThat(found.exit()).as(found.err()).isEqualTo(1);
    assertThat(Files.readString(program.config())).isEqualTo(configured);
  }

  @Test
  void doesNotWriteOverTheTradesItReads() throws IOException {
    Path results = root.resolve("results");
    writeTrades(results, "ES", 2023, 90);
    Path trades = results.resolve("ES_optimization/ES_rf_best_trades.csv");
    String before = Files.readString(trades);

    Ended over =
        Program.in(root)
            .run("portfolio", "simulate", "--results-dir=" + results, "--output=" + trades);

    assertThat(over.exit()).isEqualTo(2);
    assertThat(over.err()).contains("is what this command reads, and would be gone;");
    assertThat(trades).hasContent(before);
  }

  @Test
  void doesNotWriteOverTheBarsOrTheConfigurationItReads() throws IOException {
    Program program = Program.in(root);
    Path results = root.resolve("results");
    writeTrades(results, "ES", 2023, 90);
    Path params = root.resolve("config/fade_instrument_params.json");
    Files.writeString(params, "{}");
    Path linked = Files.createSymbolicLink(root.resolve("my.csv"), program.config());
    Path bars = program.bars().resolve("hourly/ES.csv");

    for (Path input : List.of(bars, program.config(), linked, params)) {
      requireKept(program, input, List.of("simulate", "--results-dir=" + results));
    }
    requireKept(
        program,
        bars,
        List.of(
            "search",
            "--results-dir=" + results,
            "--train-start=2023-01-01",
            "--train-end=2023-01-20",
            "--test-start=2023-01-21",
            "--test-end=2023-12-31"));
  }

  private static void requireKept(Program program, Path input, List<String> command)
      throws IOException {
    String before = Files.readString(input);
    List<String> words = new ArrayList<>(List.of("portfolio"));
    words.addAll(command);
    words.addAll(List.of("--data=" + program.bars(), "--output=" + input));

    Ended over = program.run(words.toArray(String[]::new));

    assertThat(over.err())
        .contains(input.getFileName() + " is what this command reads, and would be gone;");
    assertThat(over.exit()).isEqualTo(2);
    assertThat(input).hasContent(before);
  }

  /** Forty trades from January of each year on, of a profit that goes up and down about a mean. */
  private static void writeTrades(Path results, String symbol, int... yearsAndMeans)
      throws IOException {
    StringBuilder rows =
        new StringBuilder("Date/Time,Exit Date/Time,Model_Selected,Model_PnL_USD_When_Selected\n");
    for (int i = 0; i < yearsAndMeans.length; i += 2) {
      LocalDateTime entry = LocalDateTime.of(yearsAndMeans[i], 1, 2, 10, 0);
      for (int trade = 0; trade < 40; trade++) {
        rows.append(entry.plusDays(trade).toString().replace('T', ' '))
            .append(":00,")
            .append(entry.plusDays(trade).plusHours(2).toString().replace('T', ' '))
            .append(":00,1,")
            .append(yearsAndMeans[i + 1] + (trade % 2 == 0 ? 40 : -30))
            .append('\n');
      }
    }
    Path folder = Files.createDirectories(results.resolve(symbol + "_optimization"));
    Files.writeString(folder.resolve(symbol + "_rf_best_trades.csv"), rows);
    Files.writeString(folder.resolve("best.json"), "{\"Sharpe\": 1, \"Profit_Factor\": 1}");
  }
}
