package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** No entry rests on bars that have not gone on. */
class OldBarsTest {
  private static final int DAYS = 30;

  private record Passes(int inputs) implements Classifier {
    @Override
    public double probability(double[] values) {
      return 1;
    }
  }

  private static final DataNeeds VIX = DataNeeds.none().withReferences("VIX");

  /** A bar a day, in that many trade dates from the first on. */
  private static BarColumns hours(String symbol, int dates) {
    BarColumns.Builder bars = BarColumns.builder(symbol, dates);
    for (int i = 0; i < dates; i++) {
      bars.append(Tape.T0 + i * 24L * Tape.HOUR, Tape.DAY0 + i, 100, 100, 100, 100, 1);
    }
    return bars.build();
  }

  private static BarColumns days(String symbol, int dates) {
    return hours(symbol, dates);
  }

  private static MarketData market(BarColumns... daily) {
    return MarketData.of(TestAccount.bySymbol(hours("ES", DAYS)), TestAccount.bySymbol(daily));
  }

  /** Goes in and out on every other bar; what it reads comes of the context. */
  private static Made inAndOut(DataNeeds needs, Function<StrategyContext, Object> reads) {
    return new Made(
        needs,
        context -> {
          assertThat(reads.apply(context)).isNotNull();
          return inAndOut();
        });
  }

  private static SignalSource inAndOut() {
    return (bar, position) -> position.isFlat() ? Signal.enterLong("again") : Signal.exit("again");
  }

  private static List<Rows.Decision> refused(TestAccount account, MarketData market) {
    return Rows.of(account.run(market)).decisions().stream()
        .filter(decision -> decision.outcome() == Outcome.OLD_BARS)
        .toList();
  }

  private static int day(Rows.Decision decision) {
    return (int) ((decision.barStart() - Tape.T0) / (24 * Tape.HOUR));
  }

  @Test
  void refusesEntriesElevenDaysAfterTheLastDailyBarThatAnIndicatorReads() {
    Made strategy = inAndOut(VIX, context -> context.indicators("VIX").close(Timeframe.DAY));

    List<Rows.Decision> refused =
        refused(TestAccount.of(strategy, "ES"), market(days("VIX", 5), days("ES", DAYS)));

    // The last bar is of the fifth date, index 4.
    assertThat(refused).isNotEmpty().allMatch(decision -> day(decision) > 4 + 10);
    assertThat(day(refused.get(0))).isLessThanOrEqualTo(4 + 12);
    assertThat(refused.get(0).outcomeReason()).isEqualTo("no daily bar of VIX since 2024-01-12");
    assertThat(day(refused.get(refused.size() - 1))).isEqualTo(DAYS - 1);
  }

  @Test
  void neverRefusesAnExit() {
    Made strategy =
        new Made(
            VIX,
            context -> {
              Indicator vix = context.indicators("VIX").close(Timeframe.DAY);
              assertThat(vix.isReady()).isFalse();
              return (bar, position) -> {
                int date = bar.tradeDate() - Tape.DAY0;
                return date == 10
                    ? Signal.enterLong("in")
                    : date == 20 ? Signal.exit("out") : Signal.HOLD;
              };
            });

    Rows rows = Rows.of(TestAccount.of(strategy, "ES").run(market(days("VIX", 5))));

    assertThat(rows.trades()).hasSize(1);
    assertThat(rows.trades().get(0).exitTime()).isEqualTo(Tape.T0 + 21 * 24 * Tape.HOUR);
  }

  @Test
  void looksAtDaysThatAPluginReadsByItself() {
    Made strategy = inAndOut(VIX, context -> context.bars("VIX", Timeframe.DAY));

    assertThat(refused(TestAccount.of(strategy, "ES"), market(days("VIX", 5)))).isNotEmpty();
  }

  @Test
  void doesNotMindBarsThatNobodyReads() {
    Made strategy = inAndOut(VIX, context -> context.bars("VIX", Timeframe.HOUR));

    assertThat(refused(TestAccount.of(strategy, "ES"), market(days("VIX", 5), days("ES", 5))))
        .isEmpty();
  }

  @Test
  void believesAWeekWithoutABar() {
    Made strategy = inAndOut(VIX, context -> context.indicators("VIX").close(Timeframe.DAY));

    assertThat(refused(TestAccount.of(strategy, "ES"), market(days("VIX", DAYS - 10)))).isEmpty();
  }

  @Test
  void doesNotMindAModelThatReadsNothingOfItsReferences() {
    ModelInForce model =
        new ModelInForce(
            List.of(),
            Set.of("VIX"),
            new Passes(0),
            0.5,
            OnMissingFeature.BLOCK,
            PluginCaller.DIRECT);
    TestAccount account = TestAccount.of(new Made(context -> inAndOut())).leg("ES", model);

    assertThat(refused(account, market(days("VIX", 5)))).isEmpty();
    assertThat(account.run(market(days("VIX", 5))).journal().trades().size()).isPositive();
  }

  @Test
  void looksAtWhatAModelReadsOnly() {
    Feature vix =
        Feature.of("vix", "points", "close", c -> c.indicators("VIX").close(Timeframe.DAY));
    ModelInForce model =
        new ModelInForce(
            List.of(vix),
            Set.of("VIX"),
            new Passes(1),
            0.5,
            OnMissingFeature.BLOCK,
            PluginCaller.DIRECT);
    MarketData market =
        MarketData.of(
            Map.of("ES", hours("ES", DAYS), "NQ", hours("NQ", DAYS)),
            Map.of("VIX", days("VIX", 5)));
    TestAccount account = TestAccount.of(new Made(context -> inAndOut()), "NQ").leg("ES", model);

    assertThat(refused(account, market))
        .isNotEmpty()
        .allMatch(decision -> decision.symbol().equals("ES"));
  }
}
