package io.multialpha.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the host relies on in every {@link Strategy}, as numbered cases. An author extends this
 * class and gives his strategy:
 *
 * <pre>{@code
 * class GapFadeContractTest extends StrategyContract {
 *   protected Strategy strategy() {
 *     return new GapFade();
 *   }
 * }
 * }</pre>
 *
 * Each case runs the strategy with the host's own engine over seeded bars. The cases judge one
 * thing each: a strategy that always fails fails S2 only, since it does so the same way every time.
 */
public abstract class StrategyContract {
  private static final int CUTS = 40;

  /** A fresh instance, made as the host makes it. Called many times. */
  protected abstract Strategy strategy();

  /** Parameters to run with, as a configuration gives them; defaults elsewhere. */
  protected Map<String, ?> params() {
    return Map.of();
  }

  /** The instruments traded, at least two; most cases trade the first only. */
  protected List<String> symbols() {
    return List.of("ES", "NQ");
  }

  /**
   * The bars of cases S2 to S6 and S9: of all {@link #symbols()} and references. The strategy has
   * to ask for an entry somewhere in them. Override it where the made-up bars give no occasion.
   */
  protected MarketData market() {
    return seeded(60, false);
  }

  @Test
  @DisplayName("S1 declares the same each time it is asked")
  void s1DeclaresTheSameEachTimeItIsAsked() {
    Strategy one = strategy();
    Strategy other = strategy();
    for (Strategy again : List.of(one, other)) {
      assertThat(again.info()).as("info()").isNotNull().isEqualTo(one.info());
      assertThat(again.params()).as("params()").isNotNull();
      assertThat(again.params().all().toString())
          .as("params()")
          .isEqualTo(one.params().all().toString());
      assertThat(again.modelLayout()).as("modelLayout()").isNotNull().isEqualTo(one.modelLayout());
      Params params = again.params().with(params());
      assertThat(again.dataNeeds(params))
          .as("dataNeeds(params)")
          .isNotNull()
          .isEqualTo(one.dataNeeds(params));
    }
  }

  @Test
  @DisplayName("S2 answers every ordinary bar, and asks for an entry on some")
  void s2AnswersEveryOrdinaryBar() {
    StrategyRun run = run(market(), symbols().get(0));

    assertThat(run.failure()).as("why the host set the strategy aside").isEmpty();
    assertThat(run.decisions())
        .as("answers; without an entry among them the other cases show nothing: override market()")
        .anyMatch(decision -> decision.signal().isEntry());
  }

  @Test
  @DisplayName("S3 gives the same answers to the same bars")
  void s3GivesTheSameAnswersToTheSameBars() {
    MarketData market = market();
    String symbol = symbols().get(0);
    StrategyRun first = run(market, symbol);

    Strategy other = strategy();
    same("a fresh instance", harness(other).run(market, symbol), first, symbol);
    same("the same instance once more", harness(other).run(market, symbol), first, symbol);
  }

  @Test
  @DisplayName("S4 keeps the sources of different instruments apart")
  void s4KeepsTheSourcesOfDifferentInstrumentsApart() {
    MarketData market = market();
    assumeS3(market, symbols().get(0));
    StrategyRun together = run(market, symbols().toArray(new String[0]));

    for (String symbol : symbols()) {
      assertThat(together.decisions(symbol))
          .as("answers for %s beside others, against those for it alone", symbol)
          .startsWith(common(together, run(market, symbol), symbol));
    }
  }

  @Test
  @DisplayName("S5 decides without knowledge of later bars")
  void s5DecidesWithoutKnowledgeOfLaterBars() {
    MarketData market = market();
    String symbol = symbols().get(0);
    StrategyRun whole = assumeS3(market, symbol);
    BarColumns bars = market.requireHourly(symbol);
    for (int i = 1; i <= CUTS; i++) {
      // An odd stride, so that the cuts fall on all hours of the day.
      int cut = (int) ((long) bars.size() * i / (CUTS + 1)) | 1;
      long time = bars.start()[cut];
      int day = bars.tradeDate()[cut];
      noLaterBars(time, MarketCut.endingBefore(market, time, day), whole, symbol);
      noLaterBars(time, MarketCut.mirroredFrom(market, time, day), whole, symbol);
    }
  }

