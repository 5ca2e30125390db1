package io.multialpha.host.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SumsTest {
  @Property
  void momentsAgreeWithTwoPassesOverTheValues(
      @ForAll @Size(min = 2, max = 60) List<@DoubleRange(min = -1, max = 1) Double> numbers) {
    double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    MomentSums sums = MomentSums.of(values);
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    assertThat(sums.count()).isEqualTo(values.length);
    assertThat(sums.mean()).isCloseTo(mean, within(1e-12));
    assertThat(sums.squares()).isCloseTo(squares, within(1e-12));
    assertThat(sums.variance()).isCloseTo(squares / (values.length - 1), within(1e-12));
  }

  @Test
  void momentsOfNumbersDoneByHand() {
    // 1, 2, 3, 10: mean 4, moments about it 12.5, 45, 348.5 (means of powers 2, 3, 4).
    MomentSums sums = MomentSums.of(new double[] {1, 2, 3, 10});
    assertThat(sums.mean()).isEqualTo(4);
    assertThat(sums.skew()).isCloseTo(45 / Math.pow(12.5, 1.5), within(1e-12));
    assertThat(sums.kurtosis()).isCloseTo(348.5 / (12.5 * 12.5), within(1e-12));
    sums.clear();
    assertThat(sums.count()).isZero();
    assertThat(sums.mean()).isNaN();
    assertThat(sums.skew()).isNaN();
  }

  @Test
  void drawdownSeesOpenLossesOnlyIfEquityIsMarked() {
    JsonNode vectors = Golden.json("mtm_vs_realised.json");
    double start = vectors.path("start").asDouble();
    double[] realised = new double[vectors.path("equity").size()];
    double[] marked = new double[realised.length];
    for (int i = 0; i < realised.length; i++) {
      realised[i] = vectors.path("equity").path(i).path("realised").asDouble();
      marked[i] = vectors.path("equity").path(i).path("mtm").asDouble();
    }
    Golden.agrees(
        -DrawdownSums.of(start, realised).deepest(), vectors.path("max_dd_realised"), "realised");
    Golden.agrees(-DrawdownSums.of(start, marked).deepest(), vectors.path("max_dd_mtm"), "marked");
  }

  @Test
  void drawdownCountsTheStartAsAPeakAndTheLongestTimeBelowOne() {
    DrawdownSums sums = DrawdownSums.of(100, new double[] {90, 95, 100, 150, 140, 105, 149, 151});
    assertThat(sums.deepest()).isEqualTo(45);
    assertThat(sums.deepestFraction()).isCloseTo(0.3, within(1e-15));
    assertThat(sums.longestUnderwater()).isEqualTo(3);
    assertThat(sums.peak()).isEqualTo(151);
    assertThat(DrawdownSums.of(100, new double[] {80}).deepestFraction()).isEqualTo(0.2);
    assertThat(DrawdownSums.of(0, new double[] {80}).deepestFraction()).isNaN();
    assertThat(DrawdownSums.of(100, new double[] {Double.NaN, 80}).deepest()).isNaN();
    sums.start(10);
    assertThat(sums.deepest()).isZero();
    assertThat(sums.ulcerIndex()).isNaN();
  }

  @Test
  void tradesAreCountedByTheirNetProfit() {
    TradeSums sums = TradeSums.of(new double[] {300, -100, 0, -50, 150, -25});
    assertThat(sums.count()).isEqualTo(6);
    assertThat(sums.winners()).isEqualTo(2);
    assertThat(sums.netProfit()).isEqualTo(275);
    assertThat(sums.winRate()).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(sums.profitFactor()).isCloseTo(450 / 175.0, within(1e-15));
    assertThat(sums.expectancy()).isCloseTo(275 / 6.0, within(1e-13));
    assertThat(sums.averageWin()).isEqualTo(225);
    assertThat(sums.averageLoss()).isEqualTo(43.75);
    assertThat(sums.payoffRatio()).isCloseTo(225 / 43.75, within(1e-13));
    assertThat(sums.largestWin()).isEqualTo(300);
    assertThat(sums.largestLoss()).isEqualTo(100);
    assertThat(sums.longestLosing()).isEqualTo(3);
    sums.clear();
    assertThat(sums.count()).isZero();
    assertThat(sums.expectancy()).isNaN();
    assertThat(TradeSums.of(new double[] {5}).profitFactor()).isNaN();
  }

  @Test
  void exposureIsTimeInTheMarket() {
    // Open: 2..6 and 4..8 overlap, 8..8 lasts no time, 15..30 reaches beyond the span of 0..20.
    Exposure exposure = Exposure.of(new long[] {15, 2, 8, 4}, new long[] {30, 6, 8, 8}, 0, 20);
    assertThat(exposure.inMarket()).isCloseTo(11 / 20.0, within(1e-15));
    assertThat(exposure.averagePositions()).isCloseTo(13 / 20.0, within(1e-15));
    assertThat(exposure.mostPositions()).isEqualTo(2);
    // One ends as the next begins: never two at a time.
    assertThat(Exposure.of(new long[] {0, 5}, new long[] {5, 9}, 0, 10))
        .isEqualTo(new Exposure(0.9, 0.9, 1));
    assertThat(Exposure.of(new long[0], new long[0], 0, 10)).isEqualTo(new Exposure(0, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exposure.of(new long[] {5}, new long[] {4}, 0, 10))
        .withMessage("position 0 ends at 4, before it begins at 5");
  }

  @Test
  void monthsAndYearsAddUp() {
    int[] dates =
        IntStream.of(
                day("2023-12-28"),
                day("2023-12-29"),
                day("2024-01-02"),
                day("2024-03-01"),
                day("2024-03-04"))
            .toArray();
    CalendarReturns of =
        CalendarReturns.of(1000, dates, new double[] {1100, 1050, 1000, 1200, 1150});
    assertThat(of.months())
        .containsExactly(
            new CalendarReturns.Month(YearMonth.of(2023, 12), 2, 50, 0.05),
            new CalendarReturns.Month(YearMonth.of(2024, 1), 1, -50, -50 / 1050.0),
            new CalendarReturns.Month(YearMonth.of(2024, 3), 2, 150, 0.15));
    assertThat(of.years())
        .containsExactly(
            new CalendarReturns.Year(2023, 2, 50, 0.05, 50),
            new CalendarReturns.Year(2024, 3, 100, 100 / 1050.0, 50));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarReturns.of(1, new int[] {2, 2}, new double[] {1, 1}))
        .withMessageContaining("must rise");
  }

  @Test
  void quantilesInterpolateBetweenOrderStatistics() {
    Quantiles of = Quantiles.of(new double[] {4, 1, 3, 2});
    assertThat(of.at(0)).isEqualTo(1);
    assertThat(of.at(1)).isEqualTo(4);
    assertThat(of.at(0.5)).isEqualTo(2.5);
    assertThat(of.at(0.1)).isCloseTo(1.3, within(1e-15));
    assertThat(of.meanOfLowest(2)).isEqualTo(1.5);
    assertThat(Quantiles.of(new double[] {1, Double.NaN}).at(0)).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of.at(1.5))
        .withMessage("a quantile's share is 0 to 1, not 1.5");
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
