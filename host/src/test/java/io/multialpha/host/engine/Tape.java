package io.multialpha.host.engine;

import io.multialpha.host.market.BarColumns;

/** Hourly bars of one symbol, written down one by one. */
public final class Tape {
  /** Start of the first bar: Monday 2024-01-08, 00:00 UTC. */
  public static final long T0 = 1_704_672_000_000L;

  /** Length of a bar, in milliseconds. */
  public static final long HOUR = 3_600_000L;

  /** Trade date of the first bar. */
  public static final int DAY0 = (int) (T0 / (24 * HOUR));

  private final BarColumns.Builder bars;
  private long next = T0;
  private int tradeDate = DAY0;

  private Tape(String symbol) {
    bars = BarColumns.builder(symbol, 16);
  }

  /** An empty tape. */
  public static Tape of(String symbol) {
    return new Tape(symbol);
  }

  /** Start of the given hour, counted from the first. */
  public static long hour(int index) {
    return T0 + index * HOUR;
  }

  /** One bar, an hour after the one before it. */
  public Tape bar(double open, double high, double low, double close) {
    bars.append(next, tradeDate, open, high, low, close, 1);
    next += HOUR;
    return this;
  }

  /** Bars that neither move nor have a range. */
  public Tape flat(int count, double price) {
    for (int i = 0; i < count; i++) {
      bar(price, price, price, price);
    }
    return this;
  }

  /** Bars of which each is flat at its price. */
  public Tape prices(double... prices) {
    for (double price : prices) {
      flat(1, price);
    }
    return this;
  }

  /** Hours without a bar. */
  public Tape gap(int hours) {
    next += hours * HOUR;
    return this;
  }

  /** The next bars belong to the next trade date; time goes on without a gap. */
  public Tape nextTradeDate() {
    tradeDate++;
    return this;
  }

  /** The bars so far. */
  public BarColumns build() {
    return bars.build();
  }
}
