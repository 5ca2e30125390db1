package io.multialpha.api.indicator;

/**
 * Simple moving average: mean of the latest {@code length} values. Ready at value {@code length}.
 *
 * <p>The sum is carried along with Neumaier's compensation, so that the rounding error stays at a
 * few ulps however long it runs.
 */
public final class Sma implements ValueKernel {
  private final double[] window;
  private final RunningSum sum = new RunningSum();
  private int count;
  private int slot;

  /**
   * A kernel.
   *
   * @param length in values, at least 1
   */
  public Sma(int length) {
    window = new double[Lengths.atLeastOne(length)];
  }

  @Override
  public double next(double value) {
    if (count == window.length) {
      sum.add(-window[slot]);
    } else {
      count++;
    }
    sum.add(value);
    window[slot] = value;
    slot = slot + 1 == window.length ? 0 : slot + 1;
    return count == window.length ? sum.value() / window.length : Double.NaN;
  }
}
