package io.multialpha.host.research.statistics;

/**
 * How far the difference of two Sharpe ratios is from its expectation by chance, where both series
 * are of the same periods (Jobson and Korkie, 1981, as corrected by Memmel, Performance Hypothesis
 * Testing with the Sharpe Ratio, 2003): two that go up and down together are told apart more surely
 * than either is told from zero. Returns are taken to be normal and independent in time.
 */
public final class SharpeDifference {
  private SharpeDifference() {}

  /**
   * Standard error of the difference of the Sharpe ratios per period.
   *
   * @param a returns or profits, period by period, at least two
   * @param b those of the other in the same periods
   */
  public static double standardError(double[] a, double[] b) {
    if (a.length != b.length || a.length < 2) {
      throw new IllegalArgumentException(
          a.length + " and " + b.length + " periods; expected as many, at least 2");
    }
    double sharpeA = orZero(SharpeRatio.perPeriod(a));
    double sharpeB = orZero(SharpeRatio.perPeriod(b));
    double rho = correlation(a, b);
    double variance =
        2 - 2 * rho + (sharpeA * sharpeA + sharpeB * sharpeB) / 2 - sharpeA * sharpeB * rho * rho;
    return Math.sqrt(Math.max(0, variance) / a.length);
  }

  private static double orZero(double sharpe) {
    return Double.isNaN(sharpe) ? 0 : sharpe;
  }

  /** Pearson's; 0 where one does not vary. */
  private static double correlation(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa > 0 && bb > 0 ? Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb))) : 0;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
