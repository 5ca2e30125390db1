package io.multialpha.host.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    // Closed on Monday, so a model that was trained until the Monday before has seen none of them.
    TradeStatistics all =
        TradeStatistics.exitedFrom(
            SampleRuns.BAR + 3 * SampleRuns.HOUR, List.of(SampleRuns.ibs().journal().trades()));
    assertThat(all.all().count()).isEqualTo(2);
    assertThat(
            TradeStatistics.exitedFrom(
                    SampleRuns.BAR + 3 * SampleRuns.HOUR + 1,
                    List.of(SampleRuns.ibs().journal().trades()))
                .all()
                .count())
        .isZero();
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
            strategy  trades  net P&L $  max DD $*  Sharpe  win   PF
            ibs            0          0        50*   -3.72  n/a  n/a
            breakout       0          0         0*     n/a  n/a  n/a
            total          0          0        50*   -3.73  n/a  n/a
            """);
    JsonNode json = new ObjectMapper().readTree(SummaryJson.of(report));
    assertThat(json.path("in_sample_until").asText()).isEqualTo("2025-01-06");
    assertThat(json.path("out_of_sample")).hasSize(3);
    assertThat(json.path("out_of_sample").path(0).path("max_drawdown").asDouble()).isEqualTo(50);
    assertThat(json.path("models").path(0).path("trained_until").asText()).isEqualTo("2025-01-06");
  }

  @Test
  void isNotMentionedWhereNoModelSaysOnWhatItWasTrained() {
    RunReport report = RunReport.of(SampleRuns.info(), SampleRuns.both());
    assertThat(report.outOfSample()).isEmpty();
    assertThat(RunTable.of(report, Style.PLAIN)).doesNotContain("In sample");
    assertThat(SummaryJson.of(report)).doesNotContain("in_sample_until");
  }
}
