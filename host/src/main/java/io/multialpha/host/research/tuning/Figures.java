package io.multialpha.host.research.tuning;

import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.statistics.SharpeRatio;
import java.util.function.IntPredicate;

/**
 * What the trades that are taken came to.
 *
 * @param trades how many
 * @param profit dollars, after costs
 * @param profitFactor gains over losses; NaN without any loss
 * @param sharpe of the profits by trade date, per year; 0 where nothing came of it
 */
public record Figures(int trades, double profit, double profitFactor, double sharpe) {
  static Figures of(LabelledTrades all, IntPredicate taken) {
    int trades = 0;
    double gains = 0;
    double losses = 0;
    for (int row = 0; row < all.size(); row++) {
      if (taken.test(row)) {
        trades++;
        double profit = all.columns().profit()[row];
        gains += Math.max(0, profit);
        losses += Math.max(0, -profit);
      }
    }
    double sharpe =
        all.tradeDates().length == 0 ? 0 : DailyProfits.sharpe(new DailyProfits(all).of(taken));
    return new Figures(
        trades,
        gains - losses,
        losses == 0 ? Double.NaN : gains / losses,
        SharpeRatio.perYear(sharpe, SharpeRatio.TRADE_DATES_PER_YEAR));
  }
}
