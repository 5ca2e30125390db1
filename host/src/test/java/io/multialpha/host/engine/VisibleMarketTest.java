package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.MarketDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a strategy can see at each of its bars. */
class VisibleMarketTest {
  private final List<String> seen = new ArrayList<>();

  /** Notes at each bar of the instrument what the view shows then. */
  private Made noting(DataNeeds needs, Function<StrategyContext, Object[]> views) {
    return new Made(
        needs,
        context -> {
          Object[] shown = views.apply(context);
          return (bar, position) -> {
            StringBuilder line = new StringBuilder();
            for (Object view : shown) {
              line.append(line.isEmpty() ? "" : " ").append(describe(view));
            }
            seen.add(line.toString());
            return Signal.HOLD;
          };
        });
  }

  private static String describe(Object view) {
    if (view instanceof Indicator indicator) {
      return String.valueOf(indicator.value());
    }
    BarSeries bars = (BarSeries) view;
    return bars.size() == 0 ? "none" : bars.size() + ":" + bars.close(0);
  }

  private static BarColumns days(String symbol, double... closes) {
    BarColumns.Builder days = BarColumns.builder(symbol, 8);
    for (int i = 0; i < closes.length; i++) {
      int day = Tape.DAY0 - 1 + i;
      days.append(24 * Tape.HOUR * day, day, closes[i], closes[i], closes[i], closes[i], 1);
    }
    return days.build();
  }

  @Test
  void aDailyBarIsKnownFromTheFirstHourlyBarOfALaterTradeDate() {
    BarColumns es =
        Tape.of("ES")
            .flat(3, 100)
            .nextTradeDate()
            .flat(2, 100)
            .nextTradeDate()
            .flat(1, 100)
            .build();
    MarketData market =
        MarketData.of(Map.of("ES", es), Map.of("ES", days("ES", 1000, 1001, 1002, 1003, 1004)));
    TestAccount.of(
            noting(
                DataNeeds.none(),
                context ->
                    new Object[] {
                      context.bars(Timeframe.DAY), context.indicators().close(Timeframe.DAY)
                    }),
            "ES")
        .run(market);

    assertThat(seen)
        .containsExactly(
            "1:1000.0 1000.0",
            "1:1000.0 1000.0",
            "1:1000.0 1000.0",
            "2:1001.0 1001.0",
            "2:1001.0 1001.0",
            "3:1002.0 1002.0");
  }

  @Test
  void aDailyBarIsKnownAfterATradeDateWithoutHourlyBarsToo() {
    BarColumns es = Tape.of("ES").flat(1, 100).nextTradeDate().nextTradeDate().flat(1, 100).build();
    MarketData market =
        MarketData.of(Map.of("ES", es), Map.of("ES", days("ES", 1000, 1001, 1002, 1003)));
    TestAccount.of(
            noting(DataNeeds.none(), context -> new Object[] {context.bars(Timeframe.DAY)}), "ES")
        .run(market);

    assertThat(seen).containsExactly("1:1000.0", "3:1002.0");
  }

  @Test
  void indicatorsOfDailyBarsTakeEveryDayInOnce() {
    BarColumns es = Tape.of("ES").flat(2, 100).nextTradeDate().flat(2, 100).build();
    MarketData market = MarketData.of(Map.of("ES", es), Map.of("ES", days("ES", 1000, 1010)));
    TestAccount.of(
            noting(
                DataNeeds.none(),
                context ->
                    new Object[] {
                      context.indicators().sma(context.indicators().close(Timeframe.DAY), 2)
                    }),
            "ES")
        .run(market);

    assertThat(seen).containsExactly("NaN", "NaN", "1005.0", "1005.0");
  }

