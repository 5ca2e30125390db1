package io.multialpha.api.indicator;

/**
 * Population standard deviation (divisor n) of the latest {@code length} values: {@code
 * sqrt(mean((x - mean)^2))}, computed over the window in two passes. Ready at value {@code length}.
 */
public final class StandardDeviation implements ValueKernel {
  private final double[] window;
  private int count;
  private int slot;

  /**
   * A kernel.
   *
   * @param length in values, at least 1
   */
  public StandardDeviation(int length) {
    window = new double[Lengths.atLeastOne(length)];
  }

  @Override
  public double next(double value) {
    window[slot] = value;
    slot = slot + 1 == window.length ? 0 : slot + 1;
    if (count < window.length && ++count < window.length) {
      return Double.NaN;
    }
    double sum = 0;
    for (double x : window) {
      sum += x;
    }
    double mean = sum / window.length;
    double squares = 0;
    for (double x : window) {
      squares += (x - mean) * (x - mean);
    }
    return Math.sqrt(squares / window.length);
  }
}
