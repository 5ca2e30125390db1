package io.multialpha.plugins.breakout;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.strategy.Position;

/**
 * A stop that hangs from the best close since the entry, by a multiple of the current average true
 * range (after LeBeau's chandelier exit). Until the first close it hangs from the entry price.
 *
 * <p>It follows the range as well as the price, so it may also move away while the range grows.
 */
final class Chandelier {
  private final BarSeries bars;
  private final Indicator range;
  private final double multiple;
  private double best = Double.NaN;

  Chandelier(BarSeries bars, Indicator range, double multiple) {
    this.bars = bars;
    this.range = range;
    this.multiple = multiple;
  }

  /** Forgets the position. */
  void reset() {
    best = Double.NaN;
  }

  /** Takes note of the latest close. */
  void observe(Position position) {
    if (!Double.isNaN(best)) {
      best = better(position, best, bars.close(0));
      return;
    }
    // Usually the entry's own bar only; all bars since where a position was taken over.
    int first = Math.min(position.barsHeld(), bars.size() - 1);
    best = bars.close(first);
    for (int ago = first - 1; ago >= 0; ago--) {
      best = better(position, best, bars.close(ago));
    }
  }

  private static double better(Position position, double one, double other) {
    return position.isLong() ? Math.max(one, other) : Math.min(one, other);
  }

  /** Price of the stop, in points; NaN while there is no average true range. */
  double price(Position position) {
    double from = Double.isNaN(best) ? position.entryPrice() : best;
    double distance = multiple * range.value();
    return position.isLong() ? from - distance : from + distance;
  }

  /** Whether the latest close is at the stop or beyond. */
  boolean isHit(Position position) {
    double close = bars.close(0);
    return position.isLong() ? close <= price(position) : close >= price(position);
  }
}
