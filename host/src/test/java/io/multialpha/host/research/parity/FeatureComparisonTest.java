package io.multialpha.host.research.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureComparisonTest {
  private static final long HOUR = 3_600_000L;
  private static final long MONDAY = 18 * HOUR;

  @ParameterizedTest
  @CsvSource({
    "ma_slope_fast, 2, 2.00000019, true",
    "ma_slope_fast, 2, 2.00000021, false",
    "ma_slope_fast, -2, -2.00000021, false",
    "ma_slope_fast, 1e-9, 1.00009e-9, true",
    "ma_slope_fast, 1e-9, 1.0002e-9, false",
    "rsi_pct, 0.5, 0.5199, true",
    "rsi_pct, 0.5, 0.5201, false",
    "secondary_rsi_percentile, 0.5, 0.4801, true",
    "secondary_rsi_percentile, 0.5, 0.4799, false",
    "ma_slope_fast, NaN, NaN, true",
    "ma_slope_fast, NaN, 0, false",
    "ma_slope_fast, 0, NaN, false",
  })
  void allowsTheseDifferences(String name, double recorded, double ours, boolean equal) {
    FeatureComparison found = compare(of(name, 0, List.of(ours)), of(name, 0, List.of(recorded)));

    assertThat(found.differences().isEmpty()).isEqualTo(equal);
    assertThat(found.values()).isEqualTo(Double.isNaN(recorded) || Double.isNaN(ours) ? 0 : 1);
  }

  @Test
  void findsTheLargestOfEachKind() {
    RecordedValues recorded = of("ibs_pct", 0, List.of(0.5, 0.5, 4.0));
    RecordedValues ours = of("ibs_pct", 0, List.of(0.5, 0.501, 4.004));

    FeatureComparison found = compare(ours, recorded);

    assertThat(found.worst()).isCloseTo(0.002, within(1e-9));
    assertThat(found.worstRank()).isZero();
    assertThat(found.bars()).isEqualTo(3);
    assertThat(found.features()).isEqualTo(1);
    assertThat(found.values()).isEqualTo(3);
    assertThat(found.differences())
        .containsExactly(
            "ibs_pct at 1970-01-01 19:00:00: 0.501000000000, recorded 0.500000000000",
            "ibs_pct at 1970-01-01 20:00:00: 4.00400000000, recorded 4.00000000000");
  }

  @Test
  void doesNotCountFeaturesWithoutAnyRecordedValue() {
    RecordedValues nothing = of("mom3_z_pct", 0, List.of(Double.NaN, Double.NaN));

    FeatureComparison found = compare(nothing, nothing);

    assertThat(found.features()).isZero();
    assertThat(found.differences()).isEmpty();
  }

  @Test
  void tellsOfRecordedBarsThatWereNotRun() {
    FeatureComparison found =
        compare(of("ibs_pct", 1, List.of(0.5)), of("ibs_pct", 0, List.of(0.5, 0.5)));

    assertThat(found.differences())
        .containsExactly("1970-01-01 18:00:00: is a recorded bar, but none that was run");
    assertThat(found.values()).isEqualTo(1);
  }

  /** The original knew the day under way, of which we know when it is over. */
  @Test
  void comparesTheDailyAdxWithThatOfTheNextDate() {
    List<Double> today = Collections.nCopies(24, 30.0);
    List<Double> both = new ArrayList<>(Collections.nCopies(24, 20.0));
    both.add(30.0);

    FeatureComparison found =
        compare(of("daily_adx_value", 0, both), of("daily_adx_value", 0, today));

    assertThat(found.values()).isEqualTo(24);
    assertThat(found.differences()).isEmpty();
  }

  @Test
  void comparesScoresWhereThereIsARecordedOne() {
    RecordedValues recorded = scored(0.5, Double.NaN, 0.6, 0.7);
    RecordedValues ours = scored(0.5, 0.9, Double.NaN, 0.70001);

    FeatureComparison found = compare(ours, recorded);

    assertThat(found.scores()).isEqualTo(3);
    assertThat(found.worstScore()).isCloseTo(1e-5, within(1e-12));
    assertThat(found.differences())
        .containsExactly(
            "score at 1970-01-01 20:00:00: no value, recorded 0.600000000000",
            "score at 1970-01-01 21:00:00: 0.700010000000, recorded 0.700000000000");
  }

  @Test
  void tellsOfBarsThatWereRunAndAreNotRecorded() {
    RecordedValues ours = of("ibs_pct", 0, List.of(0.5, 0.5, 0.5, 0.5));
    RecordedValues recorded = of("ibs_pct", 2, List.of(0.5));

    assertThat(compare(ours, recorded, MONDAY + HOUR, "ibs_pct"))
        .containsExactly(
            "1970-01-01 19:00:00: is a bar that was run, but is not recorded",
            "1970-01-01 21:00:00: is a bar that was run, but is not recorded");
    assertThat(compare(recorded, recorded, MONDAY, "ibs_pct")).isEmpty();
  }

  @Test
  void tellsOfFeaturesOfTheModelThatAreNotRecorded() {
    RecordedValues both = of("ibs_pct", 0, List.of(0.5));

    assertThat(compare(both, both, MONDAY, "ibs_pct", "rsi_pct"))
        .containsExactly("rsi_pct: is a feature of the model, but is not recorded");
  }

  private static List<String> compare(
      RecordedValues ours, RecordedValues recorded, long from, String... features) {
    return FeatureComparison.of(
            ours, recorded, new FeatureComparison.Expected(from, List.of(features)))
        .differences();
  }

  /** Of a record that need not be complete. */
  private static FeatureComparison compare(RecordedValues ours, RecordedValues recorded) {
    return FeatureComparison.of(
        ours, recorded, new FeatureComparison.Expected(Long.MAX_VALUE, List.of()));
  }

  private static RecordedValues of(String name, int firstHour, List<Double> values) {
    List<Long> times = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      times.add(MONDAY + (firstHour + i) * HOUR);
      rows.add(new double[] {values.get(i)});
    }
    return new RecordedValues(
        times, List.of(name), rows, Collections.nCopies(values.size(), Double.NaN));
  }

  private static RecordedValues scored(double... scores) {
    List<Long> times = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      times.add(MONDAY + i * HOUR);
      rows.add(new double[0]);
      all.add(scores[i]);
    }
    return new RecordedValues(times, List.of(), rows, all);
  }
}
