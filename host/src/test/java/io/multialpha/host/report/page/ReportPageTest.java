package io.multialpha.host.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.ledger.RunInfo;
import io.multialpha.host.report.EquityCurve;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.report.RunFolder;
import io.multialpha.host.report.RunReport;
import io.multialpha.host.report.SampleRuns;
import io.multialpha.host.report.SummaryJson;
import io.multialpha.host.report.TriedBefore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  @TempDir private Path out;

  private Path written(RunInfo info, List<AccountResult> accounts) {
    try (RunFolder folder = RunFolder.create(out, info)) {
      folder.requireReady();
      folder.write(accounts, () -> RunReport.of(folder.info(), accounts), ReportPage::of);
      return folder.path();
    }
  }

  private String page(RunInfo info, List<AccountResult> accounts) throws IOException {
    return Files.readString(written(info, accounts).resolve("report.html"));
  }

  /** An account with a trade of ES and NQ in turn on each of some days, whose results differ. */
  private static AccountResult trader(String name, int days, long seed) {
    Journal journal = new Journal(name, List.of("ES", "NQ"));
    Signal signal = Signal.enterLong("x");
    journal.decisions().add(0, 0, signal, 1, Double.NaN, Double.NaN, Outcome.ORDERED, "");
    Random random = new Random(seed);
    double equity = 100_000;
    for (int day = 0; day < days; day++) {
      int date = 20_000 + day;
      double profit = Math.rint(random.nextGaussian() * 400) + 20;
      equity += profit;
      long noon = (date * 24L + 18) * 3_600_000;
      journal
          .trades()
          .add(day % 2, 1, 0, 0, noon, 100, noon + 3_600_000, 101, 1, profit + 2.5, 2.5);
      journal.days().add(date, equity, profit, equity, 0, false, false);
    }
    return new AccountResult(
        journal, 100_000, equity, 0, days, days, days, 0, List.of(), Optional.empty(), List.of());
  }

  private static String section(String page, String id) {
    int from = page.indexOf("<section id=\"" + id + "\"");
    assertThat(from).as("section " + id).isNotNegative();
    return page.substring(from, page.indexOf("</section>", from));
  }

  @Test
  void showsResultsAndWarnings() throws IOException {
    assertThat(page(SampleRuns.info(), SampleRuns.both()))
        .contains(
            "SYNTHETIC sample, seed 42, planted edge 0.5: made-up prices",
            "breakout was set aside: ArithmeticException",
            "<td class=\"text\">no slot</td>",
            "TRADERSPOST_WEBHOOK_IBS is not set");
  }

  @Test
  void showsEveryFigureOfTheSummaryAtItsPlace() throws IOException {
    Path folder = written(SampleRuns.info(), SampleRuns.both());
    String figures = section(Files.readString(folder.resolve("report.html")), "figures");
    List<String> cells = new ArrayList<>();
    try (JsonParser json =
        new JsonFactory().createParser(folder.resolve("summary.json").toFile())) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isScalarValue()) {
          String place = json.getParsingContext().pathAsPointer().toString();
          cells.add(
              "data-figure=\""
                  + place.substring(1).replace('/', '.')
                  + "\">"
                  + Html.escaped(json.getText())
                  + "</td>");
        }
      }
    }
    assertThat(cells).hasSizeGreaterThan(80);
    assertThat(figures).contains(cells);
  }

  @Test
  void addsUpWhatEachInstrumentCameTo() throws IOException {
    assertThat(section(page(SampleRuns.info(), SampleRuns.both()), "contribution"))
        .containsSubsequence("By instrument", "ES", "446", "NQ", "186", "6E", "-130")
        .containsSubsequence("By strategy and instrument", "ibs ES", "breakout NQ", "ibs 6E");
  }

  @Test
  void drawsALineForEachStrategyAndTheTotal() throws IOException {
    String equity = section(page(SampleRuns.info(), SampleRuns.both()), "equity");
    assertThat(
            equity.lines().filter(line -> line.startsWith("<polyline")).map(ReportPageTest::style))
        .containsExactly("line c1", "line c2", "line c0", "line drawdown");
    // From nothing to the highest gain of all, 501.75, on the first of three trade dates.
    assertThat(equity).contains("\"line c0\" points=\"0.0,320.0 333.3,0.0 666.7,");
  }

  private static String style(String line) {
    return line.replaceAll(".*class=\"([^\"]*)\".*", "$1");
  }

  @Test
  void saysThatThereAreTooFewDaysRatherThanGuess() throws IOException {
    String page = page(SampleRuns.info(), SampleRuns.both());
    assertThat(section(page, "confidence"))
        .contains("Only 3 trade dates: too few")
        .doesNotContain("<svg");
    assertThat(section(page, "correlation")).contains("Only 3 trade dates").doesNotContain("<td");
    assertThat(section(page, "trades")).contains("Only 3 trades: too few").doesNotContain("<svg");
  }

  @Test
  void showsBandsCorrelationsAndTheDistributionOfManyDays() throws IOException {
    String page = page(SampleRuns.info(), List.of(trader("first", 90, 1), trader("second", 90, 2)));
    assertThat(section(page, "confidence"))
        .contains("area band", "The 90 trade dates were drawn anew 1,000 times")
        .contains("Sharpe ratio per year");
    assertThat(section(page, "correlation")).contains("Strategies", "Instruments", "heat self");
    assertThat(section(page, "trades")).contains("<rect", "All closed trades");
    assertThat(section(page, "months")).contains("2024", "heat gain");
  }

  @Test
  void tellsTheSameTradesByTheReferenceMethodToo() throws IOException {
    AccountResult trader = trader("first", 90, 1);
    String methods = section(page(SampleRuns.info(), List.of(trader)), "methods");
    String profit = FixedDecimals.groupedWhole(trader.finalEquity() - trader.startingCash());
    // Nothing is open at the end, so that both have made the same.
    assertThat(methods).containsSubsequence("P&amp;L $", "first", profit, profit);
  }

  @Test
  void tellsEachOfSeveralStrategiesByTheReferenceMethodAsIfItWereAlone() throws IOException {
    List<AccountResult> both = List.of(trader("first", 90, 1), trader("second", 90, 2));
    String methods = section(page(SampleRuns.info(), both), "methods");
    for (AccountResult each : both) {
      String alone =
          section(
              page(SampleRuns.info().withId(each.journal().account()), List.of(each)), "methods");
      assertThat(methods).contains(rowOf(alone, each.journal().account()));
    }
    assertThat(rowOf(methods, "first")).isNotEqualTo(rowOf(methods, "second"));
  }

  private static String rowOf(String section, String strategy) {
    int from = section.indexOf("<tr><th scope=\"row\">" + strategy);
    assertThat(from).as("row of " + strategy).isNotNegative();
    return section.substring(from, section.indexOf("</tr>", from));
  }

  @Test
  void tellsHowManyTrialsThereHadBeen() throws IOException {
    RunReport report = RunReport.of(SampleRuns.info(), SampleRuns.both());
    List<TriedBefore> tried =
        List.of(new TriedBefore("ibs", "honest", 1051), new TriedBefore("ibs", "cpcv ES", 90));
    for (var each : List.of(Optional.of(tried), Optional.of(List.<TriedBefore>of()))) {
      RunReport known = report.withTried(each);
      String page = ReportPage.of(known, SummaryJson.of(known));
      assertThat(page).contains("Profit and loss is net P&amp;L and open together.");
      if (each.get().isEmpty()) {
        assertThat(page).contains("<dd>0</dd>", "No trial on made-up prices had been");
      } else {
        assertThat(page).contains("Trials before</dt><dd>1,141</dd>", "1,141 trials on ");
        assertThat(section(page, "confidence")).contains("cpcv ES", ">1,051<", ">90<");
      }
    }
    assertThat(ReportPage.of(report, SummaryJson.of(report)))
        .contains("Trials before</dt><dd>not counted</dd>", "nobody has told it");
  }

  @Test
  void keepsTheEquityThatCameWithinItsOwnBand() {
    double[] equity = new double[300];
    Random random = new Random(5);
    double sum = 100_000;
    for (int i = 0; i < equity.length; i++) {
      sum += random.nextGaussian() * 500 + 40;
      equity[i] = sum;
    }
    ConfidenceBand band =
        ConfidenceBand.of(
            EquityCurve.of(100_000, IntStream.range(0, equity.length).toArray(), equity));
    double profit = sum - 100_000;
    assertThat(profit).isBetween(band.low()[300], band.high()[300]);
    // 300 days of a standard deviation of 500, by their root; within what 1,000 draws vary by.
    double width = 2 * 1.96 * 500 * Math.sqrt(300);
    assertThat(band.high()[300] - band.low()[300]).isBetween(0.8 * width, 1.2 * width);
    assertThat(band.low()[0]).isZero();
    assertThat(band.sharpe().percentileLow()).isLessThan(band.sharpe().estimate());
    assertThat(band.sharpe().percentileHigh()).isGreaterThan(band.sharpe().estimate());
  }

  @Test
  void computesCorrelationsAsPearsonHasThem() {
    double[] a = {1, 2, 3, 4};
    assertThat(CorrelationSection.of(a, new double[] {2, 4, 6, 8})).isEqualTo(1, within(1e-12));
    assertThat(CorrelationSection.of(a, new double[] {4, 3, 2, 1})).isEqualTo(-1, within(1e-12));
    assertThat(CorrelationSection.of(a, new double[] {1, -1, -1, 1})).isZero();
    assertThat(CorrelationSection.of(a, new double[4])).isNaN();
  }

  @Test
  void makesTheSamePageOfTheFolderLater() throws IOException {
    assertThatTheFolderGivesThePageOf(SampleRuns.info(), SampleRuns.both());
    assertThatTheFolderGivesThePageOf(
        SampleRuns.info().withId("one"), List.of(trader("first", 60, 3)));
    assertThatTheFolderGivesThePageOf(SampleRuns.info().withId("odd"), List.of(odd(400, 5)));
    assertThatTheFolderGivesThePageOf(
        SampleRuns.info().withId("three"),
        List.of(odd(300, 6), trader("say \"second\", then", 350, 7), trader("idle", 0, 8)));
    assertThatTheFolderGivesThePageOf(
        SampleRuns.info().withId("idle"), List.of(trader("idle", 0, 1)));
  }

  private void assertThatTheFolderGivesThePageOf(RunInfo info, List<AccountResult> accounts)
      throws IOException {
    Path folder = written(info, accounts);
    assertThat(ReportPage.of(folder, "elsewhere"))
        .isEqualTo(Files.readString(folder.resolve("report.html")));
  }

  /** Profits of no whole cents, at all hours of winter and summer, held for days, ties included. */
  private static AccountResult odd(int days, long seed) {
    Journal journal = new Journal("odd", List.of("NQ", "ES", "CL"));
    Signal signal = Signal.enterLong("x");
    journal.decisions().add(0, 0, signal, 1, Double.NaN, Double.NaN, Outcome.ORDERED, "");
    Random random = new Random(seed);
    double equity = 100_000.005;
    for (int hour = 0; hour < 24 * days; hour += random.nextInt(5)) {
      long at = (20_000 * 24L + hour) * 3_600_000;
      double profit = random.nextInt(8) == 0 ? 0.125 : random.nextGaussian() * 300;
      long held = random.nextInt(90) * 3_600_000L;
      journal
          .trades()
          .add(random.nextInt(3), 1, 0, 0, at - held, 100, at, 101, 1, profit + 1.1, 1.1);
    }
    for (int day = 0; day < days; day++) {
      if (day % 7 < 5) {
        equity += random.nextGaussian() * 400;
        journal.days().add(20_000 + day, equity, 0, equity, 0, false, false);
      }
    }
    return new AccountResult(
        journal, 100_000, equity, 0, days, days, days, 0, List.of(), Optional.empty(), List.of());
  }

  @Test
  void keepsARunOfWhichAFigureIsNoNumber() {
    Journal journal = new Journal("odd", List.of("ES"));
    journal.days().add(20_000, Double.NaN, 0, 0, 0, false, false);
    AccountResult odd =
        new AccountResult(
            journal, 100_000, 100_000, 0, 1, 1, 1, 0, List.of(), Optional.empty(), List.of());
    assertThatThrownBy(() -> written(SampleRuns.info(), List.of(odd)))
        .isInstanceOf(PageException.class)
        .hasMessageContaining("there is equity that is no number");
    assertThat(out.resolve(SampleRuns.info().id()).resolve("ledger.db")).exists();
  }

  @Test
  void takesNothingFromOutside() throws IOException {
    assertThat(page(SampleRuns.info(), List.of(trader("first", 60, 3))))
        .doesNotContain("<script", "http:", "https:", "url(", "@import", "src=");
  }

  @Test
  void letsNoTextBecomePartOfThePage() throws IOException {
    RunInfo info = SampleRuns.info();
    RunInfo hostile =
        new RunInfo(
            info.id(),
            info.mode(),
            "run '<script>'",
            info.startedAt(),
            RunInfo.Source.real("<script>&\""),
            info.from(),
            info.to(),
            info.config(),
            info.plugins(),
            info.models(),
            info.tradedWith(),
            info.hostVersion(),
            List.of("</p><script>"));
    assertThat(page(hostile, List.of(trader("<b>, \"x\"", 40, 1), trader("other", 40, 2))))
        .contains("&lt;script&gt;&amp;&quot;", "&lt;/p&gt;&lt;script&gt;", "&lt;b&gt;, &quot;x")
        .doesNotContain("<script", "<b>", "made-up");
  }

  @Test
  void drawsNothingWhereThereAreNoDays() throws IOException {
    assertThat(page(SampleRuns.info(), List.of(trader("idle", 0, 1))))
        .doesNotContain("<svg", "NaN");
  }

  @Test
  void namesTheFileAndTheLineThatAreWrong() throws IOException {
    Path folder = written(SampleRuns.info(), SampleRuns.both());
    Path equity = folder.resolve("equity.csv");
    String sound = Files.readString(equity);

    Files.writeString(equity, sound.replaceFirst("\n2025-01-06", "\n2025-13-06"));
    assertThatThrownBy(() -> ReportPage.of(folder, "runs/x"))
        .isInstanceOf(PageException.class)
        .hasMessage(
            "runs/x/equity.csv, line 2 has '2025-13-06' where a date should be; make the result"
                + " again.");
    Files.writeString(equity, sound.replaceFirst("\n[^,]*,[^,]*,", "\n"));
    assertThatThrownBy(() -> ReportPage.of(folder, "runs/x"))
        .hasMessageContaining("runs/x/equity.csv, line 2 has fewer fields than the header");
    Files.writeString(equity, sound.replaceFirst("strategy", "account"));
    assertThatThrownBy(() -> ReportPage.of(folder, "runs/x"))
        .hasMessageContaining("runs/x/equity.csv has no column strategy");
    Files.delete(equity);
    assertThatThrownBy(() -> ReportPage.of(folder, "runs/x"))
        .hasMessageContaining("runs/x/equity.csv is missing");
    Files.writeString(folder.resolve("summary.json"), "{\"run\": ");
    assertThatThrownBy(() -> ReportPage.of(folder, "runs/x"))
        .hasMessageContaining("runs/x/summary.json, line 1 is no JSON; make");
  }

  @Test
  void doesNotTakePricesForAMarketsThatNobodyHasSaidToBe() throws IOException {
    Path summary = written(SampleRuns.info(), SampleRuns.both()).resolve("summary.json");
    String sound = Files.readString(summary);
    for (String instead : List.of("", "\"synthetic\" : \"false\",", "\"synthetic\" : null,")) {
      Files.writeString(summary, sound.replace("\"synthetic\" : true,", instead));
      assertThatThrownBy(() -> ReportPage.of(summary.getParent(), "runs/x"))
          .isInstanceOf(PageException.class)
          .hasMessageStartingWith("runs/x/summary.json: synthetic is ")
          .hasMessageEndingWith(", expected true or false; make the result again.");
    }
  }

  @Test
  void makesNoPageOfASummaryThatLacksWhatIsShown() throws IOException {
    Path summary = written(SampleRuns.info(), SampleRuns.both()).resolve("summary.json");
    String sound = Files.readString(summary);
    assertThatPageOf(summary, "{}")
        .endsWith("synthetic is not there, expected true or false; make the result again.");
    assertThatPageOf(summary, "[]").contains("is no JSON object");
    assertThatPageOf(summary, "{\"synthetic\": true}").contains("strategies is not there");
    assertThatPageOf(summary, "{\"synthetic\": true, \"strategies\": []}")
        .contains("strategies is empty");
    assertThatPageOf(summary, sound.replace("\"total\" : {", "\"all\" : {"))
        .contains("total.trades is not there, expected a number");
    assertThatPageOf(summary, sound.replaceFirst("\"sharpe\" : [^,]*", "\"sharpe\" : \"NaN\""))
        .contains("strategies.0.sharpe is 'NaN', expected a number or null");
    assertThatPageOf(summary, sound.replaceFirst("\"net_pnl\" : [^,]*", "\"net_pnl\" : 1e999"))
        .contains("strategies.0.net_pnl is '1e999', expected a number");
    assertThatPageOf(summary, sound.replaceFirst("\"win_rate\" : [^,]*", "\"win_rate\" : []"))
        .contains("strategies.0.win_rate is empty, expected a number or null");
  }

  private static AbstractStringAssert<?> assertThatPageOf(Path file, String text)
      throws IOException {
    Files.writeString(file, text);
    String name = "runs/x/" + file.getFileName();
    return assertThat(
            catchThrowableOfType(
                PageException.class, () -> ReportPage.of(file.getParent(), "runs/x")))
        .hasMessageStartingWith(name)
        .message();
  }

  @Test
  void makesNoPageOfRowsThatNoRunWrites() throws IOException {
    Path folder = written(SampleRuns.info(), List.of(trader("first", 60, 3)));
    Path equity = folder.resolve("equity.csv");
    String sound = Files.readString(equity);
    List<String> lines = new ArrayList<>(Files.readAllLines(equity));
    Collections.reverse(lines.subList(1, lines.size()));
    assertThatPageOf(equity, String.join("\n", lines))
        .contains("equity.csv, line 4 has a date that is not after the one before it");
    assertThatPageOf(equity, sound.replaceFirst("first,[^,]*,", "first,NaN,"))
        .contains("equity.csv, line 2 has 'NaN' where a number should be");
    assertThatPageOf(equity, sound.replaceFirst("\n2024", "\n+200024"))
        .contains("equity.csv, line 2 has '+200024-");
    Files.writeString(equity, sound);

    Path trades = folder.resolve("trades.csv");
    String traded = Files.readString(trades);
    assertThatPageOf(trades, traded.replaceFirst("2024-", "+200000024-"))
        .contains("trades.csv, line 2 has '+200000024-", "where a time should be");
    assertThatPageOf(trades, traded.replaceFirst("2024-", "+2000000024-"))
        .contains("where a time should be");
  }

  @Test
  void makesAPageOfTradesWithoutDays() throws IOException {
    Path folder = written(SampleRuns.info(), List.of(trader("first", 60, 3)));
    Path equity = folder.resolve("equity.csv");
    Files.writeString(equity, Files.readAllLines(equity).get(0));
    assertThat(ReportPage.of(folder, "runs/x")).contains("Only 0 trade dates");
  }

  @Test
  void makesNoPageOfASearchThatLacksWhatIsShown() throws IOException {
    Path search = out.resolve("search.json");
    String nothingFound =
        """
        {"synthetic": true, "trials": 3, "trials_ever": 5, "max_dd_limit": 5000,
         "initial_cash": 150000, "optimal_config": null}
        """;
    Files.writeString(out.resolve("equity.csv"), "period,series,date,equity\n");
    Files.writeString(out.resolve("trades.csv"), "period,symbol,exit_time,net_pnl\n");
    Files.writeString(out.resolve("candidates.csv"), "symbols,sharpe_ratio\n");
    Files.writeString(search, nothingFound);
    assertThat(ReportPage.of(out, "searches/x")).contains("None of the 3 portfolios");

    assertThatPageOf(search, "{}").contains("search.json: synthetic is not there");
    assertThatPageOf(search, "{\"synthetic\": true}").contains("trials is not there");
    assertThatPageOf(search, nothingFound.replace(", \"optimal_config\": null", ""))
        .contains("optimal_config.instruments is not there");
    assertThatPageOf(search, nothingFound.replace("null", "{\"instruments\": [\"ES\"]}"))
        .contains("optimal_config.max_positions is not there");
    assertThatPageOf(
            search,
            nothingFound.replace("null", "{\"instruments\": [\"ES\"], \"max_positions\": 1}"))
        .contains("train.start is not there, expected a text");
    assertThatPageOf(search, nothingFound.replace("5,", "5, \"test\": {\"sharpe_ratio\": \"9\"},"))
        .contains("test.sharpe_ratio is '9', expected a number or null");
  }
}
