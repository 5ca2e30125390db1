package io.multialpha.host.research.statistics;

/**
 * Mean and central moments of numbers that come one by one; nothing is kept but five sums.
 *
 * <p>The update is Welford's, taken to the fourth power by Pébay (Formulas for robust, one-pass
 * parallel computation of covariances and arbitrary-order statistical moments, 2008): sums of
 * squares never cancel. Used by one thread; allocates nothing.
 */
public final class MomentSums {
  /** Spread, relative to the mean, that is no more than rounding. */
  private static final double NO_SPREAD = 1e-12;

  private long count;
  private double mean;
  private double m2;
  private double m3;
  private double m4;

  /** The sums of an array's values. */
  public static MomentSums of(double[] values) {
    return new MomentSums().addAll(values, 0, values.length);
  }

  /** Forgets everything. */
  public void clear() {
    count = 0;
    mean = 0;
    m2 = 0;
    m3 = 0;
    m4 = 0;
  }

  /** Takes one number in. NaN makes everything but the count NaN. */
  public void add(double value) {
    double before = count;
    count++;
    double off = value - mean;
    double share = off / count;
    double shareSquared = share * share;
    double term = off * share * before;
    mean += share;
    m4 +=
        term * shareSquared * ((double) count * count - 3.0 * count + 3)
            + 6 * shareSquared * m2
            - 4 * share * m3;
    m3 += term * share * (count - 2.0) - 3 * share * m2;
    m2 += term;
  }

  /**
   * Takes a stretch of an array in.
   *
   * @param from first index
   * @param to one past the last
   * @return this
   */
  public MomentSums addAll(double[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      add(values[i]);
    }
    return this;
  }

  /** How many numbers there were. */
  public long count() {
    return count;
  }

  /** Their mean; NaN without any. */
  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** Sum of squared distances from the mean. */
  public double squares() {
    return m2;
  }

  /** Sample variance (ddof 1); NaN below two numbers. */
  public double variance() {
    return count < 2 ? Double.NaN : m2 / (count - 1);
  }

  /** Sample standard deviation (ddof 1); NaN below two numbers. */
  public double deviation() {
    return Math.sqrt(variance());
  }

  /**
   * Mean over sample standard deviation (Sharpe, The Sharpe Ratio, 1994), per period; NaN below two
   * numbers or where they do not differ by more than rounding.
   */
  public double sharpe() {
    double deviation = deviation();
    return deviation > NO_SPREAD * Math.abs(mean) ? mean / deviation : Double.NaN;
  }

  /** Skewness of the population, g1 = m3 / m2^1.5; NaN where the numbers do not differ. */
  public double skew() {
    return differ() ? m3 / count / (m2 / count * Math.sqrt(m2 / count)) : Double.NaN;
  }

  /** Raw kurtosis of the population, m4 / m2^2: 3 for normal; NaN where numbers do not differ. */
  public double kurtosis() {
    return differ() ? m4 / count / (m2 / count * (m2 / count)) : Double.NaN;
  }

  private boolean differ() {
    return Math.sqrt(m2 / count) > NO_SPREAD * Math.abs(mean);
  }
}
