package io.multialpha.host.model.forest;

/**
 * One decision tree as it was trained, node by node; the root is node 0, and children come after
 * their parent. The arrays are the tree's own and are not to be changed.
 *
 * @param left index of the left child, -1 at a leaf
 * @param right index of the right child, -1 at a leaf
 * @param feature index of the input that a split looks at, -2 at a leaf
 * @param threshold a split goes left where the input, rounded to a float, is at most this
 * @param missingLeft per node, whether a split sends NaN to the left
 * @param figures of the training, per node
 * @param values per node and class, {@code values[node * classes + c]}; see {@link LeafValues}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one, and too large to be copied
public record Tree(
    int[] left,
    int[] right,
    int[] feature,
    double[] threshold,
    boolean[] missingLeft,
    NodeFigures figures,
    double[] values) {

  /**
   * A tree whose figures are in arrays.
   *
   * @param impurity per node, of the training samples there
   * @param samples per node, how many training samples there are
   * @param weightedSamples per node, the same by weight
   * @throws IllegalArgumentException if these three differ in length
   */
  public Tree(
      int[] left,
      int[] right,
      int[] feature,
      double[] threshold,
      boolean[] missingLeft,
      double[] impurity,
      long[] samples,
      double[] weightedSamples,
      double[] values) {
    this(
        left,
        right,
        feature,
        threshold,
        missingLeft,
        new FigureColumns(impurity, samples, weightedSamples),
        values);
  }

  /** How many nodes it has, leaves included. */
  public int nodes() {
    return left.length;
  }

  /** Whether a node has no children. */
  public boolean isLeaf(int node) {
    return left[node] < 0;
  }
}
