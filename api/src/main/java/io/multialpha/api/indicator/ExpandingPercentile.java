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

  /**
   * Tells what {@link #next} will be given, or may be: the place is looked for beforehand. Of use
   * where several kernels are told before the first of them is stepped, since they then wait for
   * memory at the same time. No value ever depends on it.
   *
   * @param value as for {@link #next}; NaN is of no use
   */
  public void expect(double value) {
    if (!Double.isNaN(value)) {
      seen.expect(value);
    }
  }

  @Override
  public double next(double value) {
    return Double.isNaN(value) ? Double.NaN : seen.add(value) / seen.size();
  }
}
