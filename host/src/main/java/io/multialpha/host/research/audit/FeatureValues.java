package io.multialpha.host.research.audit;

import java.util.Arrays;
import java.util.List;

/**
 * What the features of one instrument were after some of its bars. Used by one thread at a time.
 */
public final class FeatureValues implements FeatureRecorder.Rows {
  private final List<String> names;
  private final long[] bars;
  private final double[] values;
  private int next;

  /**
   * Nothing known yet.
   *
   * @param names of the features
   * @param bars starts of the bars, rising, epoch milliseconds
   */
  FeatureValues(List<String> names, long[] bars) {
    this.names = List.copyOf(names);
    this.bars = bars;
    values = new double[Math.multiplyExact(bars.length, names.size())];
    Arrays.fill(values, Double.NaN);
  }

  /** The features, in their order. */
  public List<String> names() {
    return names;
  }

  /** How many bars there are. */
  public int size() {
    return bars.length;
  }

  /** Start of a bar, epoch milliseconds. */
  public long bar(int row) {
    return bars[row];
  }

  /** What a feature was after a bar; NaN where it was not known. */
  public double value(int row, int feature) {
    return values[row * names.size() + feature];
  }

  @Override
  public void add(long bar, double[] row, int from) {
    while (bars[next] < bar) {
      next++;
    }
    System.arraycopy(row, from, values, next * names.size(), names.size());
  }
}
