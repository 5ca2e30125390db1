package io.multialpha.api.indicator;

/**
 * Wilder's smoothing (New Concepts in Technical Trading Systems, 1978): a geometric average with
 * weight {@code 1 / length}, seeded with the mean of the first {@code length} values. Ready at
 * value {@code length}.
 */
public final class Wilder implements ValueKernel {
  private final SeededAverage average;

  /**
   * A kernel.
   *
   * @param length in values, at least 1
   */
  public Wilder(int length) {
    average = new SeededAverage(length, 1.0 / Lengths.atLeastOne(length));
  }

  @Override
  public double next(double value) {
    return average.next(value);
  }
}
