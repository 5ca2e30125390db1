package io.multialpha.api.indicator;

/**
 * Exponential moving average with weight {@code 2 / (length + 1)}, seeded with the mean of the
 * first {@code length} values. Ready at value {@code length}.
 */
public final class Ema implements ValueKernel {
  private final SeededAverage average;

  /**
   * A kernel.
   *
   * @param length in values, at least 1
   */
  public Ema(int length) {
    average = new SeededAverage(length, 2.0 / (Lengths.atLeastOne(length) + 1));
  }

  @Override
  public double next(double value) {
    return average.next(value);
  }
}
