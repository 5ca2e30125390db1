package io.multialpha.api.indicator;

/**
 * Relative strength index after Wilder (1978), 0 to 100: {@code 100 - 100 / (1 + up / down)} with
 * up and down the {@link Wilder} averages of the rises and falls from value to value. Ready at
 * value {@code length + 1}. 100 where nothing fell, 50 where nothing moved.
 */
public final class Rsi implements ValueKernel {
  private final Wilder up;
  private final Wilder down;
  private double previous = Double.NaN;

  /**
   * A kernel.
   *
   * @param length in values, at least 1
   */
  public Rsi(int length) {
    up = new Wilder(length);
    down = new Wilder(length);
  }

  @Override
  public double next(double value) {
    double change = value - previous;
    previous = value;
    if (Double.isNaN(change)) {
      return Double.NaN;
    }
    double rise = up.next(Math.max(change, 0));
    double fall = down.next(Math.max(-change, 0));
    if (Double.isNaN(rise)) {
      return Double.NaN;
    }
    double total = rise + fall;
    return total == 0 ? 50 : 100 * rise / total;
  }
}
