package io.multialpha.host.research.statistics;

/**
 * How far equity falls from its peak so far, taken from values that come one by one. The start
 * counts as a peak.
 *
 * <p>Used by one thread; allocates nothing.
 */
public final class DrawdownSums {
  private double peak;
  private double deepest;
  private double deepestFraction;
  private double squaredFractions;
  private long count;
  private long underwater;
  private long longestUnderwater;
  private boolean positive;

  /** Over values of equity after a start. */
  public static DrawdownSums of(double start, double[] equity) {
    DrawdownSums sums = new DrawdownSums();
    sums.start(start);
    for (double value : equity) {
      sums.add(value);
    }
    return sums;
  }

  /** Forgets everything and begins at an equity. */
  public void start(double equity) {
    peak = equity;
    positive = equity > 0;
    deepest = 0;
    deepestFraction = 0;
    squaredFractions = 0;
    count = 0;
    underwater = 0;
    longestUnderwater = 0;
  }

  /** Takes the next value of equity in. NaN makes every result NaN but the counts. */
  public void add(double equity) {
    count++;
    // Written so that NaN is not passed over.
    if (!(equity < peak)) {
      peak = Math.max(peak, equity);
      underwater = 0;
    } else {
      underwater++;
      longestUnderwater = Math.max(longestUnderwater, underwater);
    }
    double fall = peak - equity;
    double fraction = fall / peak;
    deepest = Math.max(deepest, fall);
    deepestFraction = Math.max(deepestFraction, fraction);
    squaredFractions += fraction * fraction;
  }

  /** Largest fall from a peak, in the unit of equity; 0 or more. */
  public double deepest() {
    return deepest;
  }

  /** Largest fall relative to its peak: 0.1 is ten percent. NaN if the start is not positive. */
  public double deepestFraction() {
    return positive ? deepestFraction : Double.NaN;
  }

  /**
   * Ulcer index, as a fraction: root of the mean squared relative fall, over the values after the
   * start (Martin and McCann, The Investor's Guide to Fidelity Funds, 1989). NaN without values or
   * if the start is not positive.
   */
  public double ulcerIndex() {
    return positive ? Math.sqrt(squaredFractions / count) : Double.NaN;
  }

  /** Longest run of values below the peak before them. */
  public long longestUnderwater() {
    return longestUnderwater;
  }

  /** The highest equity so far. */
  public double peak() {
    return peak;
  }
}
