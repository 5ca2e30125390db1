package io.multialpha.api.indicator;

import io.multialpha.api.market.BarSeries;

/**
 * Average directional index after Wilder (1978), 0 to 100: the {@link Wilder} average of {@code 100
 * * |plus - minus| / (plus + minus)}, with plus and minus the Wilder averages of the directional
 * movements up and down. These are usually divided by the average true range, which their quotient
 * does not depend on, so it is left out.
 *
 * <p>Every average is seeded with the plain mean of its first {@code length} values, so it is ready
 * at bar {@code 2 * length}. Where nothing moved in either direction, the quotient is 0.
 */
public final class Adx implements BarKernel {
  private final Wilder plus;
  private final Wilder minus;
  private final Wilder average;
  private double previousHigh = Double.NaN;
  private double previousLow = Double.NaN;

  /**
   * A kernel.
   *
   * @param length in bars, at least 1
   */
  public Adx(int length) {
    plus = new Wilder(length);
    minus = new Wilder(length);
    average = new Wilder(length);
  }

  @Override
  public double next(BarSeries bars) {
    double rise = bars.high(0) - previousHigh;
    double fall = previousLow - bars.low(0);
    previousHigh = bars.high(0);
    previousLow = bars.low(0);
    if (Double.isNaN(rise) || Double.isNaN(fall)) {
      return Double.NaN;
    }
    double up = plus.next(rise > fall && rise > 0 ? rise : 0);
    double down = minus.next(fall > rise && fall > 0 ? fall : 0);
    if (Double.isNaN(up)) {
      return Double.NaN;
    }
    double total = up + down;
    return average.next(total == 0 ? 0 : 100 * Math.abs(up - down) / total);
  }
}
