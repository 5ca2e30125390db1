package io.multialpha.host.model.forest;

/**
 * The figures of all nodes, one array for each kind. The arrays are its own and are not to be
 * changed.
 *
 * @param impurities per node
 * @param counts per node, of training samples
 * @param weights per node, of training samples
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one, and too large to be copied
record FigureColumns(double[] impurities, long[] counts, double[] weights) implements NodeFigures {
  FigureColumns {
    if (counts.length != impurities.length || weights.length != impurities.length) {
      throw new IllegalArgumentException(
          "figures of "
              + impurities.length
              + ", "
              + counts.length
              + " and "
              + weights.length
              + " nodes; expected one number");
    }
  }

  @Override
  public int nodes() {
    return impurities.length;
  }

  @Override
  public double impurity(int node) {
    return impurities[node];
  }

  @Override
  public long samples(int node) {
    return counts[node];
  }

  @Override
  public double weightedSamples(int node) {
    return weights[node];
  }
}
