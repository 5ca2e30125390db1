package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
  }

  private Ended backtest(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("backtest", "--strategy", "fade", "--data", program.bars().toString()));
    args.addAll(List.of(more));
    return program.run(args.toArray(String[]::new));
  }

  private List<String> lines(int run, String file) throws IOException {
    return Files.readAllLines(program.runs().get(run).resolve(file));
  }

  @Test
  void givesTheVeryTradesOfAPaperRun() throws IOException {
    program.run("run");
    Ended ended = backtest();

    assertThat(ended.exit()).as(ended.err()).isZero();
    Path backtest = program.runs().get(0);
    Path paper = program.runs().get(1);
    assertThat(backtest.getFileName()).hasToString("20240506-070809-backtest");
    for (String file : new String[] {"trades.csv", "decisions.csv"}) {
      assertThat(backtest.resolve(file)).hasSameBinaryContentAs(paper.resolve(file));
    }
  }

  @Test
  void countsWhatFiltersRefuseAndSaysWhichOfThem() throws IOException {
    backtest();
    Ended ended =
        backtest(
            "--set", "filters=[{feature: price_usd, high: 10000}, {feature: prev_ibs, low: 0}]");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).containsPattern("[0-9]+ filter \\(price_usd is above 10000\\)");
    assertThat(lines(1, "decisions.csv")).anyMatch(line -> line.contains(",filter,price_usd is"));
    assertThat(lines(1, "trades.csv")).hasSizeGreaterThan(1);
    assertThat(lines(1, "trades.csv").size()).isLessThan(lines(0, "trades.csv").size());
  }

  @Test
  void refusesFiltersThatAreNoneWithTheirPlace() {
    Ended ended = backtest("--set", "filters=[{feature: dialy_ibs, high: 0.4}]");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains(
            "error: --set:1:12: filters[0].feature: there is no feature dialy_ibs, did you mean"
                + " daily_ibs");
  }

  @Test
  void tradesOnlyTheDatesAskedFor() throws IOException {
    Ended ended = backtest("--from", "2024-02-01", "--to", "2024-02-29");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("2024-02-01 to 2024-02-29");
    assertThat(lines(0, "equity.csv"))
        .anyMatch(line -> line.contains("2024-02-01"))
        .anyMatch(line -> line.contains("2024-02-29"))
        .noneMatch(line -> line.contains("2024-01-31") || line.contains("2024-03-01"));
    // Without the bars before the first date there would be no day to compare its open with.
    assertThat(lines(0, "decisions.csv").get(1)).contains("2024-01-31T23:00");
  }

  @Test
  void tradesOtherInstrumentsIfAskedTo() throws IOException {
    Files.copy(program.bars().resolve("hourly/ES.csv"), program.bars().resolve("hourly/CL.csv"));
    Ended ended = backtest("--symbols", "cl,NQ");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(lines(0, "trades.csv"))
        .anyMatch(line -> line.contains("CL"))
        .noneMatch(line -> line.contains("ES"));
  }

  @Test
  void letsASeriesStandInForASymbol() throws IOException {
    Files.move(program.bars().resolve("hourly/ES.csv"), program.bars().resolve("hourly/MES.csv"));

    assertThat(backtest().exit()).isEqualTo(2);
    Ended ended = backtest("--alias", "ES=MES");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("with MES for ES");
  }

  @Test
  void setsParametersOverTheConfiguration() throws IOException {
    backtest("--set", "hold_bars=2");
    backtest("--set", "gap_min_percent=5", "--set", "hold_bars=2");

    assertThat(lines(0, "trades.csv")).hasSizeGreaterThan(1);
    assertThat(lines(1, "trades.csv")).hasSize(1);
  }

  @Test
  void setsCostsOverTheConfiguration() throws IOException {
    backtest("--commission", "0", "--slippage-ticks", "0", "--json");
    backtest("--commission", "100", "--slippage-ticks", "4", "--json");

    assertThat(lines(0, "trades.csv")).hasSameSizeAs(lines(1, "trades.csv"));
    assertThat(lines(0, "trades.csv").get(1)).isNotEqualTo(lines(1, "trades.csv").get(1));
  }

  @Test
  void setsTheFillModelOverTheConfiguration() throws IOException {
    backtest("--fill-model", "next_open");
    backtest("--fill-model", "signal_close");

    assertThat(lines(0, "trades.csv").get(1)).isNotEqualTo(lines(1, "trades.csv").get(1));
  }

  @Test
  void datesTheBarsOfEachInstrumentByItsSession() throws IOException {
    program.reconfigure("currency: USD, session: cme }", "session: weekdays }");

    assertThat(backtest().exit()).isZero();
    // A holiday of the CME: half a day that belongs to the next trade date.
    assertThat(lines(0, "equity.csv")).anyMatch(line -> line.contains("2024-01-15"));
    program.reconfigure("session: weekdays }", "session: cme }");
    assertThat(backtest().exit()).isZero();
    assertThat(lines(1, "equity.csv")).noneMatch(line -> line.contains("2024-01-15"));
  }

  @Test
  void refusesInstrumentsThatRollAtDifferentTimes() throws IOException {
    program.reconfigure(
        "NQ: { tick_size: 0.25, point_value: 20, currency: USD, session: cme }",
        "NQ: { tick_size: 0.25, point_value: 20, session: weekdays, roll_time: \"1700\","
            + " roll_timezone: America/New_York }");

    Ended refused = backtest();
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "ES keeps session cme, but NQ weekdays from 17:00 America/New_York. Give them sessions"
                + " that agree");
    assertThat(backtest("--symbols", "NQ").exit()).isZero();
  }

  @Test
  void notesBarsOutsideTheHoursOfTheirSession() throws IOException {
    program.reconfigure(
        "NQ: { tick_size: 0.25, point_value: 20, currency: USD, session: cme }",
        "NQ: { tick_size: 0.25, point_value: 20, currency: USD, session: nyse }");

    Ended ended = backtest("--json");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains(
            "NQ.csv: 607 of 1,364 bars begin outside Monday to Friday, 04:00 to 18:00 New York, the"
                + " hours of session nyse, the first at 2024-01-01T23:00:00Z")
        .doesNotContain("ES.csv");
  }

  @Test
  void refusesPricesThatCannotBeThoseOfTheContract() throws IOException {
    program.reconfigure(
        "ES: { tick_size: 0.25, point_value: 50", "ES: { tick_size: 0.000001, point_value: 50");

    Ended refused = backtest();
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "error: ES: its prices go from 4949 to 5001, which with a tick of 0.000001 cannot be;")
        .doesNotContain("NQ");
  }

  @Test
  void notesTradeDatesThatOpenFarFromTheLastClose() throws IOException {
    assertThat(backtest("--from", "2024-03-20").out())
        .contains("Note: NQ: ", "usual hourly ranges", "2024-03-20")
        .doesNotContain("2024-03-19");
  }

  @Test
  void notesThatTheBarsEndBeforeTheDatesAskedFor() {
    assertThat(backtest("--from", "2023-01-02", "--to", "2025-06-30").out())
        .contains(
            "Note: Asked to trade from 2023-01-02, but the bars begin on 2024-01-02.",
            "Note: Asked to trade to 2025-06-30, but the bars end on 2024-03-27.");
    assertThat(backtest("--from", "2024-01-06", "--to", "2024-03-16").out())
        .doesNotContain("Asked to trade");
  }

  @Test
  void suggestsTheNearestParameter() {
    assertThat(backtest("--set", "hold_bar=2").err())
        .contains("there is no parameter hold_bar, did you mean hold_bars?\n");
    assertThat(backtest("--set", "hold_bars").err())
        .contains(
            "error: The value of option '--set' (KEY=VALUE) is no KEY=VALUE but hold_bars.\n");
    assertThat(backtest("--threads", "two").err()).contains("'two' is no whole number.\n");
  }

  @Test
  void notesInstrumentsThatThePortfolioDoesNotTrade() throws IOException {
    program.reconfigure("data:\n", "portfolio: { instruments: [ES, NQ] }\ndata:\n");
    Files.copy(program.bars().resolve("hourly/ES.csv"), program.bars().resolve("hourly/CL.csv"));

    assertThat(backtest("--symbols", "CL,ES").out())
        .contains(
            "Note: fade: CL is not in portfolio.instruments; traded in this back-test, not by run.");
    assertThat(backtest().out()).doesNotContain("portfolio.instruments");
  }

  @Test
  void refusesABadBarUnlessToldToSkipIt() throws IOException {
    program.addBars("ES", "2024-06-03T10:00:00Z,5000,4000,5000,5000,1\n");

    Ended refused = backtest();
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("ES.csv:1366");
    Ended skipped = backtest("--on-bad-bar", "skip");
    assertThat(skipped.exit()).isZero();
    assertThat(skipped.out()).contains("Note: Skipped", "ES.csv:1366");
  }

  @Test
  void refusesWhatCannotBeDoneInOneSentence() {
    assertThat(backtest("--from", "2024-02-01", "--to", "2024-01-31").err())
        .contains("error: --to 2024-01-31 is before --from 2024-02-01.");
    assertThat(backtest("--from", "2030-01-01").err())
        .isEqualTo(
            "error: There are no hourly bars from 2030-01-01; those of the instruments traded go"
                + " from 2024-01-02 to 2024-03-27.\n");
    assertThat(backtest("--from", "tomorrow").err())
        .contains("'tomorrow' is no date such as 2023-01-31");
    assertThat(backtest("--timezone", "Mars").err())
        .contains("'Mars' is no time zone such as America/Chicago");
    assertThat(backtest("--fill-model", "best").err())
        .contains("'best' is none of next_open, signal_close, intrabar, cheat_on_close");
    assertThat(backtest("--commission", "-1").err())
        .contains("--commission is -1.0, expected a number of at least 0");
    assertThat(backtest("--threads", "0").err()).contains("--threads is 0, expected at least 1");
    assertThat(backtest("--symbols", ",").err()).contains("--symbols names no symbol");
    assertThat(backtest("--set", "hold_bars").err()).contains("--set", "KEY=VALUE");
    assertThat(backtest("--set", "hold_bars=1", "--set", "hold_bars=2").err())
        .contains("--set names hold_bars twice; keep the one that is to hold.");
    assertThat(backtest("--alias", "ES=MES", "--alias", "ES=NQ").err())
        .contains("--alias names ES twice; keep the one that is to hold.");
    assertThat(backtest("--symbols", "XX").err())
        .contains("There is no instrument XX", "ES, NQ, CL");
    assertThat(backtest("--set", "hold=3").err())
        .contains("there is no parameter hold, known are gap_min_percent, hold_bars, filters");
    assertThat(backtest("--set", "hold_bars=0").err())
        .contains("hold_bars is 0, expected a whole number from 1 to 200 (bars)");
    assertThat(program.run("backtest").err()).contains("--strategy");
    assertThat(program.run("backtest", "--strategy", "fad").err())
        .contains(
            "There is no strategy 'fad' in config/config.multi_alpha.yml; did you mean fade?");
    assertThat(program.run("backtest", "--strategy", "fade", "--data", root + "/nowhere").err())
        .contains("There is no data folder " + root + "/nowhere");
  }

  @Test
  void endsWithTheExitCodeForWrongUse() {
    assertThat(backtest("--from", "tomorrow").exit()).isEqualTo(2);
    assertThat(backtest("--set", "hold=3").exit()).isEqualTo(2);
    assertThat(backtest("--from", "2030-01-01").exit()).isEqualTo(2);
  }
}
