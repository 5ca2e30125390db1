package io.multialpha.host.research.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.host.research.GoldenPortfolio;
import io.multialpha.host.research.results.RankingMethod;
import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.HonestPlan;
import io.multialpha.host.research.simulation.HonestSettings;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.simulation.ReferenceSettings;
import io.multialpha.host.research.simulation.Simulation;
import io.multialpha.host.research.simulation.TickCosts;
import io.multialpha.host.research.statistics.BlockLength;
import io.multialpha.host.research.statistics.DataSnooping;
import io.multialpha.host.research.statistics.Overfitting;
import io.multialpha.host.research.statistics.SharpeEvidence;
import io.multialpha.host.research.statistics.SharpeRatio;
import io.multialpha.host.research.statistics.TrackRecord;
import io.multialpha.host.research.statistics.Xoshiro;
import io.multialpha.host.research.trials.TrialCount;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of luck is what the published formulas say of the same daily returns. */
class SearchEvidenceTest {
  private static final TradeSet TRADES = GoldenPortfolio.own().trades();

  private static Supplier<Simulation> honest() {
    HonestPlan plan =
        HonestPlan.of(
            TRADES, new HonestSettings(150_000, 2500, new TickCosts(Map.of("ES", 12.5), 4, 1)));
    return plan::newSimulation;
  }

  private static Supplier<Simulation> reference() {
    ReferencePlan plan = ReferencePlan.of(TRADES, ReferenceSettings.DEFAULT);
    return plan::newSimulation;
  }

  private static SearchResult search(Supplier<Simulation> train, Algorithm algorithm, int threads) {
    Universe universe =
        new Universe(
            TRADES.names(),
            TRADES.symbols().stream().map(s -> s.score().by(RankingMethod.SHARPE)).toList(),
            train);
    return PortfolioSearch.run(
        universe,
        train.get(),
        new SearchSettings(algorithm, 1, 4, new Constraint(20_000, OptionalInt.empty()), threads),
        SearchProgress.NONE,
        TrialJournal.NONE,
        Optional.empty());
  }

