package io.multialpha.host.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.Always;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.TestAccount;
import io.multialpha.host.market.BarColumns;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often an indicator of a reference instrument is computed where ten instruments read it. */
class SharedReferenceTest {
  private static final List<String> TRADED =
      List.of("6A", "6B", "6E", "CL", "ES", "GC", "HG", "NG", "NQ", "SI");

  private int kernels;
  private int steps;
  private int reads;

  @ParameterizedTest
  @ValueSource(ints = {50, 500, 5000})
  void onceForEachOfItsBarsHoweverLongTheHistory(int bars) {
    Feature counted =
        Feature.of(
            "counted",
            "",
            "counts its steps",
            c ->
                c.indicators("VIX")
                    .custom(
                        Timeframe.HOUR,
                        "counted",
                        () -> {
                          kernels++;
                          return vix -> ++steps;
                        }));
    TestAccount account = TestAccount.of(new Always(Signal.enterLong("every bar"), start -> {}));
    BarColumns[] market = new BarColumns[TRADED.size() + 1];
    for (int i = 0; i < TRADED.size(); i++) {
      account.leg(TRADED.get(i), model(counted));
      market[i] = bars(TRADED.get(i), bars);
    }
    market[TRADED.size()] = bars("VIX", bars);

    account.run(market);

    assertThat(kernels).isEqualTo(1);
    assertThat(steps).isEqualTo(bars);
    assertThat(reads).isEqualTo(10 * bars);
  }

  private ModelInForce model(Feature feature) {
    Classifier reader =
        new Classifier() {
          @Override
          public int inputs() {
            return 1;
          }

          @Override
          public double probability(double[] values) {
            assertThat(values[0]).isEqualTo(steps);
            reads++;
            return 0;
          }
        };
    return new ModelInForce(
        List.of(feature), Set.of("VIX"), reader, 0.5, OnMissingFeature.BLOCK, PluginCaller.DIRECT);
  }

  private static BarColumns bars(String symbol, int count) {
    BarColumns.Builder bars = BarColumns.builder(symbol, count);
    for (int i = 0; i < count; i++) {
      bars.append(i * 3_600_000L, i / 23, 100, 101, 99, 100, 1000);
    }
    return bars.build();
  }
}
