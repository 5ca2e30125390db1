package io.multialpha.api.indicator;

import io.multialpha.api.market.BarSeries;

/**
 * Average true range, in points: {@link Wilder} smoothing of {@code max(high, close[1]) - min(low,
 * close[1])}. The first true range is that of the second bar, so it is ready at bar {@code length +
 * 1}.
 */
public final class Atr implements BarKernel {
  private final Wilder average;
  private double previousClose = Double.NaN;

  /**
   * A kernel.
   *
   * @param length in bars, at least 1
   */
  public Atr(int length) {
    average = new Wilder(length);
  }

  @Override
  public double next(BarSeries bars) {
    double before = previousClose;
    previousClose = bars.close(0);
    if (Double.isNaN(before)) {
      return Double.NaN;
    }
    return average.next(Math.max(bars.high(0), before) - Math.min(bars.low(0), before));
  }
}
