package io.multialpha.benchmarks;

/** Rows of features that have been seen, and a sum over the bits of their values. */
final class FeatureSum {
  private long rows;
  private long bits;

  /** Takes in a row; a value that is not known counts as zero. */
  void add(double[] values, int from, int count) {
    long row = 0;
    for (int i = from; i < from + count; i++) {
      double known = Double.isNaN(values[i]) ? 0 : values[i];
      row = 31 * row + Double.doubleToRawLongBits(known);
    }
    bits += row;
    rows++;
  }

  long rows() {
    return rows;
  }

  long bits() {
    return bits;
  }
}
