package io.multialpha.host.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.report.RunTable.Style;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Three trade dates, Monday 6 to Wednesday 8 January 2025; all trades were closed on Monday. */
class OutOfSampleTest {
  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);

  private static RunReport trainedUntil(LocalDate date) {
    return RunReport.of(SampleRuns.trainedUntil(Optional.of(date)), SampleRuns.both());
  }

  @Test
  void isWhatCameAfterTheLastDateThatAModelWasTrainedOn() {
    OutOfSample later = trainedUntil(MONDAY).outOfSample().orElseThrow();

    assertThat(later.inSampleUntil()).isEqualTo(MONDAY);
    OutOfSample.Part ibs = later.parts().get(0);
    assertThat(ibs.name()).isEqualTo("ibs");
    assertThat(ibs.trades().count()).isZero();
    assertThat(ibs.maxDrawdown()).isEqualTo(50, within(1e-9));
    EquityCurve tuesdayOn =
        EquityCurve.of(10_315.75, new int[] {1, 2}, new double[] {10_265.75, 10_290.75});
    assertThat(ibs.sharpe()).isEqualTo(tuesdayOn.sharpe()).isNegative();
    assertThat(later.total().orElseThrow().name()).isEqualTo("total");
    assertThat(later.total().orElseThrow().maxDrawdown()).isEqualTo(50, within(1e-9));
  }

  @Test
  void countsTheTradesOfTheTradeDatesAfterIt() {
    // Until Sunday: every date of the run is out of sample, so there is nothing to say.
    assertThat(trainedUntil(MONDAY.minusDays(1)).outOfSample()).isEmpty();
    // Decided on Monday, so a model that was trained until the Sunday before has seen none of them.
    List<Journal> journals = List.of(SampleRuns.ibs().journal());
    assertThat(TradeStatistics.decidedFrom(SampleRuns.BAR, journals).all().count()).isEqualTo(2);
    assertThat(TradeStatistics.decidedFrom(SampleRuns.BAR + 1, journals).all().count())
        .isEqualTo(1);
    assertThat(
            TradeStatistics.decidedFrom(SampleRuns.BAR + SampleRuns.HOUR + 1, journals)
                .all()
                .count())
        .isZero();
  }

  @Test
  void leavesOutTradesThatWereDecidedBeforeItAndClosedAfterIt() {
    Journal journal = new Journal("ibs", List.of("ES"));
    // The last bar of the trade date, from 16:00 Chicago, and the first of the next, from 17:00.
    long last = SampleRuns.BAR + 7 * SampleRuns.HOUR;
    long first = last + SampleRuns.HOUR;
    long close = first + 5 * SampleRuns.HOUR;
    for (long decided : new long[] {last, first}) {
      Signal signal = new Signal(Signal.Action.ENTER_LONG, "ibs low");
      int row =
          journal
              .decisions()
              .add(decided, 0, signal, 6000, Double.NaN, Double.NaN, Outcome.ORDERED, "");
      long filled = decided + SampleRuns.HOUR;
      journal.trades().add(0, 1, row, row, filled, 6000, close, 6010, 4, 500, 4);
    }
    for (int day = 0; day < 3; day++) {
      int date = (int) MONDAY.toEpochDay() + day;
      journal.days().add(date, 10_000 + 496 * Math.min(2, 2 * day), 0, 10_000, 0, false, false);
    }
    AccountResult account =
        new AccountResult(
            journal, 10_000, 10_992, 0, 3, 3, 3, 0, List.of(), Optional.empty(), List.of());
    RunReport report = RunReport.of(SampleRuns.trainedUntil(Optional.of(MONDAY)), List.of(account));

    TradeStatistics.Side later = report.outOfSample().orElseThrow().parts().get(0).trades();

    assertThat(later.count()).isEqualTo(1);
    assertThat(later.netProfit()).isEqualTo(496, within(1e-9));
  }

  @Test
  void isNothingWhereModelsWereTrainedOnEveryDate() {
    for (LocalDate until : List.of(MONDAY.plusDays(2), MONDAY.plusYears(1))) {
      OutOfSample none = trainedUntil(until).outOfSample().orElseThrow();
      assertThat(none.parts()).isEmpty();
      assertThat(none.inSampleUntil()).isEqualTo(MONDAY.plusDays(2));
    }
    assertThat(RunTable.of(trainedUntil(MONDAY.plusDays(2)), Style.PLAIN).replace('\n', ' '))
        .contains("No date of this run is out of sample.");
  }

  @Test
  void standsInTheTableAndInTheSummary() throws IOException {
    RunReport report = trainedUntil(MONDAY);
    assertThat(RunTable.of(report, Style.PLAIN))
        .contains(
            """
            In sample until 2025-01-06: models were trained on these dates, so results of them look better than what is to come.
            What came after, by itself:
            strategy  trades  net P&L $  max DD $*  win   PF  Sharpe of $  in sample
            ibs            0          0        50*  n/a  n/a        -3.74        n/a
            breakout       0          0         0*  n/a  n/a          n/a        n/a
            total          0          0        50*  n/a  n/a        -3.74        n/a
            Sharpe of $: from the dollars of each trade date, in sample beside it. The one above, from returns on equity, cannot be
            compared: an account that grows and trades no more contracts makes smaller returns, which lowers it over all dates.
            """);
    JsonNode json = new ObjectMapper().readTree(SummaryJson.of(report));
    assertThat(json.path("in_sample_until").asText()).isEqualTo("2025-01-06");
    assertThat(json.path("out_of_sample")).hasSize(3);
    assertThat(json.path("out_of_sample").path(0).path("max_drawdown").asDouble()).isEqualTo(50);
    assertThat(json.path("out_of_sample").path(0).path("dollar_sharpe").asDouble())
        .isEqualTo(-25 / Math.sqrt(37.5 * 37.5 * 2) * Math.sqrt(252) / 2, within(1e-3));
    assertThat(json.path("models").path(0).path("trained_until").asText()).isEqualTo("2025-01-06");
  }

  @Test
  void comparesSharpeRatiosThatGrowthOfTheAccountDoesNotMove() {
    // The same dollars on each side of the line, on an account that they have made ten times as
    // large.
    double[] dollars = {3_000, -1_000, 4_000, 0, 3_000, -1_000, 4_000, 0};
    Journal journal = new Journal("ibs", List.of("ES"));
    double equity = 0;
    for (int day = 0; day < dollars.length; day++) {
      equity = day == 0 ? 1_000 + dollars[0] : equity + dollars[day];
      journal.days().add((int) MONDAY.toEpochDay() - 3 + day, equity, 0, equity, 0, false, false);
    }
    AccountResult account =
        new AccountResult(
            journal, 1_000, equity, 0, 8, 8, 8, 0, List.of(), Optional.empty(), List.of());
    RunReport report = RunReport.of(SampleRuns.trainedUntil(Optional.of(MONDAY)), List.of(account));

    OutOfSample.Part ibs = report.outOfSample().orElseThrow().parts().get(0);

    assertThat(ibs.dollarSharpe()).isEqualTo(ibs.dollarSharpeBefore(), within(1e-12));
    // Mean 1500, standard deviation sqrt(17,000,000 / 3).
    assertThat(ibs.dollarSharpe())
        .isEqualTo(1_500 / Math.sqrt(17e6 / 3) * Math.sqrt(252), within(1e-9));
    assertThat(report.total().sharpe()).isLessThan(ibs.sharpe());
  }

  @Test
  void isNotMentionedWhereNoModelSaysOnWhatItWasTrained() {
    RunReport report = RunReport.of(SampleRuns.info(), SampleRuns.both());
    assertThat(report.outOfSample()).isEmpty();
    assertThat(RunTable.of(report, Style.PLAIN)).doesNotContain("In sample");
    assertThat(SummaryJson.of(report)).doesNotContain("in_sample_until");
  }
}
