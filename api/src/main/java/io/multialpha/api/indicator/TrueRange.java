package io.multialpha.api.indicator;

import io.multialpha.api.market.BarSeries;

/**
 * True range after Wilder (1978), in points: {@code max(high, close[1]) - min(low, close[1])}.
 * Ready at the second bar.
 */
public final class TrueRange implements BarKernel {
  private double previousClose = Double.NaN;

  /** A kernel. */
  public TrueRange() {}

  @Override
  public double next(BarSeries bars) {
    double before = previousClose;
    previousClose = bars.close(0);
    return Double.isNaN(before)
        ? Double.NaN
        : Math.max(bars.high(0), before) - Math.min(bars.low(0), before);
  }
}
