package io.multialpha.host.research.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.model.Classifier;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.Engine;
import io.multialpha.host.engine.EngineLoop;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.engine.Scripted;
import io.multialpha.host.engine.Tape;
import io.multialpha.host.engine.TestAccount;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabellingTest {
  private static final Feature CLOSE =
      Feature.of("price", "points", "close", c -> c.indicators().close(Timeframe.HOUR));
  private static final Feature AVERAGE =
      Feature.of(
          "average",
          "points",
          "mean of three closes",
          c -> c.indicators().sma(c.indicators().close(Timeframe.HOUR), 3));
  private static final List<Feature> FEATURES = List.of(AVERAGE, CLOSE);
  private static final BarColumns BARS = wave();

  /** Bars that never repeat a price, in trade dates of ten hours. */
  private static BarColumns wave() {
    Tape tape = Tape.of("ES");
    for (int i = 0; i < 120; i++) {
      if (i % 10 == 9) {
        tape.nextTradeDate();
      }
      double price = 1000 + 7919L * i % 211 + i / 128.0;
      tape.bar(price, price + 3, price - 3, price + 1);
    }
    return tape.build();
  }

  /** In and out every few bars, long and short in turn. */
  private static Scripted script() {
    Scripted script = new Scripted();
    for (int bar = 0; bar < 112; bar += 7) {
      if (bar % 2 == 0) {
        script.buy("ES", bar);
      } else {
        script.sell("ES", bar);
      }
      script.exit("ES", bar + 4);
    }
    return script;
  }

  private static AccountResult run(AccountSpec spec) {
    return run(spec, TestAccount.market(BARS));
  }

  private static AccountResult run(AccountSpec spec, MarketData market) {
    EngineLoop loop =
        Engine.loops(List.of(spec), Limits.NONE, market, RunWindow.ALL, () -> done -> {}).get(0);
    loop.run();
    return loop.finish().get(0);
  }

  private static LabelledTrades labelled(TestAccount account) {
    return Labelling.of(
        account.spec(),
        new Asked(TestAccount.instrument("ES"), FEATURES, Set.of()),
        BARS,
        RunWindow.ALL,
        LabellingTest::run);
  }

  @Test
  void aRowHoldsWhatTheModelGateReadsAtThatDecision() {
    List<double[]> told = new ArrayList<>();
    Classifier recorder =
        new Classifier() {
          @Override
          public int inputs() {
            return FEATURES.size();
          }

          @Override
          public double probability(double[] values) {
            told.add(values.clone());
            return 1;
          }
        };
    ModelInForce model =
        new ModelInForce(
            FEATURES, Set.of(), recorder, 0.5, OnMissingFeature.ZERO, PluginCaller.DIRECT);
    TestAccount.of(script()).leg("ES", model).run(BARS);

    LabelledTrades trades = labelled(TestAccount.of(script(), "ES"));

    assertThat(trades.size()).isEqualTo(16).isEqualTo(told.size());
    assertThat(trades.values()[0][0]).as("not known on the first bar").isNaN();
    for (int row = 0; row < told.size(); row++) {
      for (int feature = 0; feature < FEATURES.size(); feature++) {
        double value = trades.values()[feature][row];
        assertThat(Double.isNaN(value) ? 0 : value)
            .as("%s of trade %d", trades.features().get(feature), row)
            .isEqualTo(told.get(row)[feature]);
      }
    }
  }

  @Test
  void aRowSaysWhatTheTradeCameToAndWhen() {
    LabelledTrades trades = labelled(TestAccount.of(script()).leg("ES", 2, new Costs(1, 2.5)));

    AccountResult alone = TestAccount.of(script()).leg("ES", 2, new Costs(1, 2.5)).run(BARS);
    LabelledTrades.Columns columns = trades.columns();
    for (int row = 0; row < trades.size(); row++) {
      assertThat(columns.decidedAt()[row]).isEqualTo(Tape.hour(7 * row));
      assertThat(columns.enteredAt()[row]).isEqualTo(Tape.hour(7 * row + 1));
      assertThat(columns.exitedAt()[row]).isEqualTo(Tape.hour(7 * row + 5));
      assertThat(columns.knownAt()[row]).isEqualTo(Tape.hour(7 * row + 6));
      assertThat(columns.profit()[row]).isEqualTo(alone.journal().trades().netProfit(row));
      double gross = columns.profit()[row] + 4 * 2.5;
      assertThat(Math.signum(columns.returns()[row])).isEqualTo(Math.signum(gross));
      assertThat(trades.won()[row]).isEqualTo(columns.profit()[row] > 0);
    }
    assertThat(columns.decidedOn()[0]).isEqualTo(Tape.DAY0);
    assertThat(columns.exitedOn()[1]).isEqualTo(Tape.DAY0 + 1);
    assertThat(trades.tradeDates()).hasSize(13).startsWith(Tape.DAY0, Tape.DAY0 + 1);
  }

  @Test
  void neitherLimitsNorModelsStandInTheWay() {
    ModelInForce refusing =
        new ModelInForce(
            List.of(CLOSE),
            Set.of(),
            new Classifier() {
              @Override
              public int inputs() {
                return 1;
              }

              @Override
              public double probability(double[] values) {
                return 0;
              }
            },
            0.5,
            OnMissingFeature.BLOCK,
            PluginCaller.DIRECT);
    TestAccount strict = TestAccount.of(script()).leg("ES", refusing).limits(1, 0.01);

    assertThat(labelled(strict).fingerprint())
        .isEqualTo(labelled(TestAccount.of(script(), "ES")).fingerprint());
    assertThat(strict.run(BARS).journal().trades().size()).isZero();
  }

  @Test
  void labelsNothingThatWouldNotBeTradedBecauseBarsHaveEnded() {
    Feature vix = Feature.of("vix", "points", "VIX", c -> c.indicators("VIX").close(Timeframe.DAY));
    BarColumns.Builder days = BarColumns.builder("VIX", 1);
    days.append(Tape.T0 - 48 * Tape.HOUR, Tape.DAY0 - 2, 15, 15, 15, 15, 1);
    MarketData market = MarketData.of(Map.of("ES", BARS), Map.of("VIX", days.build()));

    LabelledTrades trades =
        Labelling.of(
            TestAccount.of(script(), "ES").spec(),
            new Asked(TestAccount.instrument("ES"), List.of(CLOSE, vix), Set.of("VIX")),
            BARS,
            RunWindow.ALL,
            spec -> run(spec, market));

    // Ten days after the last bar of VIX, which is of the second date before the first.
    assertThat(trades.size()).isPositive().isLessThan(16);
    int[] dates = trades.columns().decidedOn();
    assertThat(dates[dates.length - 1]).isLessThanOrEqualTo(Tape.DAY0 - 2 + 10);
  }

  @Test
  void goesOnWhereTheAccountWouldBeRuined() {
    TestAccount ruined = TestAccount.of(script()).leg("ES", 1, new Costs(0, 1_000_000));

    assertThat(ruined.run(BARS).journal().trades().size()).isEqualTo(1);
    assertThat(labelled(ruined).size()).isEqualTo(16);
  }

  @Test
  void aPositionThatIsStillOpenHasNoLabel() {
    Scripted script = new Scripted().buy("ES", 2).exit("ES", 4).buy("ES", 110);

    assertThat(labelled(TestAccount.of(script, "ES")).size()).isEqualTo(1);
  }

  @Test
  void aStrategyThatFailsHasNoLabels() {
    Scripted failing =
        script()
            .observed(
                (symbol, index, bar, position) -> {
                  if (index == 50) {
                    throw new IllegalStateException("lost the thread");
                  }
                });

    assertThatThrownBy(() -> labelled(TestAccount.of(failing, "ES")))
        .isInstanceOf(LabellingException.class)
        .hasMessageContaining("ES cannot be labelled")
        .hasMessageContaining("lost the thread");
  }

  @Test
  void anotherProfitIsAnotherFingerprint() {
    assertThat(labelled(TestAccount.of(script()).leg("ES", 1, new Costs(0, 1))).fingerprint())
        .isNotEqualTo(labelled(TestAccount.of(script(), "ES")).fingerprint());
  }
}
