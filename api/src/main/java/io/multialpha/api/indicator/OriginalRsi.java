package io.multialpha.api.indicator;

/**
 * The original's relative strength index: {@code 100 - 100 / (1 + up / down)}, but 0 where there is
 * no average fall to divide by, which makes it 0 where nothing fell.
 *
 * <p>On hours the quotient was evaluated before the average fall of the hour was, so it used that
 * of the hour before: it is 0 on its first bar. Each day was evaluated over several hours, so that
 * all but its first evaluation used the day's own.
 */
final class OriginalRsi implements ValueKernel {
  private static final double TINY = 1e-12;

  private final Wilder up;
  private final Wilder down;
  private final boolean late;
  private double previous = Double.NaN;
  private double fallBefore = Double.NaN;

  /**
   * @param late whether the average fall is that of the bar before
   */
  OriginalRsi(int length, boolean late) {
    up = new Wilder(length);
    down = new Wilder(length);
    this.late = late;
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
    double divisor = late ? fallBefore : fall;
    fallBefore = fall;
    return divisor >= TINY ? 100 - 100 / (1 + rise / divisor) : 0;
  }
}
