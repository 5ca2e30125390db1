package io.multialpha.api.indicator;

import io.multialpha.api.market.BarSeries;

/**
 * Internal bar strength: where in its range a bar closed, {@code (close - low) / (high - low)},
 * limited to 0 (at the low) to 1 (at the high).
 *
 * <p>0.5 for a bar without range or with a NaN price.
 */
public final class Ibs implements BarKernel {
  /** A kernel; it has no state. */
  public Ibs() {}

  @Override
  public double next(BarSeries bars) {
    return of(bars.high(0), bars.low(0), bars.close(0));
  }

  /** Internal bar strength of one bar; prices in points, result 0 to 1. */
  public static double of(double high, double low, double close) {
    double range = high - low;
    if (!(range > 0)) {
      return 0.5;
    }
    double strength = (close - low) / range;
    return Double.isNaN(strength) ? 0.5 : Math.max(0, Math.min(1, strength));
  }
}