  @Test
  void theRatioOfATrialIsThatOfItsDailyReturnsByEitherMethod() {
    for (Supplier<Simulation> method : List.of(honest(), reference())) {
      Simulation simulation = method.get();
      for (long symbols = 1; symbols <= TRADES.all(); symbols++) {
        simulation.run(symbols, 2);
        assertThat(simulation.dailySharpe())
            .isCloseTo(SharpeRatio.perPeriod(simulation.dailyReturns()), within(1e-14));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void comparesAllThatWasTried(Algorithm algorithm) {
    SearchResult result = search(honest(), algorithm, 2);
    Comparison comparison = Comparison.of(result);

    double[][] returns = new double[result.trials()][];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = result.trainReturns(result.tried().get(i));
    }
    double[][] distinct =
        Stream.of(returns)
            .collect(
                Collectors.toMap(Arrays::toString, each -> each, (a, b) -> a, LinkedHashMap::new))
            .values()
            .toArray(double[][]::new);
    double[] chosen = result.trainReturns(result.chosen().orElseThrow());
    DataSnooping snooping =
        DataSnooping.of(
            returns, Math.max(1, BlockLength.of(chosen).stationary()), 1000, new Xoshiro(7));
    assertThat(comparison)
        .isEqualTo(
            new Comparison(
                result.trials(),
                result.trials(),
                false,
                Overfitting.of(distinct, 16).probability(),
                distinct.length,
                12_870,
                snooping.realityCheckP(),
                snooping.consistent().p()));
    assertThat(Comparison.of(search(honest(), algorithm, 1))).isEqualTo(comparison);
  }

  /** One symbol never fills two places: ten limits are one portfolio, and no choice at all. */
  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void aChoiceOfOneIsNotOverfitted(Algorithm algorithm) {
    TradeSet one = GoldenPortfolio.own().trades("GC");
    HonestPlan plan =
        HonestPlan.of(one, new HonestSettings(150_000, 2500, new TickCosts(Map.of(), 0, 0)));
    SearchResult result =
        PortfolioSearch.run(
            new Universe(one.names(), List.of(1.0), plan::newSimulation),
            plan.newSimulation(),
            new SearchSettings(algorithm, 1, 10, new Constraint(1e6, OptionalInt.empty()), 2),
            SearchProgress.NONE,
            TrialJournal.NONE,
            Optional.empty());
    assertThat(result.chosen().orElseThrow().maxPositions()).isEqualTo(1);
    assertThat(result.trials()).isEqualTo(1);
    assertThat(Comparison.of(result).overfitting()).isNaN();
  }

  /** Where A is always open when B would enter, A alone and both are the same. */
  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void portfoliosWithTheSameReturnsAreComparedOnce(Algorithm algorithm) {
    TradeSet two = GoldenPortfolio.own().trades("ES", "GC");
    SymbolTrades es = two.symbols().get(0);
    TradeSet twice =
        new TradeSet(
            two.source(),
            two.layout(),
            two.origin(),
            List.of(es, new SymbolTrades("ES2", es.score(), es.columns(), 0, 0)));
    HonestPlan plan =
        HonestPlan.of(twice, new HonestSettings(150_000, 2500, new TickCosts(Map.of(), 0, 0)));
    SearchResult result =
        PortfolioSearch.run(
            new Universe(twice.names(), List.of(1.0, 1.0), plan::newSimulation),
            plan.newSimulation(),
            new SearchSettings(algorithm, 1, 1, new Constraint(1e6, OptionalInt.empty()), 2),
            SearchProgress.NONE,
            TrialJournal.NONE,
            Optional.empty());
    Comparison comparison = Comparison.of(result);
    assertThat(comparison.overfitting()).isNaN();
    assertThat(comparison.candidates()).isZero();
    Comparison thinned = Comparison.of(result, 2);
    assertThat(thinned.overfitting()).isNaN();
  }

  @Test
  void comparesAllForOverfittingWhereAllWouldBeTooManyForTheTests() {
    SearchResult result = search(honest(), Algorithm.EXHAUSTIVE, 2);
    Comparison some = Comparison.of(result, 40);
    assertThat(some.compared()).isEqualTo(40);
    assertThat(some.tried()).isEqualTo(result.trials()).isGreaterThan(100);
    assertThat(some.isThinned()).isTrue();
    assertThat(some.candidates()).isEqualTo(Comparison.of(result).candidates());
    assertThat(some.splits()).isEqualTo(252);
    double[][] returns = new double[result.trials()][];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = result.trainReturns(result.tried().get(i));
    }
    // Of sums in single precision: no more than a split or two may differ.
    assertThat(some.overfitting())
        .isCloseTo(Overfitting.of(returns, 10).probability(), within(2.1 / 252));
    assertThat(Comparison.of(search(honest(), Algorithm.EXHAUSTIVE, 1), 40)).isEqualTo(some);
  }

  @Test
  void comparesThoseDrawnWhereNoSumsAreKept() {
    SearchResult result = search(honest(), Algorithm.BEAM, 2);
    Comparison some = Comparison.of(result, 40);
    assertThat(some.compared()).isEqualTo(40);
    assertThat(some.candidates()).isEqualTo(40);
    assertThat(some.isThinned()).isTrue();
  }

  @Test
  void isOfPlainSharpeRatiosUnderTheReferenceMethodToo() {
    SearchResult result = search(reference(), Algorithm.GREEDY, 2);
    double[] returns = result.trainReturns(result.chosen().orElseThrow());
    double plain = SharpeRatio.perPeriod(returns) * Math.sqrt(365.25);
    TrialCount count = new TrialCount(100, 100, 0.01, 0.0004);
    Evidence evidence = Evidence.of(result, count, 365.25);

    assertThat(evidence.train().sharpe()).isCloseTo(plain, within(1e-12));
    assertThat(result.train().orElseThrow().sharpeRatio()).isGreaterThan(1.1 * plain);
    assertThat(evidence.deflated())
        .isEqualTo(SharpeEvidence.of(returns).deflated(100, 0.0004, TrackRecord.FORM))
        .isLessThan(evidence.train().probabilistic());
    assertThat(evidence.train().low()).isLessThan(plain);
    assertThat(evidence.train().high()).isGreaterThan(plain);
    assertThat(evidence.train().minimum())
        .isEqualTo(SharpeEvidence.of(returns).minimumTrackRecord(0, 0.95, TrackRecord.FORM));
  }
}
