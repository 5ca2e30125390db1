package io.multialpha.api.indicator;

/**
 * How far a price went in comparison with how much it moved: {@code (x - x[n]) / x[n]} in sample
 * standard deviations (divisor n - 1) of the {@code n} returns from value to value in between. Not
 * scaled by the square root of {@code n}. Ready at value {@code n + 1}; 0 where all returns were
 * the same, and a return from 0 counts as 0.
 */
public final class DirectionalDrift implements ValueKernel {
  private static final double TINY = 1e-12;

  private final Lag previous = new Lag(1);
  private final Lag first;
  private final StandardDeviation deviation;
  private final double sample;

  /**
   * A kernel.
   *
   * @param length n, in values, at least 2
   * @throws IllegalArgumentException if it is less
   */
  public DirectionalDrift(int length) {
    if (length < 2) {
      throw new IllegalArgumentException("length is " + length + ", expected at least 2");
    }
    first = new Lag(length);
    deviation = new StandardDeviation(length);
    sample = Math.sqrt(length / (length - 1.0));
  }

  @Override
  public double next(double value) {
    double before = previous.next(value);
    double start = first.next(value);
    if (Double.isNaN(before)) {
      return Double.NaN;
    }
    double spread = deviation.next(change(value, before)) * sample;
    return Double.isNaN(start) ? Double.NaN : quotient(change(value, start), spread);
  }

  private static double change(double now, double before) {
    return quotient(now - before, before);
  }

  private static double quotient(double dividend, double divisor) {
    return Math.abs(divisor) < TINY ? 0 : dividend / divisor;
  }
}
