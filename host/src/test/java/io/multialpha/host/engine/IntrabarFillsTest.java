package io.multialpha.host.engine;

import static io.multialpha.host.engine.Tape.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.market.Bar;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.Rows.Trade;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.BarColumns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries at 100 in all tests; stop and target are 2 and 4 points away, a tick is 0.25 points. */
class IntrabarFillsTest {
  private static AccountResult run(Scripted script, Costs costs, BarColumns bars) {
    return TestAccount.of(script.levels(2, 4))
        .leg("ES", 1, costs)
        .fills(FillModel.INTRABAR)
        .run(bars);
  }

  /** Entered at the open of the second bar, which is quiet; then the given bar. */
  private static Trade tradeOf(boolean isLong, double o, double h, double l, double c) {
    Scripted script = isLong ? new Scripted().buy("ES", 0) : new Scripted().sell("ES", 0);
    BarColumns bars = Tape.of("ES").flat(2, 100).bar(o, h, l, c).flat(1, c).build();
    List<Trade> trades = Rows.of(run(script, new Costs(1, 0), bars)).trades();
    return trades.isEmpty() ? null : trades.get(0);
  }

  // Long: bought at 100.25, stop 98.25, target 104.25. Short: sold at 99.75, stop 101.75, target
  // 95.75.
  @ParameterizedTest(name = "{0}: bar {2} {3} {4} {5} leaves at {6}, {1}")
  @CsvSource({
    "long,  stop touched exactly,            100, 101, 98.25, 99,    98.00",
    "long,  stop passed,                     100, 101, 95,    96,    98.00",
    "long,  gap through the stop,            97,  99,  96,    98,    96.75",
    "long,  gap onto the stop,               98.25, 99, 98,   98,    98.00",
    "long,  target touched exactly,          100, 104.25, 99, 103,   104.25",
    "long,  target passed,                   100, 110, 99,    109,   104.25",
    "long,  gap through the target,          106, 110, 105,   109,   106.00",
    "long,  both touched: stop first,        100, 110, 98,    109,   98.00",
    "long,  gap over target then stop,       106, 110, 98,    99,    98.00",
    "short, stop touched exactly,            100, 101.75, 99, 100,   102.00",
    "short, stop passed,                     100, 105, 99,    104,   102.00",
    "short, gap through the stop,            103, 104, 101,   102,   103.25",
    "short, target touched exactly,          100, 101, 95.75, 97,    95.75",
    "short, target passed,                   100, 101, 90,    91,    95.75",
    "short, gap through the target,          94,  95,  90,    91,    94.00",
    "short, both touched: stop first,        100, 102, 90,    91,    102.00",
  })
  void leavesWithinTheBar(
      String side, String what, double o, double h, double l, double c, double exit) {
    Trade trade = tradeOf(side.equals("long"), o, h, l, c);

    assertThat(trade).isNotNull();
    assertThat(trade.exitTime()).isEqualTo(hour(2));
    assertThat(trade.exitPrice()).isEqualTo(exit);
    assertThat(trade.barsHeld()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}: bar {1} {2} {3} {4} touches nothing")
  @CsvSource({"long, 100, 104, 98.5, 99", "short, 100, 101.5, 96, 97"})
  void staysIfNeitherIsTouched(String side, double o, double h, double l, double c) {
    assertThat(tradeOf(side.equals("long"), o, h, l, c)).isNull();
  }

  @Test
  void protectsThePositionOnTheBarOfItsEntry() {
    BarColumns bars = Tape.of("ES").flat(1, 100).bar(100, 101, 97, 99).flat(1, 99).build();
    AccountResult result = run(new Scripted().buy("ES", 0), Costs.NONE, bars);

    Trade trade = Rows.of(result).trades().get(0);
    assertThat(trade.entryTime()).isEqualTo(hour(1));
    assertThat(trade.exitTime()).isEqualTo(hour(1));
    assertThat(trade.exitPrice()).isEqualTo(98);
    assertThat(trade.barsHeld()).isZero();
  }

  @Test
  void aSignalledExitIsFilledAtTheOpenBeforeStopAndTarget() {
    BarColumns bars = Tape.of("ES").flat(3, 100).bar(99, 110, 90, 100).build();
    AccountResult result = run(new Scripted().buy("ES", 0).exit("ES", 2), Costs.NONE, bars);

    assertThat(Rows.of(result).trades())
        .singleElement()
        .satisfies(trade -> assertThat(trade.exitPrice()).isEqualTo(99));
  }

  @Test
  void theTargetSlipsNotButTheStopDoes() {
    assertThat(tradeOf(true, 100, 105, 99, 100).exitPrice()).isEqualTo(104.25);
    assertThat(tradeOf(true, 100, 101, 98, 100).exitPrice()).isEqualTo(98.25 - 0.25);
  }

  @Test
  void writesDownThatTheExitWasTheHosts() {
    BarColumns bars = Tape.of("ES").flat(2, 100).bar(100, 100, 90, 90).build();
    Rows rows = Rows.of(run(new Scripted().buy("ES", 0), Costs.NONE, bars));

    assertThat(rows.decisions().get(1).reason()).isEqualTo("stop within bar");
    assertThat(rows.decisions().get(1).fillPrice()).isEqualTo(98);
    assertThat(rows.trades().get(0).exitDecision()).isEqualTo(1);
  }

  @Test
  void canEnterAgainOnTheBarInWhichItWasStoppedOut() {
    BarColumns bars = Tape.of("ES").flat(2, 100).bar(100, 100, 97, 97).flat(2, 97).build();
    AccountResult result = run(new Scripted().buy("ES", 0).buy("ES", 2), Costs.NONE, bars);

    assertThat(Rows.of(result).trades()).hasSize(1);
    assertThat(result.openAtEnd().get(0).entryTime()).isEqualTo(hour(3));
  }

  @Test
  void withoutLevelsOnlySignalsLeave() {
    BarColumns bars = Tape.of("ES").flat(2, 100).bar(100, 200, 1, 100).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0), "ES").fills(FillModel.INTRABAR).run(bars);

