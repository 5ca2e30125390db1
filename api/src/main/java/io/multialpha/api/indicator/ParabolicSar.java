package io.multialpha.api.indicator;

import io.multialpha.api.market.BarSeries;

/**
 * Parabolic stop and reverse after Wilder (1978), in points: a stop that runs after the price and
 * changes sides when the price touches it.
 *
 * <p>It moves by a share of its distance to the extreme price of the trend. The share starts at
 * {@code step} and grows by it with each new extreme, up to {@code largest}. The stop never enters
 * the ranges of the latest two bars.
 *
 * <p>Ready at the second bar, whose close tells the first trend: up unless it is below the first
 * bar's. The first stop is the first bar's low where the trend is up, else its high.
 */
public final class ParabolicSar implements BarKernel {
  private final double step;
  private final double largest;
  private int bars;
  private boolean rising;
  private double stop;
  private double extreme;
  private double share;
  private double previousHigh;
  private double previousLow;
  private double previousClose;

  /**
   * A kernel.
   *
   * @param step share at the start of a trend and its growth, usually 0.02; above 0
   * @param largest largest share, usually 0.2; at least {@code step}, at most 1
   * @throws IllegalArgumentException if they are out of these bounds
   */
  public ParabolicSar(double step, double largest) {
    if (!(step > 0 && step <= largest && largest <= 1)) {
      throw new IllegalArgumentException(
          "step and largest share are "
              + step
              + " and "
              + largest
              + ", expected 0 < step <= largest <= 1");
    }
    this.step = step;
    this.largest = largest;
  }

  @Override
  public double next(BarSeries series) {
    double high = series.high(0);
    double low = series.low(0);
    double close = series.close(0);
    double value = bars == 0 ? Double.NaN : next(high, low, close);
    bars = Math.min(bars + 1, 2);
    previousHigh = high;
    previousLow = low;
    previousClose = close;
    return value;
  }

  private double next(double high, double low, double close) {
    if (bars == 1) {
      // As if the opposite trend were about to end: the stop in the bar's range makes it turn.
      rising = close < previousClose;
      extreme = rising ? previousHigh : previousLow;
      stop = (high + low) / 2;
      share = step;
    }
    if (rising ? stop >= low : stop <= high) {
      rising = !rising;
      stop = extreme;
      extreme = rising ? high : low;
      share = step;
    }
    double value = stop;
    if (rising ? high > extreme : low < extreme) {
      extreme = rising ? high : low;
      share = Math.min(share + step, largest);
    }
    double ahead = stop + share * (extreme - stop);
    stop =
        rising
            ? Math.min(ahead, Math.min(low, previousLow))
            : Math.max(ahead, Math.max(high, previousHigh));
    return value;
  }
}
