package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.NodeColumns;
import io.multialpha.host.model.forest.NodeFigures;
import io.multialpha.host.model.forest.NodeSource;
import io.multialpha.host.model.pickle.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The nodes of a tree, left in the records that a file has of them. Their numbers have 8 bytes, the
 * lowest first, and are copied as words at once, which is several times as fast while the JVM is
 * still warming up.
 */
final class TreeRecords implements NodeSource {
  /** No field. */
  static final int NONE = -1;

  private final Value.Array records;
  private final Value.Array values;
  private final Fields fields;

  /**
   * Where the fields of a record lie.
   *
   * @param stride how long a record is, in words
   * @param left which word of it this is; right, feature and threshold likewise
   * @param missingLeft which byte this is, or {@link #NONE}
   * @param impurity which byte this begins with; samples and weightedSamples likewise
   */
  record Fields(
      int stride,
      int left,
      int right,
      int feature,
      int threshold,
      int missingLeft,
      int impurity,
      int samples,
      int weightedSamples) {}

  /**
   * Keeps both.
   *
   * @param values a row of 8-byte floating point numbers for each record
   */
  TreeRecords(Value.Array records, Value.Array values, Fields fields) {
    this.records = records;
    this.values = values;
    this.fields = fields;
  }

  @Override
  public int nodes() {
    return records.size();
  }

  @Override
  public int classes() {
    return values.size() / records.size();
  }

  @Override
  public void copyTo(NodeColumns columns) {
    int count = records.size();
    long[] words = columns.words(count * fields.stride());
    copyWords(records, words, count * fields.stride());
    copy(words, fields.left(), columns.left(), count);
    copy(words, fields.right(), columns.right(), count);
    copy(words, fields.feature(), columns.feature(), count);
    int stride = fields.stride();
    double[] threshold = columns.threshold();
    for (int i = 0, at = fields.threshold(); i < count; i++, at += stride) {
      threshold[i] = Double.longBitsToDouble(words[at]);
    }
    copyMissingLeft(columns.missingLeft());
    values.bytes().asDoubleBuffer().get(columns.values(), 0, values.size());
  }

  /** Copies records as words, the lowest byte first. */
  static void copyWords(Value.Array records, long[] words, int count) {
    records.bytes().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words, 0, count);
  }

  private void copy(long[] words, int first, int[] column, int count) {
    int stride = fields.stride();
    for (int i = 0, at = first; i < count; i++, at += stride) {
      column[i] = (int) words[at];
    }
  }

  private void copyMissingLeft(boolean[] column) {
    if (fields.missingLeft() == NONE) {
      Arrays.fill(column, 0, records.size(), false);
      return;
    }
    ByteBuffer bytes = records.bytes();
    int at = fields.missingLeft();
    for (int i = 0; i < records.size(); i++, at += records.dtype().itemSize()) {
      column[i] = bytes.get(at) != 0;
    }
  }

  @Override
  public double value(int index) {
    return values.bytes().getDouble(index * Double.BYTES);
  }

  @Override
  public NodeFigures figures() {
    return new FigureRecords(
        records, fields.impurity(), fields.samples(), fields.weightedSamples());
  }
}
