package io.multialpha.host.research.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.host.research.GoldenPortfolio;
import io.multialpha.host.research.results.RankingMethod;
import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.HonestPlan;
import io.multialpha.host.research.simulation.HonestSettings;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.simulation.ReferenceSettings;
import io.multialpha.host.research.simulation.Simulation;
import io.multialpha.host.research.simulation.TickCosts;
import io.multialpha.host.research.statistics.Overfitting;
import io.multialpha.host.research.statistics.SharpeRatio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioSearchTest {
  private static final long DAY = 86_400_000L;
  private static final Constraint BELOW_5000 = new Constraint(5000, OptionalInt.empty());

  /** From the beginning of the one day to the beginning of the other, as the original has it. */
  private static TradeSet between(TradeSet trades, String from, String to) {
    return trades.enteredBetween(
        LocalDate.parse(from).toEpochDay() * DAY, LocalDate.parse(to).toEpochDay() * DAY);
  }

  private static Universe reference(TradeSet train) {
    ReferencePlan plan = ReferencePlan.of(train, ReferenceSettings.DEFAULT);
    List<Double> scores =
        train.symbols().stream().map(s -> s.score().by(RankingMethod.SHARPE)).toList();
    return new Universe(train.names(), scores, plan::newSimulation);
  }

  private static Universe honest(TradeSet train) {
    HonestPlan plan =
        HonestPlan.of(
            train, new HonestSettings(150_000, 2500, new TickCosts(Map.of("ES", 12.5), 4, 1)));
    List<Double> scores = train.symbols().stream().map(s -> s.ownScore().sharpe()).toList();
    return new Universe(train.names(), scores, plan::newSimulation);
  }

  private static SearchResult search(
      Universe universe, Algorithm algorithm, int highest, int threads) {
    return PortfolioSearch.run(
        universe,
        universe.train().get(),
        new SearchSettings(algorithm, 1, highest, BELOW_5000, threads),
        SearchProgress.NONE,
        TrialJournal.NONE,
        Optional.empty());
  }

  private static SearchResult asTheOriginal(GoldenPortfolio golden, int highest) {
    TradeSet trades = golden.trades().without("PL");
    return PortfolioSearch.run(
        reference(between(trades, "2023-01-01", "2023-12-31")),
        ReferencePlan.of(between(trades, "2024-01-01", "2024-12-31"), ReferenceSettings.DEFAULT)
            .newSimulation(),
        new SearchSettings(Algorithm.GREEDY, 1, highest, BELOW_5000, 2),
        SearchProgress.NONE,
        TrialJournal.NONE,
        Optional.empty());
  }

  @Test
  void choosesWhatTheOriginalChoseOfLimitsToTen() throws IOException {
    requireChoice(GoldenPortfolio.unique(), 10);
  }

  /**
   * The record of the hourly trades does not say to which limit it went: its choice is the best of
   * limits to 3, to 4 and to 5, and of no longer span.
   */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void choosesWhatTheOriginalChoseOnTheHour(int highest) throws IOException {
    requireChoice(GoldenPortfolio.hourly(), highest);
  }

  /** As the simulator in docs/sample-results/make.py, which shares no code with this one, finds. */
  @Test
  void choosesALimitOfSixOnTheHourWhereItMay() {
    SearchResult result = asTheOriginal(GoldenPortfolio.hourly(), 10);
    Candidate chosen = result.chosen().orElseThrow();
    assertThat(chosen.maxPositions()).isEqualTo(6);
    assertThat(String.join(" ", result.symbols(chosen)))
        .isEqualTo("6A 6B 6E 6J 6S CL ES NG NQ RTY YM ZB");
    assertClose(result.train().orElseThrow().sharpeRatio(), 3.918392242301155);
    assertClose(-result.train().orElseThrow().maxDrawdownDollars(), 4821.287500000006);
    assertClose(result.test().orElseThrow().sharpeRatio(), 3.4881466911980414);
  }

  private static void requireChoice(GoldenPortfolio golden, int highest) throws IOException {
    JsonNode expected = new ObjectMapper().readTree(golden.recorded("greedy/result.json").toFile());
    SearchResult result = asTheOriginal(golden, highest);
    Candidate chosen = result.chosen().orElseThrow();
    JsonNode config = expected.get("optimal_config");
    assertThat(chosen.maxPositions()).isEqualTo(config.get("max_positions").asInt());
    assertThat(result.symbols(chosen)).isEqualTo(texts(config.get("instruments")));
    requireMetrics(result.train().orElseThrow(), expected.get("train_metrics"));
    requireMetrics(result.test().orElseThrow(), expected.get("test_metrics"));
    assertThat(result.testKeepsConstraint()).isFalse();
  }

  private static void requireMetrics(PortfolioMetrics metrics, JsonNode expected) {
    assertClose(metrics.sharpeRatio(), expected.get("sharpe").asDouble());
    assertClose(-metrics.maxDrawdownDollars(), expected.get("max_dd").asDouble());
    assertClose(metrics.cagr(), expected.get("cagr").asDouble());
  }

  private static void assertClose(double ours, double expected) {
    assertThat(ours).isCloseTo(expected, within(Math.abs(expected) * 1e-12));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  @Test
  void choosesWhatASecondProgramChoosesOfTheSample() throws IOException {
    GoldenPortfolio golden = GoldenPortfolio.own();
    JsonNode expected = new ObjectMapper().readTree(golden.recorded("greedy/result.json").toFile());
    TradeSet trades = golden.trades();
    SearchResult result =
        PortfolioSearch.run(
            reference(between(trades, "2023-01-01", "2023-12-31")),
            ReferencePlan.of(between(trades, "2024-01-01", "2024-12-31"), ReferenceSettings.DEFAULT)
                .newSimulation(),
            new SearchSettings(Algorithm.GREEDY, 1, 6, BELOW_5000, 2),
            SearchProgress.NONE,
            TrialJournal.NONE,
            Optional.empty());

    Candidate chosen = result.chosen().orElseThrow();
    assertThat(chosen.maxPositions()).isEqualTo(expected.get("max_positions").asInt());
    assertThat(result.symbols(chosen)).isEqualTo(texts(expected.get("instruments")));
    assertClose(
        result.train().orElseThrow().sharpeRatio(),
        expected.get("train").get("sharpe_ratio").asDouble());
    assertClose(
        result.test().orElseThrow().maxDrawdownDollars(),
        expected.get("test").get("max_drawdown_dollars").asDouble());
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void givesTheSameForAnyNumberOfThreads(Algorithm algorithm) {
    Universe universe = honest(GoldenPortfolio.own().trades());
    SearchResult one = search(universe, algorithm, 4, 1);
    SearchResult three = search(universe, algorithm, 4, 3);

    assertThat(one.chosen()).isPresent().isEqualTo(three.chosen());
    assertThat(one.trials()).isEqualTo(three.trials()).isGreaterThan(4);
    for (int i = 0; i < one.trials(); i++) {
      assertThat(one.tried().get(i)).isEqualTo(three.tried().get(i));
    }
  }

  @Test
  void triesEverySetUnderEveryLimitThatChangesSomething() {
    for (Supplier<Universe> each :
        List.<Supplier<Universe>>of(
            () -> honest(GoldenPortfolio.own().trades()),
            () -> reference(GoldenPortfolio.own().trades()))) {
      Universe universe = each.get();
      SearchResult found = search(universe, Algorithm.EXHAUSTIVE, 8, 2);
      Simulation simulation = universe.train().get();
      Candidate best = null;
      for (long symbols = 1; symbols <= universe.all(); symbols++) {
        for (int limit = 1; limit <= 8; limit++) {
          simulation.run(symbols, limit);
          Candidate now =
              new Candidate(
                  symbols,
                  limit,
                  simulation.sharpe(),
                  simulation.dailySharpe(),
                  simulation.maxDrawdown(),
                  simulation.breachEvents());
          if (BELOW_5000.allows(now.maxDrawdown(), 0)
              && (best == null || now.sharpe() > best.sharpe())) {
            best = now;
          }
        }
      }
      assertThat(found.chosen()).contains(best);
      assertThat(found.trials()).isBetween(63, 63 * 8 - 1);
    }
  }

  @Test
  void theBeamFindsTheBestOfFewSymbols() {
    Universe universe = honest(GoldenPortfolio.own().trades());
    assertThat(search(universe, Algorithm.BEAM, 6, 1).chosen().orElseThrow().sharpe())
        .isEqualTo(search(universe, Algorithm.EXHAUSTIVE, 6, 1).chosen().orElseThrow().sharpe());
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void ranksAllOverTheSameDays(Algorithm algorithm) {
    TradeSet trades = GoldenPortfolio.own().trades("ES", "NQ");
    // ES trades for two years, NQ for a week.
    SymbolTrades week =
        trades
            .symbols()
            .get(1)
            .enteredBetween(
                LocalDate.parse("2023-05-08").toEpochDay() * DAY,
                LocalDate.parse("2023-05-12").toEpochDay() * DAY);
    Universe universe =
        honest(
            new TradeSet(
                trades.source(),
                trades.layout(),
                trades.origin(),
                List.of(trades.symbols().get(0), week)));
    SearchResult result = search(universe, algorithm, 1, 1);
    for (int i = 0; i < result.trials(); i++) {
      Candidate each = result.tried().get(i);
      assertThat(each.sharpe())
          .isEqualTo(SharpeRatio.perYear(each.dailySharpe(), 252))
          .isCloseTo(
              SharpeRatio.perYear(SharpeRatio.perPeriod(result.trainReturns(each)), 252),
              within(1e-12));
    }
  }

  @Test
  void findsNothingWhereNothingKeepsToTheConstraint() {
    Universe universe = honest(GoldenPortfolio.own().trades());
    SearchResult result =
        PortfolioSearch.run(
            universe,
            universe.train().get(),
            new SearchSettings(
                Algorithm.EXHAUSTIVE, 1, 2, new Constraint(1, OptionalInt.empty()), 1),
            SearchProgress.NONE,
            TrialJournal.NONE,
            Optional.empty());
    assertThat(result.chosen()).isEmpty();
    assertThat(result.trials()).isPositive();
  }

  /** The same trades, but none of some of the symbols. */
  private static TradeSet idle(TradeSet trades, List<String> symbols) {
    return new TradeSet(
        trades.source(),
        trades.layout(),
        trades.origin(),
        trades.symbols().stream()
            .map(each -> symbols.contains(each.symbol()) ? each.enteredBetween(0, 0) : each)
            .toList());
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void neverChoosesWhatDoesNotTrade(Algorithm algorithm) {
    TradeSet trades = GoldenPortfolio.own().trades();
    Universe universe =
        honest(
            idle(
                new TradeSet(
                    trades.source(),
                    trades.layout(),
                    trades.origin(),
                    trades.symbols().stream()
                        .filter(each -> List.of("6A", "ES").contains(each.symbol()))
                        .toList()),
                List.of("6A")));
    SearchResult result =
        PortfolioSearch.run(
            universe,
            universe.train().get(),
            new SearchSettings(algorithm, 1, 2, new Constraint(1, OptionalInt.empty()), 1),
            SearchProgress.NONE,
            TrialJournal.NONE,
            Optional.empty());
    // The idle symbol by itself was tried, and nothing falls less than it.
    List<Double> drawdowns = new ArrayList<>();
    for (int i = 0; i < result.trials(); i++) {
      drawdowns.add(result.tried().get(i).maxDrawdown());
    }
    assertThat(drawdowns).anyMatch(each -> each == 0);
    assertThat(result.chosen()).isEmpty();
  }

  @Test
  void whatDoesNotTradeInTheTestPeriodHasNotKeptToTheConstraint() {
    TradeSet trades = GoldenPortfolio.own().trades();
    Universe universe = honest(trades);
    List<String> chosen =
        universe.names(search(universe, Algorithm.GREEDY, 2, 1).chosen().orElseThrow().symbols());
    for (List<String> without : List.of(chosen, trades.names())) {
      Simulation test = honest(idle(trades, without)).train().get();
      test.run(universe.all(), 1);
      SearchResult result =
          PortfolioSearch.run(
              universe,
              test,
              new SearchSettings(Algorithm.GREEDY, 1, 2, BELOW_5000, 1),
              SearchProgress.NONE,
              TrialJournal.NONE,
              Optional.empty());
      assertThat(result.test().orElseThrow().maxDrawdownDollars()).isZero();
      assertThat(result.isTested()).isFalse();
      assertThat(result.testKeepsConstraint()).isFalse();
      assertThat(DoubleStream.of(result.testReturns()).allMatch(each -> each == 0)).isTrue();
    }
  }

  @Test
  void goesOnWhereItWasInterrupted(@TempDir Path folder) throws IOException {
    Universe universe = honest(GoldenPortfolio.own().trades());
    Path file = folder.resolve("search");
    int days = universe.train().get().dailyReturns().length;
    Grid half = new Grid(6, 1, 4, days);
    half.fill(0, universe.train().get());
    Checkpoint checkpoint = new Checkpoint(file, "same", () -> 0, () -> {});
    checkpoint.save(half, half.donePieces());

    Grid resumed = new Grid(6, 1, 4, days);
    assertThat(new Checkpoint(file, "same", () -> 0, () -> {}).resume(resumed)).isTrue();
    assertThat(resumed.isDone(0)).isTrue();
    CandidateTable before = new CandidateTable();
    half.addTo(before);
    CandidateTable after = new CandidateTable();
    resumed.addTo(after);
    assertThat(after.size()).isEqualTo(before.size()).isPositive();
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).isEqualTo(before.get(i));
    }

    assertThat(Overfitting.of(after.sums().orElseThrow(), after.summed()))
        .isEqualTo(Overfitting.of(before.sums().orElseThrow(), before.summed()));

    assertThat(new Checkpoint(file, "other", () -> 0, () -> {}).resume(new Grid(6, 1, 4, days)))
        .isFalse();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));
    assertThat(new Checkpoint(file, "same", () -> 0, () -> {}).resume(new Grid(6, 1, 4, days)))
        .isFalse();
  }
}
