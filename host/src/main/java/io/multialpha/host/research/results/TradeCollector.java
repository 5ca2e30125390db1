package io.multialpha.host.research.results;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Collects the trades of one symbol row by row. Used by one thread. */
final class TradeCollector {
  private record Key(long entry, long exit) {}

  private final String symbol;
  private final Map<Key, Long> lines = new HashMap<>();
  private int size;
  private long[] entryClock = new long[512];
  private long[] exitClock = new long[512];
  private long[] entry = new long[512];
  private long[] exit = new long[512];
  private double[] profit = new double[512];
  private double[] commission = new double[512];
  private int[] quantity = new int[512];
  private double[] entryPrice = new double[512];
  private int withoutExit;
  private int withoutProfit;

  TradeCollector(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  void withoutExit() {
    withoutExit++;
  }

  void withoutProfit() {
    withoutProfit++;
  }

  /**
   * Takes the times of the row that the file is at; what is wrong with them is noted there.
   *
   * @return whether nothing was
   */
  boolean times(TradeCsv file, int entryColumn, int exitColumn) {
    grow();
    entryClock[size] = file.clock(entryColumn);
    exitClock[size] = file.clock(exitColumn);
    if (entryClock[size] == TradeCsv.NO_TIME || exitClock[size] == TradeCsv.NO_TIME) {
      return false;
    }
    entry[size] = file.instant(entryColumn, TradeCsv.NO_TIME);
    exit[size] = file.instant(exitColumn, entry[size]);
    if (entry[size] == TradeCsv.NO_TIME || exit[size] == TradeCsv.NO_TIME) {
      return false;
    }
    if (exitClock[size] < entryClock[size] || exit[size] < entry[size]) {
      file.problem(
          "the exit " + file.text(exitColumn) + " is before the entry " + file.text(entryColumn));
      return false;
    }
    Long before = lines.putIfAbsent(new Key(entry[size], exit[size]), file.line());
    if (before != null) {
      file.problem("the trade of " + symbol + " is there already, in line " + before);
      return false;
    }
    return true;
  }

  /** Takes what the trade whose times were just read came to. */
  void trade(double netProfit, double paidCommission, int contracts, double price) {
    profit[size] = netProfit;
    commission[size] = paidCommission;
    quantity[size] = contracts;
    entryPrice[size] = price;
    size++;
  }

  private void grow() {
    if (size == profit.length) {
      int length = 2 * size;
      entryClock = Arrays.copyOf(entryClock, length);
      exitClock = Arrays.copyOf(exitClock, length);
      entry = Arrays.copyOf(entry, length);
      exit = Arrays.copyOf(exit, length);
      profit = Arrays.copyOf(profit, length);
      commission = Arrays.copyOf(commission, length);
      quantity = Arrays.copyOf(quantity, length);
      entryPrice = Arrays.copyOf(entryPrice, length);
    }
  }

  SymbolTrades trades(Score score) {
    return new SymbolTrades(
        symbol,
        score,
        new SymbolTrades.Columns(
            Arrays.copyOf(entryClock, size),
            Arrays.copyOf(exitClock, size),
            Arrays.copyOf(entry, size),
            Arrays.copyOf(exit, size),
            Arrays.copyOf(profit, size),
            Arrays.copyOf(commission, size),
            Arrays.copyOf(quantity, size),
            Arrays.copyOf(entryPrice, size)),
        withoutExit,
        withoutProfit);
  }
}
