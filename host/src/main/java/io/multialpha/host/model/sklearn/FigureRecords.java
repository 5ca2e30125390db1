package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.NodeFigures;
import io.multialpha.host.model.pickle.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The figures of a tree's nodes, left in the records that a file has of them: whoever scores never
 * asks for them. Each has 8 bytes, the lowest first.
 */
final class FigureRecords implements NodeFigures {
  private final ByteBuffer records;
  private final int nodes;
  private final int size;
  private final int impurity;
  private final int samples;
  private final int weightedSamples;

  /**
   * Keeps the records.
   *
   * @param impurity where in a record this is, in bytes; the others likewise
   */
  FigureRecords(Value.Array records, int impurity, int samples, int weightedSamples) {
    this.records = records.bytes().order(ByteOrder.LITTLE_ENDIAN);
    this.nodes = records.size();
    this.size = records.dtype().itemSize();
    this.impurity = impurity;
    this.samples = samples;
    this.weightedSamples = weightedSamples;
  }

  @Override
  public int nodes() {
    return nodes;
  }

  @Override
  public double impurity(int node) {
    return records.getDouble(node * size + impurity);
  }

  @Override
  public long samples(int node) {
    return records.getLong(node * size + samples);
  }

  @Override
  public double weightedSamples(int node) {
    return records.getDouble(node * size + weightedSamples);
  }
}
