package io.multialpha.host.research.forest;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Which rows a tree is grown on.
 *
 * @param bootstrap whether rows are drawn, with replacement; else each tree has all of them
 * @param maxSamples how many draws there are, as a share of the rows, above 0 and at most 1; as
 *     many as there are rows if empty
 */
public record RowSampling(boolean bootstrap, OptionalDouble maxSamples) {
  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is out of range, or nothing is drawn
   */
  public RowSampling {
    if (maxSamples.isPresent()) {
      double share = maxSamples.getAsDouble();
      if (!bootstrap) {
        throw new IllegalArgumentException(
            "max_samples is " + share + ", and no rows are drawn; leave it out, or set bootstrap");
      }
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "max_samples is " + share + " of the rows; expected above 0 and at most 1");
      }
    }
  }

  /** Each tree has all rows. */
  public static RowSampling allRows() {
    return new RowSampling(false, OptionalDouble.empty());
  }

  /** As many draws as there are rows. */
  public static RowSampling draws() {
    return new RowSampling(true, OptionalDouble.empty());
  }

  /** As many draws as a share of the rows. */
  public static RowSampling draws(double maxSamples) {
    return new RowSampling(true, OptionalDouble.of(maxSamples));
  }

  /** How often is drawn from so many rows: rounded to the nearest, halves to the even. */
  int of(int rows) {
    return maxSamples.isPresent()
        ? (int) Math.max(1, Math.rint(rows * maxSamples.getAsDouble()))
        : rows;
  }

  /** Counts into {@code draws} how often a tree of some seed has each row. */
  void draw(NumpyRandom random, int seed, int[] draws) {
    if (!bootstrap) {
      Arrays.fill(draws, 1);
      return;
    }
    Arrays.fill(draws, 0);
    random.seed(seed);
    int count = of(draws.length);
    for (int i = 0; i < count; i++) {
      draws[random.below(draws.length)]++;
    }
  }
}
