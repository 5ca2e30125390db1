package io.multialpha.host.model.forest;

/**
 * The nodes of a tree column by column, as {@link Tree} describes them. Those of a tree may lie in
 * arrays that are longer, which are used for one tree after another: memory that the processor has
 * at hand, and that nobody has to make. Used by one thread at a time where they are filled anew.
 */
public final class NodeColumns {
  private final int[] left;
  private final int[] right;
  private final int[] feature;
  private final double[] threshold;
  private final boolean[] missingLeft;
  private final double[] values;
  private long[] words = new long[0];

  /** Takes the arrays as they are. */
  public NodeColumns(
      int[] left,
      int[] right,
      int[] feature,
      double[] threshold,
      boolean[] missingLeft,
      double[] values) {
    this.left = left;
    this.right = right;
    this.feature = feature;
    this.threshold = threshold;
    this.missingLeft = missingLeft;
    this.values = values;
  }

  /** Room for so many nodes with so many values each. */
  static NodeColumns room(int nodes, int classes) {
    return new NodeColumns(
        new int[nodes],
        new int[nodes],
        new int[nodes],
        new double[nodes],
        new boolean[nodes],
        new double[nodes * classes]);
  }

  /** Per node, as {@link Tree#left}. */
  public int[] left() {
    return left;
  }

  /** Per node, as {@link Tree#right}. */
  public int[] right() {
    return right;
  }

  /** Per node, as {@link Tree#feature}. */
  public int[] feature() {
    return feature;
  }

  /** Per node, as {@link Tree#threshold}. */
  public double[] threshold() {
    return threshold;
  }

  /** Per node, as {@link Tree#missingLeft}. */
  public boolean[] missingLeft() {
    return missingLeft;
  }

  /** Per node and class, as {@link Tree#values}. */
  public double[] values() {
    return values;
  }

  /** Numbers of no meaning, at least so many, for whoever fills the columns. */
  public long[] words(int count) {
    if (words.length < count) {
      words = new long[Math.max(count, 2 * words.length)];
    }
    return words;
  }
}
