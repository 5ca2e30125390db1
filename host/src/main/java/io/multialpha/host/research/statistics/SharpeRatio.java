package io.multialpha.host.research.statistics;

/**
 * Mean over standard deviation (ddof 1) of returns, without a risk-free rate (Sharpe, The Sharpe
 * Ratio, 1994).
 */
public final class SharpeRatio {
  /** Trade dates in a year, by which daily figures are made yearly. */
  public static final double TRADE_DATES_PER_YEAR = 252;

  /** Spread of returns, relative to their mean, that is no more than rounding. */
  private static final double NO_SPREAD = 1e-12;

  private SharpeRatio() {}

  /**
   * Of a stretch of returns, per period; the quick way where nothing else is asked. Allocates
   * nothing.
   *
   * @param from first index
   * @param to one past the last
   * @return NaN below two returns, where they do not differ, or if one of them is NaN
   */
  public static double perPeriod(double[] returns, int from, int to) {
    int count = to - from;
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += returns[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = from; i < to; i++) {
      double off = returns[i] - mean;
      squares += off * off;
    }
    return ratio(mean, squares, count);
  }

  /**
   * Of returns that are followed, or preceded, by periods without any, which are not in the array;
   * per period. Allocates nothing.
   *
   * @param count how many returns there are
   * @param periods how many periods there are in all, of which the others have a return of 0
   * @return as {@link #perPeriod(double[], int, int)}
   */
  public static double padded(double[] returns, int count, int periods) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += returns[i];
    }
    double mean = sum / periods;
    double squares = (periods - count) * mean * mean;
    for (int i = 0; i < count; i++) {
      double off = returns[i] - mean;
      squares += off * off;
    }
    return ratio(mean, squares, periods);
  }

  private static double ratio(double mean, double squares, int count) {
    double deviation = Math.sqrt(squares / (count - 1));
    return count >= 2 && deviation > NO_SPREAD * Math.abs(mean) ? mean / deviation : Double.NaN;
  }

  /** Of all the returns, per period. */
  public static double perPeriod(double[] returns) {
    return perPeriod(returns, 0, returns.length);
  }

  /**
   * A ratio of one period as one of a year: times the square root of the periods in a year, which
   * holds for returns that do not depend on each other.
   */
  public static double perYear(double perPeriod, double periodsPerYear) {
    return perPeriod * Math.sqrt(periodsPerYear);
  }
}
