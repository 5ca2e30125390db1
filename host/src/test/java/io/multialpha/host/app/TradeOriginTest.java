package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.app.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the portfolio commands make of what trades say of themselves. */
class TradeOriginTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate HELD_OUT = LocalDate.parse("2024-06-01");

  @TempDir Path folder;
  private Path results;

  @BeforeEach
  void configure() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
    Files.createDirectories(folder.resolve("plugins"));
    Files.createDirectories(folder.resolve("config"));
    String account = ": { enabled: false, instruments: [ES], max_positions: 1 }\n";
    Files.writeString(
        folder.resolve("config/config.multi_alpha.yml"),
        "strategies:\n  ibs"
            + account
            + "  breakout"
            + account
            + "instruments:\n  ES: { tick_size: 0.25, point_value: 50, currency: USD,"
            + " session: cme }\n");
  }

  /** A trade each weekday of two years, which gains more often than it loses. */
  private static Stream<LocalDate> weekdays() {
    return LocalDate.parse("2023-01-01")
        .datesUntil(LocalDate.parse("2025-01-01"))
        .filter(day -> day.getDayOfWeek().getValue() < 6);
  }

  private static int profit(LocalDate day) {
    return day.getDayOfMonth() % 3 == 0 ? -200 : 300;
  }

  /** As a back-test leaves them. */
  private void writeRun(String... strategies) throws IOException {
    StringBuilder rows =
        new StringBuilder("strategy,symbol,direction,contracts,entry_time,entry_price,exit_time,")
            .append("commission,net_pnl\n");
    for (String strategy : strategies) {
      weekdays()
          .forEach(
              day ->
                  rows.append(strategy + ",ES,long,1," + day + "T15:00:00Z,100,")
                      .append(day + "T18:00:00Z,0," + profit(day) + "\n"));
    }
    Files.writeString(results.resolve("trades.csv"), rows);
  }

  /** As {@code optimize} leaves them. */
  private void writeOptimized(String strategy, String symbol) throws IOException {
    StringBuilder rows =
        new StringBuilder("Symbol,Strategy,Date/Time,Exit Date/Time,Model_Selected,")
            .append("Model_PnL_USD_When_Selected,Sample\n");
    weekdays()
        .forEach(
            day ->
                rows.append(symbol + "," + strategy + "," + day + "T15:00:00Z,")
                    .append(day + "T18:00:00Z,1," + profit(day) + ".0,")
                    .append(day.compareTo(HELD_OUT) < 0 ? "out_of_fold\n" : "hold_out\n"));
    Path of = Files.createDirectories(results.resolve(symbol + "_optimization"));
    Files.writeString(of.resolve(symbol + "_rf_best_trades.csv"), rows);
    Files.writeString(of.resolve("best.json"), "{\"Sharpe\": 1, \"Profit_Factor\": 1}");
  }

  private Result search(String... more) {
    return searchAndTestFrom(LocalDate.parse("2024-01-01"), more);
  }

  private Result searchAndTestFrom(LocalDate start, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "portfolio",
                "search",
                "--results-dir=" + results,
                "--max-positions=2",
                "--max-dd-limit=1000000",
                "--train-start=2023-01-01",
                "--train-end=2023-12-31",
                "--test-start=" + start,
                "--test-end=2024-12-31"));
    words.addAll(List.of(more));
    return Cli.in(folder).run(words.toArray(String[]::new));
  }

  private Result simulate(String... more) {
    List<String> words =
        new ArrayList<>(List.of("portfolio", "simulate", "--results-dir=" + results));
    words.addAll(List.of(more));
    return Cli.in(folder).run(words.toArray(String[]::new));
  }

  private JsonNode found() throws IOException {
    try (Stream<Path> searches = Files.list(folder.resolve("var/searches"))) {
      Path last = searches.sorted().reduce((one, next) -> next).orElseThrow();
      return JSON.readTree(last.resolve("search.json").toFile());
    }
  }

  private static void requireRefused(Result result, String... parts) {
    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(parts).doesNotContain("Exception");
  }

  @Test
  void refusesToFindOneStrategysPortfolioOnAnothersTrades() throws IOException {
    String sentence = "has trades of breakout, and --strategy names ibs: leave --strategy out";
    writeRun("breakout");
    requireRefused(search("--strategy=ibs", "--update-config"), sentence);
    requireRefused(simulate("--strategy=ibs"), sentence);
    Files.delete(results.resolve("trades.csv"));
    writeOptimized("breakout", "ES");
    requireRefused(search("--strategy=ibs"), sentence);
    assertThat(folder.resolve("var/trials.db")).as("nothing was tried").doesNotExist();
  }

  @Test
  void takesThePortfolioForThatOfTheStrategyWhoseTradesTheyAre() throws IOException {
    writeRun("breakout");
    Result result = search("--update-config");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(found().get("strategy").asText()).isEqualTo("breakout");
    assertThat(folder.resolve("config/portfolio_optimization_breakout.json")).exists();
    assertThat(folder.resolve("config/portfolio_optimization_ibs.json")).doesNotExist();

    writeRun("fade");
    requireRefused(search("--update-config"), "There is no strategy fade in config/");
  }

  @Test
  void saysWhereThePeriodsGoBeyondTheTrades() throws IOException {
    writeRun("ibs");
    assertThat(search().err()).doesNotContain("The trades begin", "The trades end");
    Result result =
        Cli.in(folder)
            .run(
                "portfolio",
                "search",
                "--results-dir=" + results,
                "--max-dd-limit=1000000",
                "--train-start=2021-01-01",
                "--train-end=2023-12-31",
                "--test-start=2024-01-01",
                "--test-end=2025-06-30");
    assertThat(result.err())
        .contains(
            "note: The trades begin on 2023-01-02: from 2021-01-01 the trade dates count as those",
            "note: The trades end on 2024-12-31: until 2025-06-30 the trade dates count as those");
  }

  @Test
  void saysOfARunOfSeveralStrategiesThatItIsOne() throws IOException {
    writeRun("ibs", "breakout");
    Result result = search();
    requireRefused(result, "has trades of ibs, breakout, whose accounts have limits of their own");
    assertThat(result.err()).doesNotContain("is there already");
  }

  /** The models of the run, or that ship with the trades, were trained until the end of May. */
  private void requireNoTestUntil(String until) throws IOException {
    Result text = search();
    assertThat(text.exit()).as(text.err()).isEqualTo(1);
    assertThat(text.out())
        .contains(
            "in sample until " + until,
            "In the test period the portfolio trades by models that were trained on dates of it,"
                + " until "
                + until)
        .doesNotContain("of it is left");
    assertThat(found().get("test_in_sample_until").asText()).isEqualTo(until);
    Result refused = search("--update-config");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("The configuration was not changed: in the test period");

    Result accepted = search("--update-config", "--accept");
    assertThat(accepted.exit()).as(accepted.err()).isZero();
    JsonNode written =
        JSON.readTree(folder.resolve("config/portfolio_optimization_ibs.json").toFile());
    assertThat(written.get("accepted_against_own_limits").asBoolean()).isTrue();
    assertThat(written.at("/test_objections/0").asText()).contains("no test", until);

    Result later = searchAndTestFrom(LocalDate.parse(until).plusDays(1));
    assertThat(later.exit()).as(later.out() + later.err()).isZero();
    assertThat(found().get("test_in_sample_until").isNull()).isTrue();
  }

  @Test
  void takesDatesOnWhichARunsModelsWereTrainedForNoTest() throws IOException {
    writeRun("ibs");
    Files.writeString(
        results.resolve("summary.json"),
        "{\"synthetic\": false, \"in_sample_until\": \"2024-05-31\"}");
    requireNoTestUntil("2024-05-31");
    Files.writeString(
        results.resolve("summary.json"), "{\"synthetic\": false, \"in_sample_until\": \"May\"}");
    requireRefused(search(), "summary.json: in_sample_until is 'May', expected a date");
  }

  @Test
  void takesDatesOutsideOfTheHoldOutForNoTest() throws IOException {
    writeOptimized("ibs", "ES");
    requireNoTestUntil("2024-05-31");
  }

  @Test
  void refusesResultsOfSeveralStrategies() throws IOException {
    writeOptimized("breakout", "ES");
    writeOptimized("ibs", "NQ");
    requireRefused(search(), "has trades of breakout, ibs, and a portfolio is of one strategy");
    assertThat(search("--symbols=NQ").exit()).isLessThan(2);
    assertThat(found().get("strategy").asText()).isEqualTo("ibs");
  }

  /** The first of a method. */
  private double returned(String method, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("--max-positions=1", "--json"));
    words.addAll(List.of(more));
    Result result = simulate(words.toArray(String[]::new));
    assertThat(result.exit()).as(result.err()).isZero();
    return JSON.readTree(result.out()).at("/" + method + "/0/total_return_dollars").asDouble();
  }

  @Test
  void takesNoCostsOffTradesOfOptimizeWhichHavePaidTheirs() throws IOException {
    writeOptimized("ibs", "ES");
    double net = weekdays().mapToInt(TradeOriginTest::profit).sum();
    assertThat(returned("honest")).isEqualTo(net);
    assertThat(returned("reference")).isEqualTo(net);
    assertThat(returned("honest", "--cost-ticks=4")).isEqualTo(net - 50 * weekdays().count());

    // The original's files have no such column, and their profits have paid nothing.
    Path file = results.resolve("ES_optimization/ES_rf_best_trades.csv");
    Files.writeString(file, Files.readString(file).replace(",Sample", ",Of"));
    assertThat(returned("honest")).isEqualTo(net - 50 * weekdays().count());
    assertThat(returned("reference")).isEqualTo(net - 50 * weekdays().count());

    writeOptimized("ibs", "NQ");
    requireRefused(
        simulate(), "has trades of optimize, whose profits are net of costs, and others");
    assertThat(simulate("--symbols=NQ").exit()).isZero();
  }

  @Test
  void searchesByTheDailyStopThatTheStrategyTradesBy() throws IOException {
    Path config = folder.resolve("config/config.multi_alpha.yml");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("max_positions: 1 }", "max_positions: 1, daily_stop_loss: 3000 }"));
    writeRun("breakout");
    Result result = search("--update-config");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(found().at("/daily_stop_loss").asDouble()).isEqualTo(3000);
    assertThat(Files.readString(config)).contains("daily_stop_loss: 3000").doesNotContain("2500");

    assertThat(search("--update-config", "--daily-stop-loss=2000").exit()).isZero();
    assertThat(Files.readString(config)).contains("daily_stop_loss: 2000");
  }
}
