package io.multialpha.plugins.ibs;

import io.multialpha.api.market.BarSeries;

/**
 * The latest two pivot highs and lows of a series. A high is a pivot high if it is above each of
 * the highs of some bars before it, and at or above each of those of some bars after it; lows
 * mirror. So a pivot is known only when the bars after it have completed.
 *
 * <p>Stateful: {@link #observe} is called on every hourly bar.
 */
final class Pivots {
  private final BarSeries bars;
  private final int left;
  private final int right;
  private int seen;
  private double lastHigh = Double.NaN;
  private double previousHigh = Double.NaN;
  private double lastLow = Double.NaN;

  /**
   * None known yet.
   *
   * @param left bars before a pivot that it stands out from, at least 1
   * @param right bars after it, at least 1
   */
  Pivots(BarSeries bars, int left, int right) {
    this.bars = bars;
    this.left = left;
    this.right = right;
  }

  /** Bars of the series after which a first pivot may be known. */
  static int warmup(int left, int right) {
    return left + right + 1;
  }

  /** Looks whether the latest bar has made an earlier one a pivot; each bar is looked at once. */
  void observe() {
    int size = bars.size();
    if (size == seen) {
      return;
    }
    seen = size;
    if (size < warmup(left, right)) {
      return;
    }
    if (isHigh()) {
      previousHigh = lastHigh;
      lastHigh = bars.high(right);
    }
    if (isLow()) {
      lastLow = bars.low(right);
    }
  }

  private boolean isHigh() {
    double high = bars.high(right);
    for (int ago = right + 1; ago <= right + left; ago++) {
      if (!(high > bars.high(ago))) {
        return false;
      }
    }
    for (int ago = 0; ago < right; ago++) {
      if (!(high >= bars.high(ago))) {
        return false;
      }
    }
    return true;
  }

  private boolean isLow() {
    double low = bars.low(right);
    for (int ago = right + 1; ago <= right + left; ago++) {
      if (!(low < bars.low(ago))) {
        return false;
      }
    }
    for (int ago = 0; ago < right; ago++) {
      if (!(low <= bars.low(ago))) {
        return false;
      }
    }
    return true;
  }

  /** Price of the latest pivot high, in points; NaN while there is none. */
  double lastHigh() {
    return lastHigh;
  }

  /** Price of the pivot high before that, in points; NaN while there is none. */
  double previousHigh() {
    return previousHigh;
  }

  /** Price of the latest pivot low, in points; NaN while there is none. */
  double lastLow() {
    return lastLow;
  }
}
