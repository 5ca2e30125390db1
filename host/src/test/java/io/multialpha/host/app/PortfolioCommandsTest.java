package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.app.Cli.Result;
import io.multialpha.host.research.GoldenPortfolio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands {@code portfolio simulate} and {@code portfolio search} on the sample results. */
class PortfolioCommandsTest {
  private static final List<String> PERIODS =
      List.of(
          "--train-start=2023-01-01",
          "--train-end=2023-12-31",
          "--test-start=2024-01-01",
          "--test-end=2024-12-31");

  @TempDir Path folder;
  private Path results;

  @BeforeEach
  void copyResults() throws IOException {
    results = folder.resolve("results");
    Path from = GoldenPortfolio.own().results();
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        if (!file.toString().contains("expected")) {
          Files.copy(file, results.resolve(from.relativize(file).toString()));
        }
      }
    }
  }

  private Result simulate(String... more) {
    return run("simulate", List.of(more));
  }

  private Result search(String... more) {
    List<String> all = new ArrayList<>(PERIODS);
    all.addAll(List.of(more));
    return run("search", all);
  }

  private Result run(String command, List<String> more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "portfolio", command, "--results-dir", results.toString(), "--method=reference"));
    words.addAll(more);
    return Cli.in(folder).run(words.toArray(String[]::new));
  }

  private Path trades(String symbol) {
    return results.resolve(symbol + "_optimization").resolve(symbol + "_rf_best_trades.csv");
  }

  private void edit(String symbol, String from, String to) throws IOException {
    String text = Files.readString(trades(symbol));
    assertThat(text).contains(from);
    Files.writeString(trades(symbol), text.replaceFirst(Pattern.quote(from), to));
  }

  private static void requireRefused(Result result, String... parts) {
    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(parts).doesNotContain("Exception");
  }

  @Test
  void printsTheOriginalsTableAndWritesItsColumns() throws IOException {
    Path csv = folder.resolve("sim.csv");
    Result result = simulate("--max-positions=6", "--output", csv.toString());

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("1   2.836  12.19%    38,415     5,269  1.");
    List<String> expected = Files.readAllLines(GoldenPortfolio.own().recorded("sim_sharpe.csv"));
    List<String> written = Files.readAllLines(csv);
    assertThat(written.get(0)).isEqualTo(expected.get(0));
    assertThat(written.stream().map(line -> line.substring(0, 12)))
        .isEqualTo(expected.stream().map(line -> line.substring(0, 12)).toList());
  }

  @Test
  void printsJson() {
    assertThat(simulate("--max-positions=1", "--json").out())
        .contains("\"reference\" : [", "\"sharpe_ratio\" : 2.836210344381");
  }

  @Test
  void saysOfMadeUpTradesThatTheyAre() throws IOException {
    assertThat(simulate("--max-positions=1").out()).contains("\nSYNTHETIC trades");
    assertThat(simulate("--max-positions=1", "--json").out()).contains("\"synthetic\" : true");
    assertThat(search("--json").out()).contains("\"synthetic\" : true");

    Files.delete(results.resolve("SYNTHETIC.txt"));
    assertThat(simulate("--max-positions=1").out()).doesNotContain("SYNTHETIC");
    assertThat(search("--json").out()).contains("\"synthetic\" : false");

    // As optimize leaves it of made-up bars, for one symbol of many.
    Path best = results.resolve("ES_optimization/best.json");
    Files.writeString(
        best, Files.readString(best).replaceFirst("\\{", "{\"Data\": \"SYNTHETIC sample\","));
    assertThat(simulate("--max-positions=1").out()).contains("\nSYNTHETIC trades");
    assertThat(simulate("--max-positions=1", "--symbols=GC,NQ").out()).doesNotContain("SYNTHETIC");
  }

  @Test
  void findsWhatTheSecondProgramFinds() {
    Result result = search("--max-positions=6");

    // What breaks its own constraint is found, but nothing to rely on.
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out())
        .contains("6A CL ES GC NQ\n", "Max positions  1\n", "breaks the constraint");
  }

  @Test
  void saysWhenNothingKeepsToTheConstraint() {
    Result result = search("--max-dd-limit=10");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("None keeps its drawdown below $10; the least");
  }

  @Test
  void writesEveryPortfolioThatWasTried() throws IOException {
    Path csv = folder.resolve("tried.csv");
    Result result = search("--algorithm=exhaustive", "--output", csv.toString());
    long tried = Files.readAllLines(csv).size() - 1L;
    assertThat(result.out()).contains(tried + " portfolios were tried");
    assertThat(folder.resolve("var/search")).isEmptyDirectory();
  }

  @Test
  void countsThePortfoliosOfAllSearches() {
    String first = search("--algorithm=exhaustive", "--max-positions=2").out();
    assertThat(first).contains("120 portfolios were tried, 120 in all so far");
    // A single symbol never fills two places, so 63 sets give 120 portfolios, each counted once.
    String again = search("--algorithm=exhaustive", "--max-positions=2", "--threads=1").out();
    assertThat(again).isEqualTo(first);
    assertThat(search("--max-positions=3").out()).doesNotContain(" 120 in all");
    // Whichever way it is looked for: one symbol is one portfolio under any limit.
    for (String algorithm : List.of("greedy", "beam", "exhaustive")) {
      assertThat(search("--symbols=6A", "--algorithm=" + algorithm, "--max-dd-limit=1e9").out())
          .contains("\n1 portfolio was tried, ");
    }
  }

  @Test
  void countsThePortfoliosThatAreSimulated() throws IOException {
    assertThat(simulate("--max-positions=3").out()).contains("3 portfolios were tried, 3 in all");
    assertThat(simulate("--max-positions=3").out()).contains("3 portfolios were tried, 3 in all");
    // Two symbols never fill more than two places: the limits from two on are one portfolio.
    assertThat(simulate("--max-positions=90", "--symbols=ES,GC").out())
        .contains("2 portfolios were tried, 5 in all so far");
    assertThat(search("--algorithm=exhaustive", "--max-positions=2").out())
        .contains("120 portfolios were tried, 125 in all so far");
    assertThat(simulate("--max-positions=1", "--json").out())
        .contains("\"trials\" : 1,", "\"trials_ever\" : 125,");

    edit("NQ", ",240.0,240.0", ",241.0,241.0");
    assertThat(simulate("--max-positions=3").out()).contains("3 portfolios were tried, 128 in all");
    Path best = results.resolve("GC_optimization/best.json");
    Files.writeString(best, Files.readString(best).replaceAll("_CPCV\": [0-9.]+", "_CPCV\": 99"));
    assertThat(simulate("--max-positions=3").out()).contains("3 portfolios were tried, 131 in all");
  }

  @Test
  void refusesAStrategyThatIsNotThereBeforeItSimulates() throws IOException {
    configure();
    requireRefused(simulate("--strategy=ibss"), "There is no strategy ibss in", "mean ibs?");
    assertThat(simulate("--strategy=ibs").exit()).isZero();
  }

  @Test
  void printsMonthsYearsAndPositiveDrawdownsAsJson() throws IOException {
    configure();
    Result result =
        Cli.in(folder)
            .run(
                "portfolio",
                "simulate",
                "--results-dir=" + results,
                "--max-positions=2",
                "--explain=2",
                "--json");
    assertThat(result.exit()).as(result.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(result.out());
    JsonNode last = json.at("/honest/1");
    double months = 0;
    for (JsonNode month : json.get("months")) {
      months += month.get("return_dollars").asDouble();
    }
    assertThat(json.get("months")).hasSize(24);
    assertThat(months).isCloseTo(last.get("total_return_dollars").asDouble(), within(1e-6));
    assertThat(json.at("/years/1/year").asInt()).isEqualTo(2024);
    assertThat(json.at("/statistics/sharpe_ratio").asDouble())
        .isCloseTo(last.get("sharpe_ratio").asDouble(), within(1e-9));
    assertThat(last.get("max_drawdown_dollars").asDouble()).isPositive();
    assertThat(json.at("/reference/0/max_drawdown_dollars").asDouble()).isPositive();
    assertThat(json.at("/difference/0/max_drawdown_dollars").asDouble())
        .isEqualTo(json.at("/reference/1/max_drawdown_dollars").asDouble());
  }

  private void configure() throws IOException {
    Files.createDirectories(folder.resolve("plugins"));
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        folder.resolve("config/config.multi_alpha.yml"),
        "strategies:\n  ibs: { enabled: false, instruments: [ES], max_positions: 1,"
            + " daily_stop_loss: 2500 }\n"
            + "instruments:\n  ES: { tick_size: 0.25, tick_value: 12.5, point_value: 50,"
            + " currency: USD, session: cme }\n");
  }

  @Test
  void writesNothingThatBreaksItsOwnConstraint() throws IOException {
    configure();
    String before = config();
    Result result = search("--symbols=ES", "--max-dd-limit=6500", "--update-config");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "The configuration was not changed: in the test period the portfolio breaks the"
                + " constraint that it was found by",
            "--accept");
    assertThat(config()).isEqualTo(before);
    requireRefused(search("--accept"), "--accept goes with --update-config.");
  }

  @Test
  void takesNothingOverThatLosesInTheTestPeriodUnlessToldTo() throws IOException {
    configure();
    List<String> words =
        List.of("--symbols=ES", "--max-dd-limit=100000", "--max-positions=3", "--update-config");
    Result refused = search(words.toArray(String[]::new));
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .contains("in the test period the portfolio has no Sharpe ratio above 0, but -0.196.");
    assertThat(config()).contains("max_positions: 1");

    List<String> accepting = new ArrayList<>(words);
    accepting.add("--accept");
    Result accepted = search(accepting.toArray(String[]::new));
    assertThat(accepted.exit()).as(accepted.err()).isZero();
    JsonNode written =
        new ObjectMapper()
            .readTree(folder.resolve("config/portfolio_optimization_ibs.json").toFile());
    assertThat(written.get("accepted_against_own_limits").asBoolean()).isTrue();
    assertThat(written.get("synthetic").asBoolean()).isTrue();
    assertThat(written.at("/evidence/test_looks").asInt()).isEqualTo(1);
    assertThat(written.at("/evidence/reality_check_p").isMissingNode()).isFalse();
  }

  @Test
  void refusesBeforeItSearchesWhatCouldNotBeWrittenAfterIt() throws IOException {
    configure();
    requireRefused(
        search("--symbols=ES,CL,ZB", "--update-config"),
        "There is no contract of CL, ZB under instruments in config/config.multi_alpha.yml");
    Path left = Files.writeString(folder.resolve("config/config.multi_alpha.yml.new"), "");
    Result inTheWay = search("--symbols=ES", "--max-positions=3", "--update-config");
    assertThat(inTheWay.exit()).isNotZero();
    assertThat(inTheWay.err()).contains("is in the way").doesNotContain("Exception");
    Files.delete(left);
    Files.writeString(
        folder.resolve("config/config.multi_alpha.yml"),
        config().replace("instruments: [ES]", "instruments: &mine [ES]"));
    Result anchored = search("--symbols=ES", "--update-config");
    assertThat(anchored.exit()).isNotZero();
    assertThat(anchored.err()).contains("has the anchor &mine").doesNotContain("Exception");
    assertThat(folder.resolve("var/trials.db")).as("nothing was tried").doesNotExist();
    assertThat(folder.resolve("config")).isDirectoryNotContaining("glob:**.new");
  }

  private String config() throws IOException {
    return Files.readString(folder.resolve("config/config.multi_alpha.yml"));
  }

  @Test
  void saysWhatMayBeLuckWithoutBeingAskedTo() throws IOException {
    Result text = search("--max-positions=6");
    assertThat(text.out())
        .contains("plain Sharpe", "95% interval", "probabilistic Sharpe", "deflated Sharpe")
        .contains(
            "track record needed", "overfitting (PBO)", "reality check p", "superior ability");
    JsonNode json = new ObjectMapper().readTree(search("--max-positions=6", "--json").out());
    JsonNode evidence = json.get("evidence");
    assertThat(evidence.get("trials").asInt()).isEqualTo(json.get("trials").asInt());
    assertThat(evidence.get("compared_portfolios").asInt()).isEqualTo(json.get("trials").asInt());
    for (String figure :
        List.of(
            "deflated_sharpe_ratio",
            "overfitting_probability",
            "reality_check_p",
            "superior_ability_p")) {
      assertThat(evidence.get(figure).asDouble()).as(figure).isBetween(0.0, 1.0);
    }
    for (String period : List.of("train", "test")) {
      JsonNode track = evidence.get(period);
      assertThat(track.get("days").asText()).isEqualTo("calendar days");
      assertThat(track.get("sharpe_ratio").asDouble())
          .isBetween(
              track.get("sharpe_interval_low").asDouble(),
              track.get("sharpe_interval_high").asDouble());
    }
    assertThat(evidence.at("/train/probabilistic_sharpe_ratio").asDouble())
        .isGreaterThan(evidence.get("deflated_sharpe_ratio").asDouble());
  }

  @Test
  void countsTheSearchesThatLookAtATestPeriod() throws IOException {
    assertThat(search("--max-positions=2").out()).doesNotContain("looked at");
    assertThat(search("--max-positions=2").out()).as("again").doesNotContain("looked at");
    assertThat(search("--max-dd-limit=10").out()).as("found nothing").doesNotContain("looked at");
    assertThat(search("--max-positions=3").out())
        .contains("This test period has been looked at 2 times");
    JsonNode json = new ObjectMapper().readTree(search("--max-positions=4", "--json").out());
    assertThat(json.get("test_looks").asInt()).isEqualTo(3);
  }

  @Test
  void walksForwardThroughTheTrainPeriodAlone() throws IOException {
    String json = search("--max-positions=2", "--walk-forward=3", "--json").out();
    JsonNode found = new ObjectMapper().readTree(json);
    JsonNode windows = found.at("/walk_forward/windows");
    assertThat(windows).hasSize(3);
    String next = "2023-07-05";
    double gain = 0;
    for (JsonNode window : windows) {
      assertThat(window.at("/train/start").asText()).isEqualTo("2023-01-01");
      assertThat(window.at("/test/start").asText())
          .isEqualTo(next)
          .isGreaterThan(window.at("/train/end").asText());
      next = LocalDate.parse(window.at("/test/end").asText()).plusDays(1).toString();
      gain += window.at("/test/total_return_dollars").asDouble();
    }
    assertThat(next).isEqualTo("2024-01-01");
    assertThat(found.at("/walk_forward/total_return_dollars").asDouble())
        .isCloseTo(gain, within(1e-6));
    assertThat(found.get("trials_ever").asInt()).isGreaterThan(found.get("trials").asInt());
    assertThat(found.get("test_looks").asInt()).isEqualTo(1);
    assertThat(search("--max-positions=2", "--walk-forward=3").out())
        .contains("Walk forward within the train period: 3 windows", "\nchained ");
  }

  /** A month of wins is no year of them. */
  @Test
  void doesNotTakeAMonthOfWinsForAYearOfThem() throws IOException {
    configure();
    results = folder.resolve("made");
    write("ES", 1, 12);
    write("NQ", 3, 3);
    List<String> words = new ArrayList<>(List.of("portfolio", "search", "--json"));
    words.addAll(List.of("--results-dir", results.toString(), "--cost-ticks=0"));
    words.addAll(List.of("--algorithm=exhaustive", "--max-positions=1"));
    words.addAll(PERIODS);
    JsonNode json =
        new ObjectMapper().readTree(Cli.in(folder).run(words.toArray(String[]::new)).out());

    assertThat(json.at("/optimal_config/instruments")).extracting(JsonNode::asText).contains("ES");
    assertThat(json.at("/train/total_return_dollars").asDouble()).isGreaterThan(20_000);
    for (String period : List.of("train", "test")) {
      JsonNode track = json.at("/evidence/" + period);
      assertThat(track.get("observations").asInt()).isBetween(250, 252);
      assertThat(json.at("/" + period + "/sharpe_ratio").asDouble())
          .isCloseTo(track.get("sharpe_ratio").asDouble(), within(1e-9))
          .isBetween(
              track.get("sharpe_interval_low").asDouble(),
              track.get("sharpe_interval_high").asDouble());
    }
  }

  /** A trade a day in some months of both years, of 100 dollars in the mean. */
  private void write(String symbol, int firstMonth, int lastMonth) throws IOException {
    StringBuilder rows =
        new StringBuilder("Date/Time,Exit Date/Time,Model_Selected,Model_PnL_USD_When_Selected\n");
    for (LocalDate day = LocalDate.parse("2023-01-01");
        day.getYear() < 2025;
        day = day.plusDays(1)) {
      if (day.getMonthValue() >= firstMonth
          && day.getMonthValue() <= lastMonth
          && day.getDayOfWeek().getValue() < 6) {
        int profit = 100 + (day.getDayOfMonth() % 3 - 1) * (symbol.equals("NQ") ? 100 : 300);
        rows.append(day + " 08:00:00," + day + " 12:00:00,1," + profit + "\n");
      }
    }
    Path of = Files.createDirectories(results.resolve(symbol + "_optimization"));
    Files.writeString(of.resolve(symbol + "_rf_best_trades.csv"), rows);
    Files.writeString(of.resolve("best.json"), "{}");
  }

  @Test
  void notesThatTheTestComesBeforeTheTrainPeriod() {
    Result result =
        run(
            "search",
            List.of(
                "--train-start=2024-01-01",
                "--train-end=2024-12-31",
                "--test-start=2023-01-01",
                "--test-end=2023-12-31"));
    assertThat(result.err()).contains("note: The test period comes before the train period");
  }

  @Test
  void drawsTheEquityThatTheTableTellsOfEvenOfARuinedAccount() throws IOException {
    configure();
    for (String method : List.of("reference", "honest")) {
      List<String> words = new ArrayList<>(List.of("portfolio", "search"));
      words.addAll(List.of("--results-dir", results.toString(), "--method=" + method));
      words.addAll(List.of("--initial-cash=1500", "--max-dd-limit=1000000"));
      words.addAll(PERIODS);
      Result result = Cli.in(folder).run(words.toArray(String[]::new));
      assertThat(result.exit()).as(result.err()).isBetween(0, 1);
      Path found;
      try (Stream<Path> searches = Files.list(folder.resolve("var/searches"))) {
        found = searches.sorted().reduce((first, last) -> last).orElseThrow();
      }
      JsonNode test =
          new ObjectMapper().readTree(found.resolve("search.json").toFile()).get("test");
      String last =
          Files.readAllLines(found.resolve("equity.csv")).stream()
              .filter(row -> row.startsWith("test," + method + ","))
              .reduce((before, row) -> row)
              .orElseThrow();
      assertThat(Double.parseDouble(last.substring(last.lastIndexOf(',') + 1)) - 1500)
          .isCloseTo(test.get("total_return_dollars").asDouble(), within(0.01));
    }
  }

  @Test
  void takesNothingOverIntoAConfigurationOfAnotherPlace() throws IOException {
    configure();
    Path elsewhere = Files.createDirectories(folder.resolve("trial")).resolve("house.yml");
    Files.copy(folder.resolve("config/config.multi_alpha.yml"), elsewhere);

    requireRefused(
        search("--update-config", "--accept", "--config=" + elsewhere),
        "--update-config also writes config/portfolio_optimization_ibs.json of this installation");
    assertThat(folder.resolve("config/portfolio_optimization_ibs.json")).doesNotExist();
  }

  @Test
  void refusesAStrategyThatIsNotThereBeforeItCountsTrialsForIt() throws IOException {
    configure();
    requireRefused(
        search("--strategy=ibss"),
        "There is no strategy ibss in config/config.multi_alpha.yml: did you mean ibs?");
    assertThat(folder.resolve("var/trials.db")).doesNotExist();
  }

  @Test
  void refusesAPlaceThatCannotBeWrittenToBeforeItSearches() {
    String place = folder.resolve("none/tried.csv").toString();
    requireRefused(search("--output", place), "There is no folder", "none to write to.");
    requireRefused(search("--output", folder.toString()), "is a folder; name a file in it.");
    requireRefused(simulate("--output", place), "There is no folder", "none to write to.");
    assertThat(folder.resolve("var/trials.db")).doesNotExist();
  }

  @Test
  void countsTradesThatAreLeftOut() {
    assertThat(simulate().err())
        .contains("CL: left out 2 trades: 1 without a time of exit, 1 without a profit.");
  }

  @Test
  void saysWhichSymbolHasNoFigures() throws IOException {
    Files.delete(results.resolve("ZB_optimization/ZB_rf_best_summary.txt"));
    assertThat(simulate().err()).contains("ZB: there is neither a best.json nor a ZB_rf_best_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--min-positions=0        | --min-positions is 0, expected at least 1.",
        "--min-positions=4 --max-positions=3 | --max-positions is 3, below --min-positions 4",
        "--max-positions=1001     | --max-positions is 1001, expected at most 1000.",
        "--initial-cash=-1        | --initial-cash is -1.0, expected a number above 0.",
        "--daily-stop-loss=-2500  | --daily-stop-loss is -2500.0, expected a number above 0.",
        "--exit-slippage=2        | --exit-slippage is 2.0, expected a fraction from 0 to 1.",
        "--cost-ticks=-1          | --cost-ticks is -1.0, expected a number of at least 0.",
        "--explain=1              | --explain is of no use with --method reference",
        "--data=bars              | --data is of no use with --method reference",
        "--cost-ticks=2           | --cost-ticks is of no use with --method reference",
        "--alias=ES=NQ            | --alias names series of the folder of --data",
        "--data=bars --alias=ES=NQ --alias=ES=MES | --alias names ES twice; keep the one that is",
        "--ranking-method=luck    | 'luck' is none of sharpe, profit_factor",
        "--symbols=XX             | has no trades of XX; it has those of 6A, CL, ES, GC, NQ, ZB."
      })
  void refusesSettingsThatMakeNoSense(String options, String sentence) {
    requireRefused(simulate(options.split(" ")), sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-dd-limit=-5        | --max-dd-limit is -5.0, expected a number above 0.",
        "--max-breach-events=-1   | --max-breach-events is -1, expected at least 0.",
        "--algorithm=magic        | 'magic' is none of greedy, exhaustive, beam",
        "--threads=0              | --threads is 0, expected at least 1.",
        "--walk-forward=0         | --walk-forward is 0, expected 1 or more windows of a week",
        "--walk-forward=27        | which half of 2023-01-01 to 2023-12-31 has 26 of."
      })
  void refusesSearchesThatMakeNoSense(String option, String sentence) {
    requireRefused(search(option), sentence);
  }

  @Test
  void refusesPeriodsThatOverlap() {
    requireRefused(
        run(
            "search",
            List.of(
                "--train-start=2023-01-01",
                "--train-end=2024-02-01",
                "--test-start=2024-01-01",
                "--test-end=2024-12-31")),
        "The train period, 2023-01-01 to 2024-02-01, and the test period",
        "have days in common");
  }

  @Test
  void refusesPeriodsWithoutTrades() {
    requireRefused(
        run(
            "search",
            List.of(
                "--train-start=2003-01-01",
                "--train-end=2003-12-31",
                "--test-start=2024-01-01",
                "--test-end=2024-12-31")),
        "has no trade in the train period, 2003-01-01 to 2003-12-31");
  }

  @Test
  void refusesAnEmptyFolder() throws IOException {
    results = Files.createDirectory(folder.resolve("empty"));
    requireRefused(simulate(), "has neither a folder such as ES_optimization nor a trades.csv");
    results = folder.resolve("nowhere");
    requireRefused(simulate(), "There is no folder");
  }

  @Test
  void refusesTradesOfAnotherSymbol() throws IOException {
    edit("ES", "\nES,", "\nNQ,");
    requireRefused(
        run("simulate", List.of()), "ES_rf_best_trades.csv:2: a trade of NQ; expected ES. Mend");
  }

  @Test
  void tellsOfEveryBadRowAtOnce() throws IOException {
    edit("ES", "2023-01-", "2023-13-");
    edit("NQ", ",240.0,240.0", ",240.0,plenty");
    String text = Files.readString(trades("CL"));
    String[] lines = text.split("\n");
    Files.writeString(trades("CL"), text + lines[2] + "\n");
    Files.delete(trades("GC"));

    requireRefused(
        simulate(),
        "CL_rf_best_trades.csv:" + (lines.length + 1) + ": the trade of CL is there already",
        "is no time such as 2024-01-31 14:00:00. Mend the row or remove it.",
        "GC_rf_best_trades.csv is missing");
  }

  @Test
  void refusesAnExitBeforeItsEntry() throws IOException {
    String[] row =
        Files.readString(trades("6A"))
            .lines()
            .filter(line -> line.split(",")[7].equals("1"))
            .findFirst()
            .orElseThrow()
            .split(",");
    edit("6A", row[4] + "," + row[5], row[4] + ",2022-12-01 10:00:00");
    requireRefused(simulate(), "the exit 2022-12-01 10:00:00 is before the entry " + row[4]);
  }

  @Test
  void refusesAFileWithoutItsColumns() throws IOException {
    edit("6A", "Model_PnL_USD_When_Selected", "PnL");
    requireRefused(
        simulate(), "6A_rf_best_trades.csv:1: the header lacks Model_PnL_USD_When_Selected");
  }
}
