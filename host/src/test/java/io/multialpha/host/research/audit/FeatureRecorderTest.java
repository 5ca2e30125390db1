package io.multialpha.host.research.audit;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.indicator.ExpandingPercentile;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.indicator.OriginalIndicators;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.Always;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.RandomTapes;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.engine.TestAccount;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is ranked many bars at a time against what a model is told bar by bar. */
class FeatureRecorderTest {
  private static final Set<String> OTHERS = Set.of("NQ");

  /** More hours than are settled together, twice. */
  private static final MarketData MARKET = market(RandomTapes.hourly("ES", 1, 10_000));

  private static final List<Feature> FEATURES =
      List.of(
          feature("close", c -> c.indicators().close(HOUR)),
          feature("place of the hour", c -> placeOf(c.indicators(), c.indicators().close(HOUR))),
          feature("the same", c -> placeOf(c.indicators(), c.indicators().close(HOUR))),
          feature("place of the day", c -> placeOf(c.indicators(), c.indicators().close(DAY))),
          feature("place of another", c -> ofNq(c, c.indicators("NQ").ibs(HOUR), "ibs")),
          feature("place that is read", FeatureRecorderTest::read),
          feature("reader", c -> c.indicators().lag(read(c), 1)),
          feature("place that is looked at", FeatureRecorderTest::lookedAt),
          feature("looker", FeatureRecorderTest::looker));

  private static Feature feature(String name, Function<FeatureContext, Indicator> definition) {
    return Feature.of(name.replace(' ', '_'), "", name, definition::apply);
  }

  private static Indicator placeOf(Indicators of, Indicator values) {
    return of.expandingPercentile(values);
  }

  private static Indicator ofNq(FeatureContext c, Indicator values, String key) {
    return OriginalIndicators.sinceHour252(
        c.indicators(), c.indicators("NQ"), HOUR, values, key, ExpandingPercentile::new);
  }

  private static Indicator read(FeatureContext c) {
    return placeOf(c.indicators(), c.indicators().volume(HOUR));
  }

  private static Indicator lookedAt(FeatureContext c) {
    return placeOf(c.indicators(), c.indicators().high(HOUR));
  }

  /** Reads an indicator behind the host's back, as a kernel of a plugin can. */
  private static Indicator looker(FeatureContext c) {
    Indicator seen = lookedAt(c);
    return c.indicators().custom(HOUR, "looker", () -> bars -> bars.size() % 7 + seen.value());
  }

  private static MarketData market(BarColumns es) {
    BarColumns nq = RandomTapes.hourly("NQ", 2, 10_000);
    return MarketData.of(
        Map.of("ES", es, "NQ", nq),
        Map.of("ES", RandomTapes.daily(es), "NQ", RandomTapes.daily(nq)));
  }

  /** What a model is told that is asked on every bar, zero where a feature is not known. */
  private static List<double[]> told() {
    List<double[]> told = new ArrayList<>();
    Classifier model =
        new Classifier() {
          @Override
          public int inputs() {
            return FEATURES.size();
          }

          @Override
          public double probability(double[] values) {
            told.add(values.clone());
            return 0;
          }
        };
    TestAccount.of(new Always(Signal.enterLong("always"), start -> {}))
        .leg(
            "ES",
            new ModelInForce(
                FEATURES, OTHERS, model, 0.5, OnMissingFeature.ZERO, PluginCaller.DIRECT))
        .run(MARKET);
    return told;
  }

  private static FeatureValues recorded(long[] bars) {
    FeatureRecorder recorder =
        new FeatureRecorder(
            List.of(new Asked(TestAccount.instrument("ES"), FEATURES, OTHERS)), Map.of("ES", bars));
    TestAccount account = TestAccount.of(recorder, "ES");
    assertThat(TestAccount.run(Limits.NONE, MARKET, RunWindow.ALL, account).get(0).failure())
        .isEmpty();
    return recorder.values().get("ES");
  }

  private static void assertSame(FeatureValues found, int row, double[] told) {
    for (int i = 0; i < told.length; i++) {
      double value = found.value(row, i);
      assertThat(Double.isNaN(value) ? 0 : value)
          .as("%s of row %d", found.names().get(i), row)
          .isEqualTo(told[i]);
    }
  }

  @Test
  void writesDownWhatAModelIsToldOnEveryBar() {
    List<double[]> told = told();
    BarColumns es = MARKET.requireHourly("ES");

    FeatureValues found = recorded(Arrays.copyOf(es.start(), es.size()));

    assertThat(told).hasSize(es.size()).hasSizeGreaterThan(8_192);
    for (int row = 0; row < es.size(); row++) {
      assertSame(found, row, told.get(row));
    }
  }

  @Test
  void writesDownTheSameWhereFewBarsAreWanted() {
    List<double[]> told = told();
    BarColumns es = MARKET.requireHourly("ES");
    int[] few = {0, 1, 300, 4_095, 4_096, 4_097, 8_500, es.size() - 1};

    FeatureValues found = recorded(Arrays.stream(few).mapToLong(row -> es.start()[row]).toArray());

    for (int row = 0; row < few.length; row++) {
      assertSame(found, row, told.get(few[row]));
    }
  }
}
