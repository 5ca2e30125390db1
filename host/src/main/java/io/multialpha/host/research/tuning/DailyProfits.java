package io.multialpha.host.research.tuning;

import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.statistics.SharpeRatio;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Profits of the trades that are taken, by the trade date of their exit; 0 on every other trade
 * date. Immutable.
 */
final class DailyProfits {
  private final int days;
  private final int[] dayOf;
  private final double[] profit;

  /** Of trades that all end on one of their trade dates or after the last, which counts as it. */
  DailyProfits(LabelledTrades trades) {
    int[] dates = trades.tradeDates();
    days = dates.length;
    profit = trades.columns().profit();
    dayOf = new int[trades.size()];
    for (int row = 0; row < dayOf.length; row++) {
      int found = Arrays.binarySearch(dates, trades.columns().exitedOn()[row]);
      dayOf[row] = Math.min(days - 1, found >= 0 ? found : -found - 1);
    }
  }

  /** Dollars by trade date. */
  double[] of(IntPredicate taken) {
    double[] sums = new double[days];
    for (int row = 0; row < dayOf.length; row++) {
      if (taken.test(row)) {
        sums[dayOf[row]] += profit[row];
      }
    }
    return sums;
  }

  /** Sharpe ratio per trade date; 0 where nothing came of it. */
  static double sharpe(double[] series) {
    double sharpe = SharpeRatio.perPeriod(series);
    return Double.isNaN(sharpe) ? 0 : sharpe;
  }
}
