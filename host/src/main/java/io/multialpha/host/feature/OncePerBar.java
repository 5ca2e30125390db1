package io.multialpha.host.feature;

import io.multialpha.api.indicator.PairKernel;
import io.multialpha.api.indicator.ValueKernel;

/**
 * Steps a kernel once per bar of a series that is looked at more often: with each new number of
 * bars, the first value, and of the second, what is seen then.
 */
final class OncePerBar implements PairKernel {
  private final ValueKernel kernel;
  private double bars = Double.NaN;
  private double value = Double.NaN;

  OncePerBar(ValueKernel kernel) {
    this.kernel = kernel;
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