  @Test
  void aReferenceShowsItsBarOfTheSameHourAndTheLatestKnownWhereItHasNone() {
    BarColumns es = Tape.of("ES").flat(5, 100).build();
    BarColumns tlt = Tape.of("TLT").gap(1).prices(91, 92).gap(1).prices(94, 95).build();
    TestAccount.of(
            noting(
                DataNeeds.none().withReferences("TLT"),
                context ->
                    new Object[] {
                      context.bars("TLT", Timeframe.HOUR),
                      context.indicators("TLT").close(Timeframe.HOUR)
                    }),
            "ES")
        .run(es, tlt);

    assertThat(seen)
        .containsExactly("none NaN", "1:91.0 91.0", "2:92.0 92.0", "2:92.0 92.0", "3:94.0 94.0");
  }

  @Test
  void aReferenceMayHaveDailyBarsOnly() {
    BarColumns es = Tape.of("ES").flat(1, 100).nextTradeDate().flat(1, 100).build();
    MarketData market = MarketData.of(Map.of("ES", es), Map.of("VIX", days("VIX", 15, 16, 17)));
    TestAccount.of(
            noting(
                DataNeeds.none().withReferences("VIX"),
                context ->
                    new Object[] {
                      context.bars("VIX", Timeframe.DAY), context.bars("VIX", Timeframe.HOUR)
                    }),
            "ES")
        .run(market);

    assertThat(seen).containsExactly("1:15.0 none", "2:16.0 none");
  }

  @Test
  void aTradedInstrumentMayBeAReferenceOfAnother() {
    BarColumns es = Tape.of("ES").prices(100, 101, 102).build();
    BarColumns nq = Tape.of("NQ").prices(200, 201, 202).build();
    TestAccount.of(
            noting(
                DataNeeds.none().withReferences("ES", "NQ"),
                context ->
                    new Object[] {
                      context.bars("ES", Timeframe.HOUR),
                      context.indicators("NQ").close(Timeframe.HOUR)
                    }),
            "ES",
            "NQ")
        .run(es, nq);

    assertThat(seen)
        .containsExactly(
            "1:100.0 200.0",
            "1:100.0 200.0",
            "2:101.0 201.0",
            "2:101.0 201.0",
            "3:102.0 202.0",
            "3:102.0 202.0");
  }

  @Test
  void anInstrumentThatWasNotDeclaredCannotBeSeen() {
    BarColumns es = Tape.of("ES").flat(1, 100).build();
    BarColumns nq = Tape.of("NQ").flat(1, 100).build();

    assertThatExceptionOfType(StrategyException.class)
        .isThrownBy(
            () ->
                TestAccount.of(
                        noting(
                            DataNeeds.none(),
                            context -> new Object[] {context.bars("NQ", Timeframe.HOUR)}),
                        "ES",
                        "NQ")
                    .run(es, nq))
        .withMessage(
            "strategies.alpha, ES: NQ is neither traded here nor among the references in"
                + " dataNeeds");
  }

  @Test
  void aReferenceWithoutAnyBarsIsRefused() {
    assertThatExceptionOfType(MarketDataException.class)
        .isThrownBy(
            () ->
                TestAccount.of(
                        noting(DataNeeds.none().withReferences("TLT"), context -> new Object[0]),
                        "ES")
                    .run(Tape.of("ES").flat(1, 100).build()))
        .withMessageContaining("TLT");
  }

  @Test
  void anInstrumentListedTwiceIsRefused() {
    assertThatExceptionOfType(StrategyException.class)
        .isThrownBy(
            () ->
                TestAccount.of(new Scripted(), "ES", "ES").run(Tape.of("ES").flat(1, 100).build()))
        .withMessage("strategies.alpha: instrument ES is listed twice");
  }

  @Test
  void anIndicatorAskedForAfterCreateIsTheStrategysFailure() {
    Made late =
        new Made(
            context ->
                (bar, position) -> {
                  context.indicators().close(Timeframe.HOUR);
                  return Signal.HOLD;
                });

    assertThat(TestAccount.of(late, "ES").run(Tape.of("ES").flat(2, 100).build()).failure())
        .hasValueSatisfying(
            why -> assertThat(why).contains("was asked for after create had returned"));
  }
}
