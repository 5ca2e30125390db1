package io.multialpha.api.market;

/**
 * The completed bars of one instrument and timeframe, as known at the moment of the call.
 *
 * <p>Bars are counted backwards: {@code ago} 0 is the latest completed bar, 1 the one before it.
 * What has not happened yet cannot be asked for. Prices are in points (the quoted price), volume in
 * contracts. A view of the host's live store: valid during a callback only, same thread, nothing is
 * copied or allocated.
 */
public interface BarSeries {
  /** How many completed bars there are, from the first one in the data on; 0 or more. */
  int size();

  /**
   * Start of the bar, in milliseconds since 1970-01-01T00:00Z. For {@link Timeframe#DAY} this is
   * midnight UTC of the trade date, a label rather than an instant.
   *
   * @throws IndexOutOfBoundsException if {@code ago} is negative or at least {@link #size()}
   */
  long startMillis(int ago);

  /** CME trade date of the bar, in days since 1970-01-01 ({@code LocalDate.ofEpochDay}). */
  int tradeDate(int ago);

  /** First price of the bar, in points. Throws as {@link #startMillis(int)}. */
  double open(int ago);

  /** Highest price of the bar, in points. Throws as {@link #startMillis(int)}. */
  double high(int ago);

  /** Lowest price of the bar, in points. Throws as {@link #startMillis(int)}. */
  double low(int ago);

  /** Last price of the bar, in points. Throws as {@link #startMillis(int)}. */
  double close(int ago);

  /** Contracts traded in the bar. Throws as {@link #startMillis(int)}. */
  double volume(int ago);
}
