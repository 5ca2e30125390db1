package io.multialpha.plugins.ibs;

import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.integer;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Param;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.StrategyContext;
import java.util.List;

/**
 * Where the close has to lie among the latest pivots for an entry: the entry setting and the supply
 * zone.
 */
final class PivotRules {
  private static final String INSIDE_RANGE = "inside range";
  private static final String NONE = "none";
  private static final String HIGHER_HIGH = "hh above";
  private static final String RANGE = "range";
  private static final String ANY = "any";
  private static final String HOURLY = "Hourly";
  private static final String DAILY = "Daily";

  static final List<Param> PARAMS =
      List.of(
          choice("entry_setting", INSIDE_RANGE, NONE, HIGHER_HIGH, RANGE, ANY)
              .doc(
                  "where an entry lies among the pivots: close between the last low and the last"
                      + " high; anywhere; with a high above the last of two rising pivot highs;"
                      + " range and any are none, but see supply_zone_decides"),
          choice("signal_tf", HOURLY, DAILY).doc("bars whose pivots count, completed ones only"),
          integer("pivot_left")
              .withDefault(5)
              .between(2, 1000)
              .unit("bars")
              .doc("bars before a pivot that it stands out from"),
          integer("pivot_right")
              .withDefault(5)
              .between(2, 1000)
              .unit("bars")
              .doc("bars after a pivot that it stands out from"),
          flag("use_supply_zone")
              .doc("enter only near the last pivot low, or high for entry_setting hh above"),
          integer("supply_zone_atr_len")
              .withDefault(14)
              .between(2, 1000)
              .unit("bars")
              .doc("length of the hourly average true range that the zone is measured in"),
          decimal("supply_zone_low")
              .withDefault(0.0)
              .between(-100, 100)
              .unit("x ATR")
              .doc("bottom of the zone, above the pivot"),
          decimal("supply_zone_high")
              .withDefault(1.0)
              .between(-100, 100)
              .unit("x ATR")
              .doc("top of the zone, above the pivot"),
          flag("supply_zone_decides")
              .doc(
                  "as the original does it with entry_setting range or any: inside the zone the"
                      + " filters that come after it are not asked"));

  /** One condition. */
  @FunctionalInterface
  private interface Rule {
    boolean passes(Bar bar);
  }

  private final Pivots pivots;
  private final BarSeries hours;
  private final int firstBar;
  private final Rule setting;
  private final Rule zone;
  private final boolean decides;

  private PivotRules(StrategyContext context, int firstBar) {
    Params params = context.params();
    this.firstBar = firstBar;
    hours = context.bars(Timeframe.HOUR);
    pivots =
        new Pivots(
            context.bars(timeframe(params)),
            params.integer("pivot_left"),
            params.integer("pivot_right"));
    String name = params.choice("entry_setting");
    setting =
        switch (name) {
          case INSIDE_RANGE ->
              bar -> bar.close() >= pivots.lastLow() && bar.close() <= pivots.lastHigh();
          case HIGHER_HIGH ->
              bar -> pivots.lastHigh() > pivots.previousHigh() && bar.high() > pivots.lastHigh();
          default -> bar -> true;
        };
    boolean zoned = params.flag("use_supply_zone");
    zone = zoned ? zone(context, name.equals(HIGHER_HIGH)) : bar -> true;
    boolean anywhere = name.equals(RANGE) || name.equals(ANY);
    decides = zoned && anywhere && params.flag("supply_zone_decides");
  }

  /**
   * The rules that the parameters ask for.
   *
   * @param firstBar hourly bar, counted from 1, before which no pivots are looked for
   * @throws IllegalArgumentException if the zone is upside down
   */
  static PivotRules of(StrategyContext context, int firstBar) {
    return new PivotRules(context, firstBar);
  }

  private Rule zone(StrategyContext context, boolean aboveHigh) {
    Params params = context.params();
    Band band = Band.of(params, "supply_zone_low", "supply_zone_high");
    Indicator range =
        context.indicators().atr(Timeframe.HOUR, params.integer("supply_zone_atr_len"));
    return bar -> {
      double pivot = aboveHigh ? pivots.lastHigh() : pivots.lastLow();
      double unit = range.value();
      return bar.close() >= pivot + band.low() * unit && bar.close() <= pivot + band.high() * unit;
    };
  }

  private static Timeframe timeframe(Params params) {
    return params.choice("signal_tf").equals(DAILY) ? Timeframe.DAY : Timeframe.HOUR;
  }

  /** Bars of a timeframe until the rules can let an entry pass. */
  static int warmup(Timeframe timeframe, Params params) {
    String setting = params.choice("entry_setting");
    boolean zoned = params.flag("use_supply_zone");
    int bars = 0;
    if (timeframe == timeframe(params)
        && (zoned || setting.equals(INSIDE_RANGE) || setting.equals(HIGHER_HIGH))) {
      bars = Pivots.warmup(params.integer("pivot_left"), params.integer("pivot_right"));
    }
    return zoned && timeframe == Timeframe.HOUR
        ? Math.max(bars, params.integer("supply_zone_atr_len") + 1)
        : bars;
  }

  /** Takes note of a bar; called on every bar, whether or not there is a position. */
  void observe() {
    if (hours.size() >= firstBar) {
      pivots.observe();
    }
  }

  /** Whether the close lies where the entry setting and the supply zone want it. */
  boolean allow(Bar bar) {
    return setting.passes(bar) && zone.passes(bar);
  }

  /** Whether an entry that these rules allow is not put to the filters after them. */
  boolean decide() {
    return decides;
  }
}