    assertThat(Rows.of(result).trades()).isEmpty();
  }

  @Test
  void asksForLevelsAfterTheFillAndAfterEachBar() {
    // The stop trails by two points below the close.
    List<Integer> askedAtBarsHeld = new ArrayList<>();
    Strategy trailing =
        new Made(
            context -> {
              BarSeries bars = context.bars(Timeframe.HOUR);
              return new SignalSource() {
                @Override
                public Signal onBar(Bar bar, Position position) {
                  return bars.size() == 1 ? Signal.enterLong("in") : Signal.HOLD;
                }

                @Override
                public double stopPrice(Position position) {
                  askedAtBarsHeld.add(position.barsHeld());
                  return bars.close(0) - 2;
                }
              };
            });
    BarColumns bars =
        Tape.of("ES").flat(2, 100).flat(1, 110).bar(109, 110, 107, 109).flat(1, 109).build();
    AccountResult result = TestAccount.of(trailing, "ES").fills(FillModel.INTRABAR).run(bars);

    assertThat(askedAtBarsHeld).containsExactly(0, 0, 1);
    assertThat(Rows.of(result).trades())
        .singleElement()
        .satisfies(trade -> assertThat(trade.exitPrice()).isEqualTo(108));
  }

  @Test
  void seesOnlyCompletedBarsWhenAskedForLevelsAtTheFill() {
    List<String> seen = new ArrayList<>();
    Strategy peeping =
        new Made(
            context -> {
              BarSeries own = context.bars(Timeframe.HOUR);
              Bar[] kept = new Bar[1];
              return new SignalSource() {
                @Override
                public Signal onBar(Bar bar, Position position) {
                  kept[0] = bar;
                  return own.size() == 1 ? Signal.enterLong("in") : Signal.HOLD;
                }

                @Override
                public double stopPrice(Position position) {
                  seen.add(
                      own.size()
                          + " bars, the last closed at "
                          + own.close(0)
                          + " and "
                          + kept[0].close()
                          + ", held for "
                          + position.barsHeld());
                  return Double.NaN;
                }
              };
            });
    TestAccount.of(peeping, "ES")
        .fills(FillModel.INTRABAR)
        .run(Tape.of("ES").prices(100, 101, 102).build());

    assertThat(seen)
        .containsExactly(
            "1 bars, the last closed at 100.0 and 100.0, held for 0",
            "2 bars, the last closed at 101.0 and 101.0, held for 0",
            "3 bars, the last closed at 102.0 and 102.0, held for 1");
  }
}
