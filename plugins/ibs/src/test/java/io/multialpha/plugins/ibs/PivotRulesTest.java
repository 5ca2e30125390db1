package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.market.BarSeries;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.testkit.BarScript;
import io.multialpha.testkit.StrategyHarness;
import io.multialpha.testkit.StrategyRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bars two points high, of which only the middle is named; pivots stand out from two bars. */
class PivotRulesTest {
  private static final double[] DOWN_UP_DOWN = {105, 104, 103, 104, 105, 106, 105, 104, 104.5};

  @Test
  void entersInsideTheRangeOfTheLastPivots() {
    assertThat(barsOfEntry(Map.of(), DOWN_UP_DOWN))
        .as("low at bar 3 and high at bar 6, known at bar 8")
        .containsExactly(8, 9);
    assertThat(barsOfEntry(Map.of(), 105, 104, 103, 104, 105, 106, 105, 104, 109, 101, 101.9, 103))
        .as("above the high, below the low, and back")
        .containsExactly(8, 12);
  }

  @Test
  void countsBothEndsOfTheRangeAsInside() {
    // Closes lie in the middle of the bars; the pivots are 102 and 107.
    assertThat(barsOfEntry(Map.of(), 105, 104, 103, 104, 105, 106, 105, 104, 107, 102))
        .containsExactly(8, 9, 10);
  }

  @Test
  void wantsAPivotStrictlyBeyondTheBarsBeforeItOnly() {
    // The two bars of the top are equal: the first of them is the pivot, the second is none.
    assertThat(barsOfEntry(Map.of(), 105, 103, 102, 104, 105, 106, 106, 105, 104))
        .containsExactly(8, 9);
    // Now the bar before the top is its equal, and so is that of the bottom.
    assertThat(
            barsOfEntry(Map.of("pivot_right", 4), 105, 103, 102, 104, 106, 106, 105, 104, 103, 104))
        .containsExactly(9, 10);
    assertThat(barsOfEntry(Map.of("pivot_left", 3), 104, 105, 103, 103, 104, 105, 104, 103, 104))
        .as("a bottom of two, of which the first has but two bars before it")
        .isEmpty();
  }

  @Test
  void looksForPivotsFromTheEndOfTheWarmUpOn() {
    // Known at bar 5 and bar 8: from bar 6 on, the low is not seen any more.
    assertThat(barsOfEntry(Map.of("warmup_bars", 5), DOWN_UP_DOWN)).containsExactly(8, 9);
    assertThat(barsOfEntry(Map.of("warmup_bars", 6), DOWN_UP_DOWN)).isEmpty();
  }

  @Test
  void decidesOnTheLastBarOfTheWarmUpFirst() {
    StrategyRun run =
        run(
            new IbsStrategy(),
            Map.of("warmup_bars", 3, "entry_setting", "none", "bar_stop_bars", 10),
            100,
            100,
            100,
            100);

    assertThat(run.trades()).isEmpty();
    assertThat(run.result().journal().decisions().outcome(0).name()).isEqualTo("WARMING_UP");
    assertThat(run.result().journal().decisions().outcome(1).name()).isEqualTo("WARMING_UP");
    assertThat(run.result().journal().decisions().outcome(2).name()).isEqualTo("ORDERED");
  }