  @Test
  @DisplayName("S6 declares as much warm-up as its indicators take")
  void s6DeclaresAsMuchWarmUpAsItsIndicatorsTake() {
    assertThat(run(market(), symbols().get(0)).unready())
        .as("indicators that are no number yet when the warm-up of dataNeeds() is over")
        .isEmpty();
  }

  @Test
  @DisplayName("S7 answers every bar of bad data: holes, single bars, no range, no volume")
  void s7AnswersEveryBarOfBadData() {
    assumeS2(market(), symbols().get(0));
    for (FillModel fills : FillModel.values()) {
      StrategyRun run = harness(strategy()).fills(fills).run(seeded(120, true), symbols().get(0));
      assertThat(run.failure()).as("why the host set the strategy aside").isEmpty();
    }
  }

  @Test
  @DisplayName("S8 trades with any parameters the schema allows, or refuses in one sentence")
  void s8TradesWithAnyAllowedParametersOrRefusesInOneSentence() {
    String symbol = symbols().get(0);
    assumeS2(seeded(15, false), symbol);
    List<String> wrong = new ArrayList<>();
    for (Map<String, Object> sample : ParamSamples.of(strategy().params(), params(), 1)) {
      try {
        harness(strategy())
            .params(sample)
            .run(seeded(15, false, sample), symbol)
            .failure()
            .ifPresent(failure -> wrong.add(sample + ": " + failure));
      } catch (StrategyException refusal) {
        if (!Refusals.isClean(refusal.getCause())) {
          wrong.add(sample + ": " + refusal.getMessage());
        }
      }
    }
    assertThat(wrong)
        .as(
            "allowed parameters that neither work nor are refused by an IllegalArgumentException of"
                + " one line")
        .isEmpty();
  }

  @Test
  @DisplayName("S9 names stops and targets that can be reached, the stop on the losing side")
  void s9NamesStopsAndTargetsThatCanBeReached() {
    MarketData market = market();
    String symbol = symbols().get(0);
    assumeS2(market, symbol);
    StrategyRun run = harness(strategy()).fills(FillModel.INTRABAR).run(market, symbol);

    assertThat(run.failure()).as("why the host set the strategy aside").isEmpty();
    for (StrategyRun.Levels levels : run.levels()) {
      assertThat(levels.stop()).as("stopPrice of %s", levels).satisfies(this::isPriceOrNone);
      assertThat(levels.target()).as("targetPrice of %s", levels).satisfies(this::isPriceOrNone);
      boolean wrongWayRound =
          levels.quantity() > 0
              ? levels.stop() >= levels.target()
              : levels.stop() <= levels.target();
      assertThat(wrongWayRound).as("stop and target the wrong way round: %s", levels).isFalse();
    }
  }

  @Test
  @DisplayName("S10 contributes features under names of their own that become numbers")
  void s10ContributesFeaturesThatBecomeNumbers() {
    List<Feature> features = strategy().features();
    assertThat(features).as("features()").isNotNull();
    assertThatCode(() -> FeatureCatalog.standard().with(features))
        .as("the features' names")
        .doesNotThrowAnyException();
    assertThat(names(strategy().features())).as("features() again").isEqualTo(names(features));
    for (Feature feature : features) {
      assertThat(FeatureProbe.of(feature, FeatureRun.instrument(symbols().get(0))).lookBack())
          .as("bars until the feature %s is a number", feature.name())
          .isPresent();
    }
  }

  @Test
  @DisplayName("S11 computes its features the same each time and without knowledge of later bars")
  void s11ComputesItsFeaturesWithoutKnowledgeOfLaterBars() {
    String symbol = symbols().get(0);
    assumeThat(soundFeatures()).as("features that S10 finds no fault with").isNotEmpty();
    MarketData market = market();
    SortedMap<Long, List<Double>> whole = FeatureRun.of(soundFeatures(), symbol, market);
    assertThat(FeatureRun.of(soundFeatures(), symbol, market))
        .as("features computed once more")
        .isEqualTo(whole);
    BarColumns bars = market.requireHourly(symbol);
    for (int i = 1; i <= CUTS; i++) {
      int cut = (int) ((long) bars.size() * i / (CUTS + 1)) | 1;
      long time = bars.start()[cut];
      MarketData other = MarketCut.mirroredFrom(market, time, bars.tradeDate()[cut]);
      assertThat(FeatureRun.of(soundFeatures(), symbol, other).headMap(time))
          .as("features with other bars from %d on, against those with the true ones", time)
          .isEqualTo(whole.headMap(time));
    }
  }

