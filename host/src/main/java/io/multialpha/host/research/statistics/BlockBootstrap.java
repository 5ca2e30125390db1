package io.multialpha.host.research.statistics;

import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Draws rows of a series anew, in blocks, so that what depends on its past still does.
 *
 * <p>Both schemes wrap round the end of the series, so that every row is as likely as any other.
 * Immutable.
 */
public final class BlockBootstrap {
  private final double length;
  private final boolean stationary;

  private BlockBootstrap(double length, boolean stationary) {
    this.length = length;
    this.stationary = stationary;
  }

  /**
   * Blocks of random length, geometric with a mean (Politis and Romano, The Stationary Bootstrap,
   * 1994).
   *
   * @param meanLength in rows, at least 1
   */
  public static BlockBootstrap stationary(double meanLength) {
    if (!(meanLength >= 1)) {
      throw new IllegalArgumentException("a block has 1 row or more, not " + meanLength);
    }
    return new BlockBootstrap(meanLength, true);
  }

  /**
   * Blocks of one length (Politis and Romano, A circular block-resampling procedure, 1992).
   *
   * @param length in rows, at least 1
   */
  public static BlockBootstrap circular(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("a block has 1 row or more, not " + length);
    }
    return new BlockBootstrap(length, false);
  }

  /**
   * Draws as many rows as the series has.
   *
   * @param rows takes the indices; its length is that of the series
   * @param uniform gives numbers from 0, below 1
   */
  public void draw(int[] rows, DoubleSupplier uniform) {
    if (stationary && uniform instanceof Xoshiro random) {
      random.drawBlocks(rows, 1 / length);
    } else {
      draw(rows, uniform, uniform);
    }
  }

  /** As above, with numbers of their own for where blocks start and for whether one ends. */
  void draw(int[] rows, DoubleSupplier starts, DoubleSupplier ends) {
    if (stationary) {
      stationary(rows, starts, ends);
    } else {
      circular(rows, starts);
    }
  }

  private void stationary(int[] rows, DoubleSupplier starts, DoubleSupplier ends) {
    double jump = 1 / length;
    int count = rows.length;
    for (int i = 0; i < count; i++) {
      // Both are drawn for every row, so that what one row takes never shifts the next.
      int start = (int) (starts.getAsDouble() * count);
      boolean ended = ends.getAsDouble() < jump;
      rows[i] = i == 0 || ended ? start : next(rows[i - 1], count);
    }
  }

  private void circular(int[] rows, DoubleSupplier starts) {
    int count = rows.length;
    int left = 0;
    for (int i = 0; i < count; i++) {
      if (left == 0) {
        rows[i] = (int) (starts.getAsDouble() * count);
        left = (int) length;
      } else {
        rows[i] = next(rows[i - 1], count);
      }
      left--;
    }
  }

  private static int next(int row, int count) {
    return row + 1 == count ? 0 : row + 1;
  }

  /**
   * A statistic of a series, of the series as it is and drawn anew many times.
   *
   * @param values the series
   * @param times how often to draw, at least 1
   * @param statistic gets an array as long as the series, which is overwritten afterwards
   * @param level of the interval: 0.95, for example
   */
  public BootstrapInterval interval(
      double[] values,
      int times,
      ToDoubleFunction<double[]> statistic,
      double level,
      DoubleSupplier uniform) {
    if (times < 1) {
      throw new IllegalArgumentException("draw at least once, not " + times + " times");
    }
    double estimate = statistic.applyAsDouble(values.clone());
    double[] replicates = new double[times];
    double[] drawn = new double[values.length];
    int[] rows = new int[values.length];
    for (int i = 0; i < times; i++) {
      draw(rows, uniform);
      for (int j = 0; j < rows.length; j++) {
        drawn[j] = values[rows[j]];
      }
      replicates[i] = statistic.applyAsDouble(drawn);
    }
    return BootstrapInterval.of(estimate, replicates, level);
  }
}
