package io.multialpha.api.market;

/**
 * The hourly bar which has just completed.
 *
 * <p>A view that moves on with the next bar: read it during the callback, do not keep it. Prices
 * are in points, times of day in the strategy's {@code session_timezone} (America/Chicago where the
 * configuration does not say otherwise).
 */
public interface Bar {
  /** Start of the bar, in milliseconds since 1970-01-01T00:00Z. */
  long startMillis();

  /** First price of the bar, in points. */
  double open();

  /** Highest price of the bar, in points. */
  double high();

  /** Lowest price of the bar, in points. */
  double low();

  /** Last price of the bar, in points. */
  double close();

  /** Contracts traded in the bar. */
  double volume();

  /** CME trade date of the bar, in days since 1970-01-01; it turns at 17:00 Chicago. */
  int tradeDate();

  /** Whether this is the instrument's first bar of its trade date. */
  boolean isFirstOfSession();

  /** Minutes since midnight at the bar's start, in the session time zone; 0 to 1439. */
  int minuteOfDay();

  /** Day of the week at the bar's start, in the session time zone: 1 is Monday, 7 is Sunday. */
  int dayOfWeek();

  /** High minus low, in points; 0 or more. */
  default double range() {
    return high() - low();
  }
}
