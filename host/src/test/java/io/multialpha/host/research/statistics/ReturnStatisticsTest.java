package io.multialpha.host.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnStatisticsTest {
  private static final double YEAR = SharpeRatio.TRADE_DATES_PER_YEAR;

  private static double[] series(String name) {
    return Golden.lines("metrics_vectors/" + name + ".csv").stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A_normal_756", "B_fat_tail_1260", "C_losing_sparse_120"})
  void agreesWithThePlainDefinitions(String name) {
    ReturnStatistics of = ReturnStatistics.of(series(name), YEAR);
    JsonNode spec = Golden.json("metrics_vectors/expected_spec.json").path(name);

    assertThat(of.periods()).isEqualTo(spec.path("n").asInt()).isPositive();
    assertThat(of.longestUnderwater()).isEqualTo(spec.path("max_underwater_periods").asInt());
    Golden.agrees(of.totalReturn(), spec.path("total_return"), "total return");
    Golden.agrees(of.cagr(), spec.path("cagr_252"), "CAGR");
    Golden.agrees(of.volatility(), spec.path("vol_ann_252"), "volatility");
    Golden.agrees(of.sharpe(), spec.path("sharpe_252"), "Sharpe");
    Golden.agrees(of.sortino(), spec.path("sortino_252"), "Sortino");
    Golden.agrees(-of.maxDrawdown(), spec.path("max_drawdown_with_start"), "drawdown");
    Golden.agrees(of.calmar(), spec.path("calmar"), "Calmar");
    Golden.agrees(of.omega(), spec.path("omega_0"), "omega");
    Golden.agrees(of.tailRatio(), spec.path("tail_ratio_95"), "tail ratio");
    Golden.agrees(of.valueAtRisk(), spec.path("var_hist_5"), "VaR");
    Golden.agrees(
        of.conditionalValueAtRisk(), spec.path("cvar_hist_5_lowest_int_n_1_5pct_plus1"), "CVaR");
    Golden.agrees(of.ulcerIndex(), spec.path("ulcer_index_n"), "ulcer index");
    Golden.agrees(of.skew(), spec.path("skew_population_g1"), "skew");
    Golden.agrees(of.kurtosis(), spec.path("kurtosis_population_raw"), "kurtosis");
    Golden.agrees(of.best(), spec.path("best"), "best");
    Golden.agrees(of.worst(), spec.path("worst"), "worst");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A_normal_756", "B_fat_tail_1260", "C_losing_sparse_120"})
  void agreesWithPublishedLibrariesWhereTheyFollowTheDefinitions(String name) {
    ReturnStatistics of = ReturnStatistics.of(series(name), YEAR);
    JsonNode empyrical =
        Golden.json("metrics_vectors/expected_empyrical.json").path("values").path(name);
    Golden.agrees(of.cagr(), empyrical.path("cagr"), "CAGR");
    Golden.agrees(of.sharpe(), empyrical.path("sharpe_ratio"), "Sharpe");
    Golden.agrees(of.sortino(), empyrical.path("sortino_ratio"), "Sortino");
    Golden.agrees(-of.maxDrawdown(), empyrical.path("max_drawdown"), "drawdown");
    Golden.agrees(of.calmar(), empyrical.path("calmar_ratio"), "Calmar");
    Golden.agrees(of.omega(), empyrical.path("omega_ratio"), "omega");
    Golden.agrees(of.tailRatio(), empyrical.path("tail_ratio"), "tail ratio");
    Golden.agrees(of.valueAtRisk(), empyrical.path("value_at_risk_5"), "VaR");
    Golden.agrees(
        of.conditionalValueAtRisk(), empyrical.path("conditional_value_at_risk_5"), "CVaR");

    JsonNode quantstats =
        Golden.json("metrics_vectors/expected_quantstats.json").path("values").path(name);
    Golden.agrees(of.totalReturn(), quantstats.path("comp"), "total return");
    Golden.agrees(of.volatility(), quantstats.path("volatility"), "volatility");
    // It divides by one less.
    Golden.agrees(
        of.ulcerIndex() * Math.sqrt(of.periods() / (of.periods() - 1.0)),
        quantstats.path("ulcer_index"),
        "ulcer index");
  }

  @Test
  void daysWithoutAnyReturnCountWhetherTheyAreWrittenOutOrNot() {
    double[] returns = {0.01, -0.02, 0.03, 0.005};
    double[] padded = {0, 0, 0.01, -0.02, 0.03, 0.005, 0, 0, 0};
    assertThat(SharpeRatio.padded(returns, 4, 9))
        .isCloseTo(SharpeRatio.perPeriod(padded), within(1e-15));
    assertThat(SharpeRatio.padded(returns, 4, 4)).isEqualTo(SharpeRatio.perPeriod(returns));
    assertThat(SharpeRatio.padded(returns, 0, 9)).isNaN();
    assertThat(SharpeRatio.padded(new double[] {Double.NaN, 1}, 2, 9)).isNaN();
  }

  @Test
  void seesASmallerSharpeRatioThanTheReferenceInTheSameProfits() {
    double[] equity =
        Golden.lines("simulator_flaws/sharpe_series.csv").stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
            .toArray();
    TradeSums trades = TradeSums.of(equity);
    double latest = 150_000;
    for (int i = 0; i < equity.length; i++) {
      latest += equity[i];
      equity[i] = latest;
    }
    ReturnStatistics of = ReturnStatistics.ofEquity(150_000, equity, YEAR);
    JsonNode expected = Golden.json("simulator_flaws/sharpe_definition.json");
    JsonNode honest = expected.path("honest");
    Golden.agrees(of.sharpe(), honest.path("sharpe_252"), "Sharpe");
    Golden.agrees(of.volatility(), honest.path("vol_ann"), "volatility");
    Golden.agrees(of.cagr(), honest.path("cagr_252"), "CAGR");
    Golden.agrees(trades.profitFactor(), honest.path("profit_factor"), "profit factor");
    assertThat(of.sharpe())
        .isLessThan(0.9 * expected.path("reference").path("sharpe_ratio").asDouble());
  }

  @Test
  void followsTheDefinitionsOnASeriesDoneByHand() {
    // Wealth 1.1, 0.99, 1.188; mean 0.2/3, squared distances 0.0467 in all.
    ReturnStatistics of = ReturnStatistics.of(new double[] {0.1, -0.1, 0.2}, 3);
    assertThat(of.totalReturn()).isCloseTo(0.188, within(1e-15));
    assertThat(of.cagr()).isCloseTo(0.188, within(1e-15));
    double deviation = Math.sqrt((0.06 - 0.04 / 3) / 2);
    assertThat(of.sharpe()).isCloseTo(0.2 / 3 / deviation * Math.sqrt(3), within(1e-12));
    assertThat(of.volatility()).isCloseTo(deviation * Math.sqrt(3), within(1e-15));
    assertThat(of.sortino()).isCloseTo(0.2 / 3 / Math.sqrt(0.01 / 3) * Math.sqrt(3), within(1e-12));
    assertThat(of.maxDrawdown()).isCloseTo(0.1, within(1e-15));
    assertThat(of.longestUnderwater()).isEqualTo(1);
    assertThat(of.calmar()).isCloseTo(1.88, within(1e-12));
    assertThat(of.ulcerIndex()).isCloseTo(Math.sqrt(0.01 / 3), within(1e-15));
    assertThat(of.valueAtRisk()).isCloseTo(-0.08, within(1e-15));
    assertThat(of.conditionalValueAtRisk()).isEqualTo(-0.1);
    assertThat(of.omega()).isCloseTo(3, within(1e-12));
    assertThat(of.tailRatio()).isCloseTo(0.19 / 0.08, within(1e-12));
  }

  @Test
  void takesTheFirstReturnOnTheStart() {
    assertThat(ReturnStatistics.returns(100, new double[] {110, 99})).containsExactly(0.1, -0.1);
    ReturnStatistics of = ReturnStatistics.ofEquity(100, new double[] {90, 99}, YEAR);
    assertThat(of.maxDrawdown()).isCloseTo(0.1, within(1e-15));
  }

  @Test
  void neverHidesRuin() {
    ReturnStatistics broke = ReturnStatistics.of(new double[] {0.1, -1, 0}, YEAR);
    assertThat(broke.cagr()).isEqualTo(-1);
    assertThat(broke.totalReturn()).isEqualTo(-1);
    assertThat(broke.maxDrawdown()).isEqualTo(1);
    // Below zero there are no returns any more, so nothing that is made of them is a number.
    ReturnStatistics below = ReturnStatistics.ofEquity(100, new double[] {-10, 50, 60}, YEAR);
    assertThat(below.sharpe()).isNaN();
    assertThat(below.maxDrawdown()).isNaN();
    assertThat(below.valueAtRisk()).isNaN();
    assertThat(below.conditionalValueAtRisk()).isNaN();
  }

  @Test
  void saysThatNothingIsKnownOfNothing() {
    ReturnStatistics none = ReturnStatistics.of(new double[0], YEAR);
    assertThat(none.periods()).isZero();
    assertThat(none.totalReturn()).isZero();
    assertThat(
            new double[] {
              none.cagr(),
              none.volatility(),
              none.sharpe(),
              none.sortino(),
              none.calmar(),
              none.ulcerIndex(),
              none.valueAtRisk(),
              none.conditionalValueAtRisk(),
              none.omega(),
              none.tailRatio(),
              none.skew(),
              none.kurtosis(),
              none.best(),
              none.worst()
            })
        .containsOnly(Double.NaN);
    ReturnStatistics flat = ReturnStatistics.of(new double[] {0, 0, 0}, YEAR);
    assertThat(flat.sharpe()).isNaN();
    assertThat(flat.calmar()).isNaN();
    assertThat(flat.maxDrawdown()).isZero();
  }

  @Test
  void refusesAYearWithoutPeriods() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReturnStatistics.of(new double[] {0.1}, 0))
        .withMessageContaining("above 0, not 0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A_normal_756", "C_losing_sparse_120"})
  void theQuickSharpeRatioAgreesWithTheOnePassSums(String name) {
    double[] returns = series(name);
    double expected = MomentSums.of(returns).sharpe();
    Golden.agrees(SharpeRatio.perPeriod(returns), expected, "all");
    Golden.agrees(
        SharpeRatio.perPeriod(returns, 10, 60),
        new MomentSums().addAll(returns, 10, 60).sharpe(),
        "a stretch");
  }

  @Test
  void aSharpeRatioNeedsReturnsThatDiffer() {
    assertThat(SharpeRatio.perPeriod(new double[] {0.01})).isNaN();
    assertThat(SharpeRatio.perPeriod(new double[] {0.1, 0.1, 0.10000000000000002})).isNaN();
    assertThat(MomentSums.of(new double[] {0.1, 0.1, 0.10000000000000002}).sharpe()).isNaN();
    assertThat(SharpeRatio.perPeriod(new double[] {0.01, Double.NaN, 0.02})).isNaN();
    assertThat(SharpeRatio.perPeriod(new double[] {0.01, -0.01})).isZero();
  }
}
