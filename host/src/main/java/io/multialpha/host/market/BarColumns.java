package io.multialpha.host.market;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bars of one symbol and one timeframe, column by column, oldest first.
 *
 * <p>The four prices of a bar lie together, so that the bar loop, which walks many symbols side by
 * side, reads one stream of memory for each. The arrays are the live storage, not copies, so that
 * the hot path costs nothing: readers must not write to them. They may be longer than {@link
 * #size()} asks for; what lies beyond is no bar. A reader that took the arrays and the size from
 * one instance sees the same bars for ever.
 *
 * <p>Prices are in points, as quoted. A price may be zero or negative where the market allows it.
 * Daily bars use the same class: their start is the trade date at T00:00Z, a label rather than an
 * instant, and {@code tradeDate} is that day.
 *
 * <p>Safe to share between threads once it has been published safely.
 */
public final class BarColumns {
  private static final int PRICES = 4;

  private final String symbol;
  private final int size;
  private final long[] start;
  private final int[] tradeDate;
  private final double[] prices;
  private final double[] volume;

  private BarColumns(
      String symbol, int size, long[] start, int[] tradeDate, double[] prices, double[] volume) {
    this.symbol = symbol;
    this.size = size;
    this.start = start;
    this.tradeDate = tradeDate;
    this.prices = prices;
    this.volume = volume;
  }

  /**
   * Wraps the given arrays without a copy; the caller gives them away.
   *
   * @param symbol the name the bars are traded under, not blank
   * @param size how many leading elements of each array are bars
   * @param start bar starts, epoch milliseconds UTC, strictly rising
   * @param tradeDate trade dates, epoch days, never falling
   * @param prices open, high, low and close of bar {@code i} at {@code 4 * i} and after
   * @param volume contracts or shares traded, 0 where not known
   * @throws IllegalArgumentException when an array is shorter than {@code size}, the starts do not
   *     rise strictly or the trade dates fall
   */
  public static BarColumns of(
      String symbol, int size, long[] start, int[] tradeDate, double[] prices, double[] volume) {
    if (symbol.isBlank()) {
      throw new IllegalArgumentException("the symbol of bars must not be blank");
    }
    int shortest = Math.min(start.length, tradeDate.length);
    shortest = Math.min(shortest, Math.min(prices.length / PRICES, volume.length));
    if (size < 0 || size > shortest) {
      throw new IllegalArgumentException(
          "size "
              + size
              + " of bars of "
              + symbol
              + " must be in 0.."
              + shortest
              + ", the length of the shortest column");
    }
    for (int i = 1; i < size; i++) {
      if (start[i] <= start[i - 1] || tradeDate[i] < tradeDate[i - 1]) {
        throw new IllegalArgumentException(
            "bar "
                + i
                + " of "
                + symbol
                + " (start "
                + start[i]
                + ", trade date "
                + tradeDate[i]
                + ") must come after bar "
                + (i - 1)
                + " (start "
                + start[i - 1]
                + ", trade date "
                + tradeDate[i - 1]
                + ")");
      }
    }
    return new BarColumns(symbol, size, start, tradeDate, prices, volume);
  }

  /** The name the bars are traded under, for example {@code ES}. */
  public String symbol() {
    return symbol;
  }

  /** How many bars there are. */
  public int size() {
    return size;
  }

  /** Bar starts: epoch milliseconds UTC, strictly rising; not to be modified. */
  public long[] start() {
    return start;
  }

  /** Trade dates of the exchange: epoch days, never falling; not to be modified. */
  public int[] tradeDate() {
    return tradeDate;
  }

  /**
   * Prices in points, not to be modified: open, high, low and close of bar {@code i} at {@code 4 *
   * i}, {@code 4 * i + 1}, {@code 4 * i + 2} and {@code 4 * i + 3}.
   */
  public double[] prices() {
    return prices;
  }

  /** First price of bar {@code i}, in points. */
  public double open(int i) {
    return prices[PRICES * i];
  }

  /** Highest price of bar {@code i}, in points. */
  public double high(int i) {
    return prices[PRICES * i + 1];
  }

  /** Lowest price of bar {@code i}, in points. */
  public double low(int i) {
    return prices[PRICES * i + 2];
  }

  /** Last price of bar {@code i}, in points. */
  public double close(int i) {
    return prices[PRICES * i + 3];
  }

  /** Contracts or shares traded, 0 where not known; not to be modified. */
  public double[] volume() {
    return volume;
  }

  /**
   * The index of the first bar that starts at or after the given time; {@link #size()} when there
   * is none.
   *
   * @param epochMillis milliseconds UTC
   */
  public int firstAtOrAfter(long epochMillis) {
    int at = Arrays.binarySearch(start, 0, size, epochMillis);
    return at >= 0 ? at : -at - 1;
  }

  /**
   * The same bars under another name, sharing the columns: how one series stands in for another.
   */
  public BarColumns as(String otherSymbol) {
    if (otherSymbol.isBlank()) {
      throw new IllegalArgumentException("the symbol of bars must not be blank");
    }
    return new BarColumns(otherSymbol, size, start, tradeDate, prices, volume);
  }

  @Override
  public String toString() {
    return "BarColumns[" + symbol + ", " + size + " bars]";
  }

  /** An empty builder for bars of this symbol. */
  public static Builder builder(String symbol, int expectedBars) {
    return new Builder(symbol, expectedBars);
  }

  /**
   * Collects bars one after the other, also while they are being read.
   *
   * <p>{@link #build()} may be called again and again: every result stays as it was, and
   * consecutive results share storage, so a live feed can append a bar and hand out the longer
   * series at no cost. Used by one thread.
   */
  public static final class Builder {
    private final String symbol;
    private int size;
    private long[] start;
    private int[] tradeDate;
    private double[] prices;
    private double[] volume;

    private Builder(String symbol, int expectedBars) {
      this.symbol = Objects.requireNonNull(symbol, "symbol");
      if (symbol.isBlank()) {
        throw new IllegalArgumentException("the symbol of bars must not be blank");
      }
      resize(Math.max(16, expectedBars));
    }

    /** How many bars were appended. */
    public int size() {
      return size;
    }

    /**
     * Appends one bar.
     *
     * @param startMillis bar start, epoch milliseconds UTC, after the start of the bar before
     * @param tradeDay trade date, epoch day, not before that of the bar before
     * @throws IllegalArgumentException when the bar does not come after the one before it
     */
    public void append(
        long startMillis, int tradeDay, double o, double h, double l, double c, double v) {
      int i = size;
      if (i > 0 && (startMillis <= start[i - 1] || tradeDay < tradeDate[i - 1])) {
        throw new IllegalArgumentException(
            "bar "
                + i
                + " of "
                + symbol
                + " (start "
                + startMillis
                + ", trade date "
                + tradeDay
                + ") must come after bar "
                + (i - 1)
                + " (start "
                + start[i - 1]
                + ", trade date "
                + tradeDate[i - 1]
                + ")");
      }
      if (i == start.length) {
        resize(Math.multiplyExact(i, 2));
      }
      start[i] = startMillis;
      tradeDate[i] = tradeDay;
      prices[PRICES * i] = o;
      prices[PRICES * i + 1] = h;
      prices[PRICES * i + 2] = l;
      prices[PRICES * i + 3] = c;
      volume[i] = v;
      size = i + 1;
    }

    /** The bars so far. Later appends do not show in the result. */
    public BarColumns build() {
      return new BarColumns(symbol, size, start, tradeDate, prices, volume);
    }

    private void resize(int length) {
      if (start == null) {
        start = new long[length];
        tradeDate = new int[length];
        prices = new double[PRICES * length];
        volume = new double[length];
        return;
      }
      start = Arrays.copyOf(start, length);
      tradeDate = Arrays.copyOf(tradeDate, length);
      prices = Arrays.copyOf(prices, PRICES * length);
      volume = Arrays.copyOf(volume, length);
    }
  }
}
