package io.multialpha.host.report;

import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Trades;
import java.util.ArrayList;
import java.util.List;

/**
 * What one instrument of an account came to. Money is dollars.
 *
 * @param symbol root symbol
 * @param trades closed round trips in it
 * @param drawdown largest fall of its summed net profits from their peak so far, nothing being a
 *     peak; trade by trade, so that falls within a trade are not seen; 0 or more
 */
record InstrumentResult(String symbol, TradeStatistics.Side trades, double drawdown) {

  /** All instruments of an account, in its order, those without a trade too. */
  static List<InstrumentResult> of(Journal journal) {
    Trades trades = journal.trades();
    List<TradeStatistics.Side> sides = TradeStatistics.bySymbol(trades, journal.symbols().size());
    double[] sum = new double[sides.size()];
    double[] peak = new double[sides.size()];
    double[] drawdown = new double[sides.size()];
    for (int row = 0; row < trades.size(); row++) {
      int symbol = trades.symbol(row);
      sum[symbol] += trades.netProfit(row);
      peak[symbol] = Math.max(peak[symbol], sum[symbol]);
      drawdown[symbol] = Math.max(drawdown[symbol], peak[symbol] - sum[symbol]);
    }
    List<InstrumentResult> results = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      results.add(new InstrumentResult(journal.symbols().get(i), sides.get(i), drawdown[i]));
    }
    return results;
  }
}
