package io.multialpha.api.indicator;

/**
 * Kaufman's efficiency ratio (1995) over three spans at once, 0 (went nowhere) to 1 (straight).
 *
 * <p>Over a span of {@code n} values the ratio is {@code |x - x[n]|} by the way travelled, the sum
 * of all {@code |x - x[1]|} within. Those of 5, 20 and 60 values are averaged with the weights 0.5,
 * 0.25 and 0.125; a span for which there are too few values yet, or in which nothing moved, is left
 * out. Ready at value 6; 0 where no span is left.
 *
 * <p>Each value is worked out anew from the latest 61, so that no rounding error is carried along.
 */
public final class SpiralEfficiency implements ValueKernel {
  private static final int[] SPANS = {5, 20, 60};
  private static final double[] WEIGHTS = {0.5, 0.25, 0.125};

  private final double[] ring = new double[SPANS[SPANS.length - 1] + 1];
  private int count;
  private int slot;

  /** A kernel. */
  public SpiralEfficiency() {}

  @Override
  public double next(double value) {
    slot = slot + 1 == ring.length ? 0 : slot + 1;
    ring[slot] = value;
    count = Math.min(count + 1, ring.length);
    if (count <= SPANS[0]) {
      return Double.NaN;
    }
    double sum = 0;
    double weights = 0;
    double way = 0;
    int at = slot;
    int gone = 0;
    for (int i = 0; i < SPANS.length && SPANS[i] < count; i++) {
      for (; gone < SPANS[i]; gone++) {
        int before = at == 0 ? ring.length - 1 : at - 1;
        way += Math.abs(ring[at] - ring[before]);
        at = before;
      }
      if (way > 0) {
        sum += WEIGHTS[i] * Math.abs(value - ring[at]) / way;
        weights += WEIGHTS[i];
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }
}
