package io.multialpha.api.indicator;

/**
 * The value some bars ago: {@code bars} 1 is the previous value. Ready at value {@code bars + 1}.
 */
public final class Lag implements ValueKernel {
  private final double[] ring;
  private int count;
  private int slot;

  /**
   * A kernel.
   *
   * @param bars how far back, at least 1
   */
  public Lag(int bars) {
    ring = new double[Lengths.atLeastOne(bars)];
  }

  @Override
  public double next(double value) {
    double old = count < ring.length ? Double.NaN : ring[slot];
    count = Math.min(count + 1, ring.length);
    ring[slot] = value;
    slot = slot + 1 == ring.length ? 0 : slot + 1;
    return old;
  }
}
