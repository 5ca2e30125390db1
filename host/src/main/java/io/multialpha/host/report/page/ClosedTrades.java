package io.multialpha.host.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Closed trades, column by column, in the order in which they are added. Filled by one thread and
 * only read from then on.
 */
final class ClosedTrades {
  private final Names strategies = new Names();
  private final Names symbols = new Names();
  private int size;
  private int[] strategy;
  private int[] symbol;
  private int[] day;
  private long[] entry;
  private long[] exit;
  private double[] profit;

  /** Names, in the order in which they first came. */
  private static final class Names {
    private final List<String> all = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    int place(String name) {
      Integer place = places.get(name);
      if (place == null) {
        place = all.size();
        all.add(name);
        places.put(name, place);
      }
      return place;
    }
  }

  /** Without trades. */
  ClosedTrades() {
    this(512);
  }

  /**
   * Without trades.
   *
   * @param expected how many there will be, about; at least 1
   */
  ClosedTrades(int expected) {
    strategy = new int[expected];
    symbol = new int[expected];
    day = new int[expected];
    entry = new long[expected];
    exit = new long[expected];
    profit = new double[expected];
  }

  /**
   * Adds a trade.
   *
   * @param of the strategy whose it was; may be empty
   * @param in the instrument
   * @param entered epoch milliseconds; the exit where it is not known
   * @param exited epoch milliseconds
   * @param tradeDate place of the trade date of its exit in {@link Result#total}
   * @param net dollars
   */
  void add(String of, String in, long entered, long exited, int tradeDate, double net) {
    if (size == profit.length) {
      int room = 2 * size;
      strategy = Arrays.copyOf(strategy, room);
      symbol = Arrays.copyOf(symbol, room);
      day = Arrays.copyOf(day, room);
      entry = Arrays.copyOf(entry, room);
      exit = Arrays.copyOf(exit, room);
      profit = Arrays.copyOf(profit, room);
    }
    strategy[size] = strategies.place(of);
    symbol[size] = symbols.place(in);
    day[size] = tradeDate;
    entry[size] = entered;
    exit[size] = exited;
    profit[size++] = net;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The strategies, in the order of their first trades. */
  List<String> strategies() {
    return List.copyOf(strategies.all);
  }

  /** The instruments, in the order of their first trades. */
  List<String> symbols() {
    return List.copyOf(symbols.all);
  }

  /** Place of a trade's strategy in {@link #strategies()}. */
  int strategy(int trade) {
    return strategy[trade];
  }

  /** Place of a trade's instrument in {@link #symbols()}. */
  int symbol(int trade) {
    return symbol[trade];
  }

  /** Place of the trade date of its exit in {@link Result#total}. */
  int day(int trade) {
    return day[trade];
  }

  /** Start of the bar in which it was entered, epoch milliseconds. */
  long entry(int trade) {
    return entry[trade];
  }

  /** Start of the bar in which it was left, epoch milliseconds. */
  long exit(int trade) {
    return exit[trade];
  }

  /** Net dollars. */
  double profit(int trade) {
    return profit[trade];
  }

  /** Net dollars of all: a copy. */
  double[] profits() {
    return Arrays.copyOf(profit, size);
  }
}
