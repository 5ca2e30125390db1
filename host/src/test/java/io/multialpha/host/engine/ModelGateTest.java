package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.portfolio.Verdict;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ModelGateTest {
  private static final Feature CLOSE =
      Feature.of("price", "points", "close", c -> c.indicators().close(Timeframe.HOUR));
  private static final Feature THIRD_BAR =
      Feature.of(
          "average",
          "points",
          "mean of three closes",
          c -> c.indicators().sma(c.indicators().close(Timeframe.HOUR), 3));
  private static final BarColumns BARS = Tape.of("ES").prices(10, 20, 30, 40, 50, 60, 70).build();

  private static Classifier scoring(int inputs, ToDoubleFunction<double[]> score) {
    return new Classifier() {
      @Override
      public int inputs() {
        return inputs;
      }

      @Override
      public double probability(double[] values) {
        return score.applyAsDouble(values);
      }
    };
  }

  private static ModelInForce model(ToDoubleFunction<double[]> score, Feature... features) {
    return model(score, OnMissingFeature.BLOCK, features);
  }

  private static ModelInForce model(
      ToDoubleFunction<double[]> score, OnMissingFeature onMissing, Feature... features) {
    return new ModelInForce(
        List.of(features),
        Set.of(),
        scoring(features.length, score),
        0.6,
        onMissing,
        PluginCaller.DIRECT);
  }

  private static TestAccount account(Scripted script, ModelInForce model) {
    return TestAccount.of(script).leg("ES", model);
  }

  private static Decisions decisions(AccountResult result) {
    return result.journal().decisions();
  }

  @Test
  void refusesAnEntryScoredBelowTheThreshold() {
    AccountResult result =
        account(new Scripted().buy("ES", 0), model(row -> Math.nextDown(0.6), CLOSE)).run(BARS);

    assertThat(decisions(result).outcome(0)).isEqualTo(Outcome.MODEL);
    assertThat(decisions(result).outcomeReason(0)).isEqualTo("score below the threshold");
    assertThat(decisions(result).score(0)).isEqualTo(Math.nextDown(0.6));
    assertThat(decisions(result).threshold(0)).isEqualTo(0.6);
    assertThat(result.openAtEnd()).isEmpty();
  }

  @Test
  void letsAnEntryPassAtExactlyTheThreshold() {
    AccountResult result = account(new Scripted().buy("ES", 0), model(row -> 0.6, CLOSE)).run(BARS);

    assertThat(decisions(result).outcome(0)).isEqualTo(Outcome.ORDERED);
    assertThat(decisions(result).score(0)).isEqualTo(0.6);
    assertThat(decisions(result).threshold(0)).isEqualTo(0.6);
    assertThat(result.openAtEnd()).hasSize(1);
  }

  @Test
  void treatsShortEntriesAlike() {
    AccountResult result =
        account(new Scripted().sell("ES", 0).sell("ES", 1), model(row -> row[0] / 25, CLOSE))
            .run(BARS);

    assertThat(decisions(result).outcome(0)).isEqualTo(Outcome.MODEL);
    assertThat(decisions(result).outcome(1)).isEqualTo(Outcome.ORDERED);
    assertThat(result.openAtEnd().get(0).quantity()).isEqualTo(-1);
  }

  @Test
  void neverAsksTheModelAboutAnExit() {
    List<Double> asked = new ArrayList<>();
    Scripted script = new Scripted().buy("ES", 0).exit("ES", 2);
    AccountResult result =
        account(
                script,
                model(
                    row -> {
                      asked.add(row[0]);
                      return 0.9;
                    },
                    CLOSE))
            .run(BARS);

    assertThat(asked).containsExactly(10.0);
    assertThat(result.journal().trades().size()).isEqualTo(1);
    assertThat(decisions(result).score(1)).isNaN();
    assertThat(decisions(result).threshold(1)).isNaN();
  }

  @Test
  void givesTheFeaturesInTheModelsOrderAsOfTheSignalsBar() {
    List<List<Double>> asked = new ArrayList<>();
    account(
            new Scripted().buy("ES", 3),
            model(
                row -> {
                  asked.add(List.of(row[0], row[1]));
                  return 0;
                },
                THIRD_BAR,
                CLOSE))
        .run(BARS);

    assertThat(asked).containsExactly(List.of(30.0, 40.0));
  }

  @Test
  void saysWhyAFeatureIsNeverKnownOrScoresZeroForIt() {
    Feature never = Feature.never("momentum", "", "never computed by the original");
    Scripted script = new Scripted().buy("ES", 5);

    assertThat(decisions(account(script, model(row -> 0.9, never)).run(BARS)).outcomeReason(0))
        .isEqualTo("feature momentum is never known: never computed by the original");
    AccountResult zero =
        account(
                new Scripted().buy("ES", 5),
                model(row -> row[0] == 0 ? 0.9 : 0, OnMissingFeature.ZERO, never))
            .run(BARS);
    assertThat(decisions(zero).outcome(0)).isEqualTo(Outcome.ORDERED);
  }

  @Test
  void refusesAnEntryWhileAFeatureIsUnknown() {
    Scripted script = new Scripted().buy("ES", 1).buy("ES", 2);
    AccountResult result = account(script, model(row -> 0.9, CLOSE, THIRD_BAR)).run(BARS);

    assertThat(decisions(result).outcome(0)).isEqualTo(Outcome.MODEL);
    assertThat(decisions(result).outcomeReason(0)).isEqualTo("feature average is not known yet");
    assertThat(decisions(result).score(0)).isNaN();
    assertThat(decisions(result).threshold(0)).isEqualTo(0.6);
    assertThat(decisions(result).outcome(1)).isEqualTo(Outcome.ORDERED);
  }

  @Test
  void takesAnUnknownFeatureForZeroIfAskedTo() {
    Scripted script = new Scripted().buy("ES", 1);
    AccountResult result =
        account(
                script,
                model(row -> row[1] == 0 ? 0.7 : 0.1, OnMissingFeature.ZERO, CLOSE, THIRD_BAR))
            .run(BARS);

    assertThat(decisions(result).score(0)).isEqualTo(0.7);
    assertThat(decisions(result).outcome(0)).isEqualTo(Outcome.ORDERED);
  }

  @Test
  void refusesAnEntryThatTheModelCannotScore() {
    Scripted script = new Scripted().buy("ES", 0).buy("ES", 1);
    AccountResult result =
        account(script, model(row -> row[0] == 10 ? Double.NaN : 0.9, CLOSE)).run(BARS);

    assertThat(decisions(result).outcome(0)).isEqualTo(Outcome.MODEL);
    assertThat(decisions(result).outcomeReason(0)).isEqualTo("the model cannot score these values");
    assertThat(decisions(result).threshold(0)).isEqualTo(0.6);
    assertThat(decisions(result).outcome(1)).isEqualTo(Outcome.ORDERED);
  }

  @Test
  void refusesAScoreThatIsNoProbability() {
    Scripted script = new Scripted().buy("ES", 0).buy("ES", 1);
    AccountResult result =
        account(script, model(row -> row[0] == 10 ? 1.5 : -0.5, CLOSE)).run(BARS);

    assertThat(decisions(result).outcome(0)).isEqualTo(Outcome.MODEL);
    assertThat(decisions(result).outcomeReason(0)).isEqualTo("the model's score is no probability");
    assertThat(decisions(result).outcomeReason(1)).isEqualTo("the model's score is no probability");
  }

  @Test
  void asksAModelThatThrewNoMoreAndRefusesItsEntriesAlone() {
    int[] asked = {0};
    Scripted script = new Scripted().buy("ES", 1).buy("ES", 2).buy("NQ", 2).exit("NQ", 4);
    AccountResult result =
        account(
                script,
                model(
                    row -> {
                      asked[0]++;
                      throw new IllegalStateException("no tree");
                    },
                    CLOSE))
            .leg("NQ", model(row -> 0.9, CLOSE))
            .run(BARS, Tape.of("NQ").prices(1, 2, 3, 4, 5, 6).build());

    assertThat(asked[0]).isEqualTo(1);
    assertThat(decisions(result).outcome(0)).isEqualTo(Outcome.MODEL);
    assertThat(decisions(result).outcomeReason(0))
        .startsWith("model failed: java.lang.IllegalStateException: no tree");
    assertThat(decisions(result).outcome(1)).isEqualTo(Outcome.MODEL);
    assertThat(decisions(result).score(1)).isNaN();
    assertThat(decisions(result).threshold(1)).isEqualTo(0.6);
    assertThat(decisions(result).outcome(2)).isEqualTo(Outcome.ORDERED);
    assertThat(result.journal().trades().size()).isEqualTo(1);
    assertThat(result.failure()).isEmpty();
    assertThat(result.modelFailures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.symbol()).isEqualTo("ES");
              assertThat(failure.why()).contains("no tree");
            });
  }

  @Test
  void asksTheModelAfterWarmUpAndBeforeThePolicies() {
    List<String> order = new ArrayList<>();
    Scripted script =
        new Scripted()
            .needs(DataNeeds.none().withHourlyWarmup(2))
            .buy("ES", 0)
            .buy("ES", 1)
            .buy("ES", 2);
    AccountResult result =
        account(
                script,
                model(
                    row -> {
                      order.add("model " + row[0]);
                      return row[0] / 50;
                    },
                    CLOSE))
            .policy(
                "no",
                (request, portfolio) -> {
                  order.add("policy " + request.score());
                  return Verdict.deny("no");
                })
            .run(BARS);

    assertThat(order).containsExactly("model 20.0", "model 30.0", "policy 0.6");
    assertThat(decisions(result).outcome(0)).isEqualTo(Outcome.WARMING_UP);
    assertThat(decisions(result).outcome(1)).isEqualTo(Outcome.MODEL);
    assertThat(decisions(result).outcome(2)).isEqualTo(Outcome.POLICY);
    assertThat(decisions(result).score(2)).isEqualTo(0.6);
  }

  @Test
  void writesDownTheScoreOfAnEntryThatFindsNoSlot() {
    Scripted script = new Scripted().buy("ES", 0).buy("NQ", 0);
    AccountResult result =
        account(script, model(row -> 0.8, CLOSE))
            .leg("NQ", model(row -> 0.7, CLOSE))
            .limits(1, 1e9)
            .run(BARS, Tape.of("NQ").prices(1, 2).build());

    assertThat(decisions(result).outcome(1)).isEqualTo(Outcome.NO_SLOT);
    assertThat(decisions(result).score(0)).isEqualTo(0.8);
    assertThat(decisions(result).score(1)).isEqualTo(0.7);
  }

  @Test
  void readsAnotherInstrumentsLatestBar() {
    Feature other =
        Feature.of("other", "", "close of NQ", c -> c.indicators("NQ").close(Timeframe.HOUR));
    List<Double> asked = new ArrayList<>();
    ModelInForce model =
        new ModelInForce(
            List.of(other),
            Set.of("NQ"),
            scoring(
                1,
                row -> {
                  asked.add(row[0]);
                  return 0;
                }),
            0.6,
            OnMissingFeature.BLOCK,
            PluginCaller.DIRECT);
    account(new Scripted().buy("ES", 0).buy("ES", 1).buy("ES", 2), model)
        .run(BARS, Tape.of("NQ").prices(7).gap(1).prices(9).build());

    assertThat(asked).containsExactly(7.0, 7.0, 9.0);
  }

  @Test
  void refusesAFeatureThatReadsAnUndeclaredInstrument() {
    Feature other =
        Feature.of("other", "", "close of NQ", c -> c.indicators("NQ").close(Timeframe.HOUR));

    assertThatThrownBy(() -> account(new Scripted(), model(row -> 1, other)).run(BARS))
        .isInstanceOf(StrategyException.class)
        .hasMessageContaining("ES, feature other: NQ is neither traded here");
  }

  @Test
  void refusesAFeatureThatIsNotMadeOfTheHostsIndicators() {
    Feature own = Feature.of("own", "", "five", c -> () -> 5);

    assertThatThrownBy(() -> account(new Scripted(), model(row -> 1, own)).run(BARS))
        .isInstanceOf(StrategyException.class)
        .hasMessageContaining("feature own gives no indicator of this host");
  }

  @Test
  void allocatesNothingWhenAsked() {
    ModelInForce model = model(row -> row[0] > 1e6 ? 0.9 : 0.1, CLOSE);
    double[] value = {0};
    ModelGate gate = new ModelGate(model, new Indicator[] {() -> value[0]});
    int passed = ask(gate, value, 20_000);
    var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    passed += ask(gate, value, 100_000);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;

    assertThat(passed).isEqualTo(60_000);
    assertThat(allocated).isLessThan(10_000);
  }

  private static int ask(ModelGate gate, double[] value, int times) {
    int passed = 0;
    for (int i = 0; i < times; i++) {
      value[0] = i % 2 == 0 ? 0 : 2e6;
      passed += gate.passes() ? 1 : 0;
    }
    return passed;
  }

  @Test
  void refusesAModelOfOtherInputsThanItsFeatures() {
    assertThatThrownBy(
            () ->
                new ModelInForce(
                    List.of(CLOSE),
                    Set.of(),
                    scoring(2, row -> 1),
                    0.6,
                    OnMissingFeature.BLOCK,
                    PluginCaller.DIRECT))
        .hasMessage("1 features for a model of 2 inputs");
  }
}
