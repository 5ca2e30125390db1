package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.HOUR;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.StrategyContext;

/** A price at some distance from the entry price of a position, at which it is left. */
@FunctionalInterface
interface PriceLevel {
  /** The price in points; NaN for none, which no price reaches. */
  double of(Position position);

  /**
   * The level that the parameters ask for.
   *
   * @param name prefix of the level's parameters: {@code stop} or {@code tp}
   * @param side 1 for a level above the entry price, -1 for one below
   */
  static PriceLevel of(Params params, String name, int side, StrategyContext context) {
    if (!params.flag("enable_" + name)) {
      return position -> Double.NaN;
    }
    if (isPercent(params, name)) {
      double factor = 1 + side * params.decimal(name + "_perc") / 100;
      return position -> position.entryPrice() * factor;
    }
    // The range is the current one, so the level moves with it while the position is open.
    Indicator range = context.indicators().atr(HOUR, params.integer(name + "_atr_len"));
    double multiple = side * params.decimal(name + "_atr_mult");
    return position -> position.entryPrice() + multiple * range.value();
  }

  /** Hourly bars until the level can be told. */
  static int warmup(Params params, String name) {
    return params.flag("enable_" + name) && !isPercent(params, name)
        ? params.integer(name + "_atr_len") + 1
        : 0;
  }

  private static boolean isPercent(Params params, String name) {
    return params.choice(name + "_type").equals(IbsParams.PERCENT);
  }
}
