package io.multialpha.api.indicator;

/**
 * Steps a kernel once per bar of a series that is looked at more often: with each new number of
 * bars, the first value, and of the second, what is seen then.
 */
public final class OncePerBar implements PairKernel {
  private final ValueKernel kernel;
  private double bars = Double.NaN;
  private double value = Double.NaN;

  /** Steps this kernel, which has to be its own. */
  public OncePerBar(ValueKernel kernel) {
    this.kernel = kernel;
  }

  /** Whether it is an {@link ExpandingPercentile} that is stepped. */
  public boolean isPercentile() {
    return kernel instanceof ExpandingPercentile;
  }

  /**
   * Tells what {@link #next} will be given, as {@link ExpandingPercentile#expect} does, if that is
   * the kernel. Any other one is not told.
   */
  public void expect(double count, double seen) {
    if (count != bars && kernel instanceof ExpandingPercentile percentile) {
      percentile.expect(seen);
    }
  }

  @Override
  public double next(double count, double seen) {
    if (count != bars) {
      bars = count;
      value = kernel.next(seen);
    }
    return value;
  }
}
