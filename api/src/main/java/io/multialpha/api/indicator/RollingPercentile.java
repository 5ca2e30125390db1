package io.multialpha.api.indicator;

/**
 * Percentage of the latest {@code length} values, this one included, that are smaller than this
 * one: 0 (the smallest) to just below 100. Ready at the first value; until there are {@code
 * length}, it is the percentage of those there are.
 */
public final class RollingPercentile implements ValueKernel {
  private final double[] window;
  private int count;
  private int slot;

  /**
   * A kernel.
   *
   * @param length in values, at least 1
   */
  public RollingPercentile(int length) {
    window = new double[Lengths.atLeastOne(length)];
  }

  @Override
  public double next(double value) {
    window[slot] = value;
    slot = slot + 1 == window.length ? 0 : slot + 1;
    count = Math.min(count + 1, window.length);
    int smaller = 0;
    for (int i = 0; i < count; i++) {
      smaller += window[i] < value ? 1 : 0;
    }
    return 100.0 * smaller / count;
  }
}
