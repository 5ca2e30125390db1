package io.multialpha.api.indicator;

/** A geometric average whose first value is the plain mean of the first {@code length} ones. */
final class SeededAverage implements ValueKernel {
  private final int length;
  private final double weight;
  private final double keep;
  private int count;
  private double value;

  SeededAverage(int length, double weight) {
    this.length = Lengths.atLeastOne(length);
    this.weight = weight;
    this.keep = 1 - weight;
  }

  @Override
  public double next(double input) {
    if (count < length) {
      value += input;
      if (++count < length) {
        return Double.NaN;
      }
      value /= length;
      return value;
    }
    value = value * keep + input * weight;
    return value;
  }
}