  @Test
  void entersAnywhereWithoutAnEntrySetting() {
    for (String setting : List.of("none", "range", "any")) {
      assertThat(barsOfEntry(Map.of("entry_setting", setting), 105, 104, 103))
          .as(setting)
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void entersAboveTheLastOfTwoRisingHighs() {
    double[] bars = {100, 101, 102, 101, 100, 102, 103, 102, 101, 102.5, 103, 103.5, 104};
    assertThat(barsOfEntry(Map.of("entry_setting", "hh above"), bars))
        .as("highs of 103 and 104; bar 11 equals the last one")
        .containsExactly(12, 13);

    double[] falling = {100, 102, 104, 102, 100, 102, 103, 102, 101, 104, 105, 106};
    assertThat(barsOfEntry(Map.of("entry_setting", "hh above"), falling)).isEmpty();
  }

  @Test
  void entersInTheZoneAboveTheLastLow() {
    Map<String, Object> zone = new TreeMap<>();
    zone.put("entry_setting", "none");
    zone.put("use_supply_zone", true);
    zone.put("supply_zone_atr_len", 2);
    zone.put("supply_zone_low", 0.5);
    zone.put("supply_zone_high", 1.0);

    // Ranges of 2 throughout: the last low is 102, the zone from 103 to 104.
    assertThat(barsOfEntry(zone, 105, 104, 103, 104, 105, 104, 103, 102.9, 104.3))
        .as("closes in the zone, at both its ends, and beyond either")
        .containsExactly(6, 7);
  }

  @Test
  void asksTheFiltersAfterTheZoneUnlessItIsToDecide() {
    Map<String, Object> zone = new TreeMap<>();
    zone.put("use_supply_zone", true);
    zone.put("supply_zone_atr_len", 2);
    // Blocks while too few bars are known, which is all the time here.
    zone.put("enable_bb_high", true);
    double[] bars = {105, 104, 103, 104, 105, 104, 103};

    for (String setting : List.of("range", "any", "none")) {
      zone.put("entry_setting", setting);
      zone.put("supply_zone_decides", false);
      assertThat(barsOfEntry(zone, bars)).as(setting).isEmpty();
      zone.put("supply_zone_decides", true);
      assertThat(barsOfEntry(zone, bars))
          .as(setting)
          .isEqualTo(setting.equals("none") ? List.of() : List.of(6, 7));
    }
    zone.put("use_supply_zone", false);
    zone.put("entry_setting", "any");
    assertThat(barsOfEntry(zone, bars)).as("no zone, nothing to decide").isEmpty();
    zone.put("use_supply_zone", true);
    zone.put("enable_daily_ibs", true);
    assertThat(barsOfEntry(zone, bars)).as("a filter before the zone").isEmpty();
  }

  @Test
  void refusesAZoneThatIsUpsideDown() {
    assertThatThrownBy(
            () ->
                run(
                    new IbsStrategy(),
                    Map.of("use_supply_zone", true, "supply_zone_low", 2),
                    100,
                    101))
        .isInstanceOf(StrategyException.class)
        .hasMessageContaining("expected supply_zone_low to be at most supply_zone_high");
  }

  /** Bars, counted from 1, on which an entry is wanted while nothing is held. */
  private static List<Integer> barsOfEntry(Map<String, ?> params, double... middles) {
    List<Integer> bars = new ArrayList<>();
    run(new Onlooker(new IbsStrategy(), bars), params, middles);
    return bars;
  }

  private static StrategyRun run(Strategy strategy, Map<String, ?> params, double... middles) {
    BarScript bars = BarScript.of("ES", "2024-03-05T23:00");
    for (double middle : middles) {
      bars.bar(middle, middle + 1, middle - 1, middle);
    }
    Map<String, Object> all = new TreeMap<>();
    all.put("enable_ibs_entry", false);
    all.put("pivot_left", 2);
    all.put("pivot_right", 2);
    all.putAll(params);
    StrategyRun run = StrategyHarness.of(strategy).params(all).run(bars.market(), "ES");
    assertThat(run.failure()).isEmpty();
    return run;
  }

  /** Writes down the bars on which a strategy wants to enter, and never does. */
  private record Onlooker(Strategy strategy, List<Integer> entries) implements Strategy {
    @Override
    public StrategyInfo info() {
      return strategy.info();
    }

    @Override
    public ParamsSchema params() {
      return strategy.params();
    }

    @Override
    public SignalSource create(StrategyContext context) {
      BarSeries bars = context.bars(Timeframe.HOUR);
      SignalSource source = strategy.create(context);
      return (bar, position) -> {
        if (source.onBar(bar, position).isEntry()) {
          entries.add(bars.size());
        }
        return Signal.HOLD;
      };
    }
  }
}
