package io.multialpha.api.indicator;

/**
 * Largest of the latest {@code length} values, this one included. Ready at value {@code length};
 * constant cost per value on average (a queue of the candidates only).
 */
public final class Highest implements ValueKernel {
  private final Extreme extreme;

  /**
   * A kernel.
   *
   * @param length in values, at least 1
   */
  public Highest(int length) {
    extreme = new Extreme(length);
  }

  @Override
  public double next(double value) {
    return extreme.largest(value);
  }
}
