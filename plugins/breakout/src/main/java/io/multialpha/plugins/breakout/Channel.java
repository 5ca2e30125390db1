package io.multialpha.plugins.breakout;

import static io.multialpha.api.market.Timeframe.HOUR;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;

/**
 * The range of the bars before the current one.
 *
 * @param top their highest high, in points
 * @param bottom their lowest low, in points
 */
record Channel(Indicator top, Indicator bottom) {

  static Channel of(Indicators indicators, int bars) {
    return new Channel(
        indicators.lag(indicators.highest(indicators.high(HOUR), bars), 1),
        indicators.lag(indicators.lowest(indicators.low(HOUR), bars), 1));
  }

  /** Whether a close lies above it; not while there are too few bars. */
  boolean isBelow(double close) {
    return close > top.value();
  }

  /** Whether a close lies below it; not while there are too few bars. */
  boolean isAbove(double close) {
    return close < bottom.value();
  }
}
