package io.multialpha.host.research.simulation;

import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;
import java.util.Arrays;

/** The trades of all symbols in one row of arrays: by symbol, then as in the file. */
final class Flattened {
  final TradeSet trades;
  final int size;
  final int[] symbol;
  final long[] entryClock;
  final long[] exitClock;
  final long[] entry;
  final long[] exit;
  final double[] profit;
  final double[] commission;
  final int[] quantity;
  final double[] entryPrice;

  Flattened(TradeSet trades) {
    this.trades = trades;
    size = trades.size();
    symbol = new int[size];
    entryClock = new long[size];
    exitClock = new long[size];
    entry = new long[size];
    exit = new long[size];
    profit = new double[size];
    commission = new double[size];
    quantity = new int[size];
    entryPrice = new double[size];
    int at = 0;
    for (int s = 0; s < trades.symbols().size(); s++) {
      SymbolTrades.Columns columns = trades.symbols().get(s).columns();
      int count = columns.profit().length;
      Arrays.fill(symbol, at, at + count, s);
      System.arraycopy(columns.entryClock(), 0, entryClock, at, count);
      System.arraycopy(columns.exitClock(), 0, exitClock, at, count);
      System.arraycopy(columns.entry(), 0, entry, at, count);
      System.arraycopy(columns.exit(), 0, exit, at, count);
      System.arraycopy(columns.profit(), 0, profit, at, count);
      System.arraycopy(columns.commission(), 0, commission, at, count);
      System.arraycopy(columns.quantity(), 0, quantity, at, count);
      System.arraycopy(columns.entryPrice(), 0, entryPrice, at, count);
      at += count;
    }
  }
}
