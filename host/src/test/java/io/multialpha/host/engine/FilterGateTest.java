package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.params.FeatureBand;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.engine.AccountSpec.FilterInForce;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.market.BarColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilterGateTest {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final Feature CLOSE =
      Feature.of("price", "points", "close", c -> c.indicators().close(Timeframe.HOUR));
  private static final Feature AVERAGE =
      Feature.of(
          "average",
          "points",
          "mean of three closes",
          c -> c.indicators().sma(c.indicators().close(Timeframe.HOUR), 3));
  private static final Feature OTHER =
      Feature.of("other", "points", "close", c -> c.indicators("NQ").close(Timeframe.HOUR));
  private static final BarColumns BARS = Tape.of("ES").prices(10, 20, 30, 40, 50, 60, 70).build();

  private static FilterInForce filter(Feature feature, double low, double high) {
    return FilterInForce.of(
        feature, new FeatureBand(feature.name(), low, high), TestAccount.instrument("ES"));
  }

  /** Wants an entry on every bar while there is none. */
  private static Scripted eager() {
    Scripted script = new Scripted();
    IntStream.range(0, 7).forEach(bar -> script.buy("ES", bar));
    return script;
  }

  private static List<String> outcomes(AccountResult result) {
    Decisions decisions = result.journal().decisions();
    return IntStream.range(0, decisions.size())
        .mapToObj(row -> decisions.outcome(row) + " " + decisions.outcomeReason(row))
        .map(String::strip)
        .toList();
  }

  @Test
  void letsAnEntryPassFromBoundToBound() {
    AccountResult result = TestAccount.of(eager()).leg("ES", filter(CLOSE, 30, 50)).run(BARS);

    assertThat(outcomes(result))
        .containsExactly("FILTER price is below 30", "FILTER price is below 30", "ORDERED");
    assertThat(
            outcomes(
                TestAccount.of(new Scripted().buy("ES", 4).buy("ES", 5))
                    .leg("ES", filter(CLOSE, -NONE, 40.5))
                    .run(BARS)))
        .containsExactly("FILTER price is above 40.5", "FILTER price is above 40.5");
  }

  @Test
  void refusesAnEntryWhileAFeatureIsNotKnown() {
    AccountResult result = TestAccount.of(eager()).leg("ES", filter(AVERAGE, 0, NONE)).run(BARS);

    assertThat(outcomes(result))
        .containsExactly(
            "FILTER feature average is not known yet",
            "FILTER feature average is not known yet",
            "ORDERED");
  }

  @Test
  void refusesAnEntryWhileTheBarsOfAReferenceHaveNotBegun() {
    BarColumns late = Tape.of("NQ").prices(1, 2, 3, 4, 5, 6, 7).build();
    BarColumns.Builder from3 = BarColumns.builder("NQ", 4);
    IntStream.range(3, 7)
        .forEach(
            i ->
                from3.append(
                    late.start()[i],
                    late.tradeDate()[i],
                    late.open(i),
                    late.high(i),
                    late.low(i),
                    late.close(i),
                    1));
    FilterInForce filter = filter(OTHER, 0, NONE);

    assertThat(filter.references()).containsExactly("NQ");
    assertThat(outcomes(TestAccount.of(eager()).leg("ES", filter).run(BARS, from3.build())))
        .containsExactly(
            "FILTER feature other is not known yet",
            "FILTER feature other is not known yet",
            "FILTER feature other is not known yet",
            "ORDERED");
  }

  @Test
  void refusesByTheFirstFilterThatIsNotPassed() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 3))
            .leg("ES", filter(CLOSE, 0, NONE), filter(AVERAGE, 31, NONE), filter(CLOSE, 90, NONE))
            .run(BARS);

    assertThat(outcomes(result)).containsExactly("FILTER average is below 31");
  }

  @Test
  void keepsTheModelFromBeingAskedAboutWhatItRefuses() {
    List<Double> asked = new ArrayList<>();
    Classifier noting =
        new Classifier() {
          @Override
          public int inputs() {
            return 1;
          }

          @Override
          public double probability(double[] values) {
            asked.add(values[0]);
            return 0;
          }
        };
    AccountSpec.Leg leg =
        new AccountSpec.Leg(
            TestAccount.instrument("ES"),
            ParamsSchema.none().defaults(),
            1,
            Costs.NONE,
            List.of(filter(CLOSE, 60, NONE)),
            Optional.of(
                new ModelInForce(
                    List.of(CLOSE),
                    Set.of(),
                    noting,
                    0.5,
                    OnMissingFeature.BLOCK,
                    PluginCaller.DIRECT)));
    TestAccount.of(eager()).leg(leg).run(BARS);

    assertThat(asked).containsExactly(60.0, 70.0);
  }

  @Test
  void neverStandsInTheWayOfAnExit() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 2))
            .leg("ES", filter(CLOSE, 0, 15))
            .run(BARS);

    assertThat(outcomes(result)).containsExactly("ORDERED", "ORDERED");
    assertThat(result.openAtEnd()).isEmpty();
  }
}
