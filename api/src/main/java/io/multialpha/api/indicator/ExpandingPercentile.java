package io.multialpha.api.indicator;

/**
 * Place of a value among all so far, this one included, above 0 and up to 1 (the largest): {@code
 * (below + (equal + 1) / 2) / count}, with {@code below} the number of smaller values and {@code
 * equal} that of equal ones, this one included. Ready at the first value.
 *
 * <p>Exact, and its cost grows with the logarithm of the number of values only. Nothing is ever
 * forgotten, so that values depend on where the data start.
 */
public final class ExpandingPercentile implements ValueKernel {
  private final RankTree seen = new RankTree();

  /** A kernel. */
  public ExpandingPercentile() {}

  @Override
  public double next(double value) {
    return Double.isNaN(value) ? Double.NaN : seen.add(value) / seen.size();
  }
}
