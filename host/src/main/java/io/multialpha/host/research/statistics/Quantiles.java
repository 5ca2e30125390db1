package io.multialpha.host.research.statistics;

import java.util.Arrays;

/**
 * Quantiles of a sample by linear interpolation between order statistics (type 7 of Hyndman and
 * Fan, Sample Quantiles in Statistical Packages, 1996; the default of NumPy and R). Immutable.
 */
public final class Quantiles {
  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  /** Of the values, which are copied and sorted; one that is NaN makes every quantile NaN. */
  public static Quantiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted);
  }

  /** How many values there are. */
  public int size() {
    return sorted.length;
  }

  /**
   * The value below which a share of the sample lies; NaN for an empty sample.
   *
   * @param share 0 to 1
   * @throws IllegalArgumentException if the share is out of bounds
   */
  public double at(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a quantile's share is 0 to 1, not " + share);
    }
    if (undefined()) {
      return Double.NaN;
    }
    double position = share * (sorted.length - 1);
    int below = (int) position;
    double value = sorted[below];
    return below + 1 < sorted.length
        ? value + (sorted[below + 1] - value) * (position - below)
        : value;
  }

  /**
   * The mean of the lowest values.
   *
   * @param count how many, 1 to {@link #size()}
   */
  public double meanOfLowest(int count) {
    if (undefined()) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += sorted[i];
    }
    return sum / count;
  }

  private boolean undefined() {
    // NaN sorts last.
    return sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1]);
  }
}