  /** The features, none if case S10 has something against them. */
  private List<Feature> soundFeatures() {
    try {
      List<Feature> features = strategy().features();
      features.forEach(
          each -> FeatureProbe.of(each, FeatureRun.instrument(symbols().get(0))).lookBack());
      return features;
    } catch (RuntimeException unsound) {
      return List.of();
    }
  }

  private static List<String> names(List<Feature> features) {
    return features.stream()
        .map(each -> each.name() + " [" + each.unit() + "] " + each.doc())
        .toList();
  }

  private void isPriceOrNone(double price) {
    assertThat(price).isNotIn(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  /** Some cases say nothing of a strategy that fails anyway. */
  private void assumeS2(MarketData market, String symbol) {
    assumeThat(run(market, symbol).failure()).as("case S2 shows why this one cannot run").isEmpty();
  }

  /** Answers can be compared only where they are not different every time. */
  private StrategyRun assumeS3(MarketData market, String symbol) {
    StrategyRun run = run(market, symbol);
    assumeThat(run(market, symbol).decisions())
        .as("case S3 shows why this one cannot run")
        .isEqualTo(run.decisions());
    return run;
  }

  private StrategyHarness harness(Strategy strategy) {
    return StrategyHarness.of(strategy).params(params());
  }

  private StrategyRun run(MarketData market, String... symbols) {
    return harness(strategy()).run(market, symbols);
  }

  private MarketData seeded(int sessions, boolean rough) {
    return seeded(sessions, rough, params());
  }

  /** Bars of all that is traded, and of what is read with these parameters. */
  private MarketData seeded(int sessions, boolean rough, Map<String, ?> given) {
    Set<String> symbols = new LinkedHashSet<>(symbols());
    for (String symbol : symbols()) {
      symbols.addAll(needs(given, symbol).references());
    }
    symbols.addAll(FeatureRun.references(soundFeatures(), symbols().get(0)));
    List<String> all = List.copyOf(symbols);
    SeededBars[] series = new SeededBars[all.size()];
    for (int i = 0; i < series.length; i++) {
      SeededBars bars = SeededBars.of(all.get(i), 1 + all.indexOf(all.get(i))).sessions(sessions);
      series[i] = rough ? bars.rough() : bars;
    }
    return SeededBars.together(series);
  }

  private DataNeeds needs(Map<String, ?> given, String symbol) {
    Strategy strategy = strategy();
    return strategy.dataNeeds(strategy.params().with(given), FeatureRun.instrument(symbol));
  }

  private static void same(String what, StrategyRun run, StrategyRun expected, String symbol) {
    assertThat(run.decisions(symbol))
        .as("answers of %s", what)
        .isEqualTo(expected.decisions(symbol));
    assertThat(run.failure()).as("failure of %s", what).isEqualTo(expected.failure());
  }

  /** What the two runs can be compared by: all, unless one was cut short by a failure. */
  private static StrategyRun.Decision[] common(
      StrategyRun together, StrategyRun alone, String symbol) {
    List<StrategyRun.Decision> decisions = alone.decisions(symbol);
    int size =
        together.failure().isEmpty()
            ? decisions.size()
            : Math.min(decisions.size(), together.decisions(symbol).size());
    return decisions.subList(0, size).toArray(new StrategyRun.Decision[0]);
  }

  private void noLaterBars(long time, MarketData other, StrategyRun whole, String symbol) {
    List<StrategyRun.Decision> before =
        run(other, symbol).decisions(symbol).stream()
            .filter(d -> d.barStartMillis() < time)
            .toList();
    assertThat(whole.decisions(symbol))
        .as("answers with all bars, against those with other bars from %d on", time)
        .startsWith(before.toArray(new StrategyRun.Decision[0]));
  }
}
