package io.multialpha.host.model.forest;

import java.util.Optional;

/**
 * One decision tree as it was trained, node by node; the root is node 0, and children come after
 * their parent. The arrays are the tree's own and are not to be changed. Shared by threads.
 *
 * <p>A tree that was read from a file leaves its nodes there until somebody asks for the arrays:
 * whoever makes it ready for scoring goes through the nodes in memory of his own.
 */
public final class Tree {
  private final int nodes;
  private final NodeFigures figures;
  private final Optional<NodeSource> source;

  /** Null as long as nobody has asked; two threads that ask at once make equal ones. */
  private NodeColumns columns;

  /**
   * A tree of columns.
   *
   * @param left index of the left child, -1 at a leaf
   * @param right index of the right child, -1 at a leaf
   * @param feature index of the input that a split looks at, -2 at a leaf
   * @param threshold a split goes left where the input, rounded to a float, is at most this
   * @param missingLeft per node, whether a split sends NaN to the left
   * @param impurity per node, of the training samples there
   * @param samples per node, how many training samples there are
   * @param weightedSamples per node, the same by weight
   * @param values per node and class, {@code values[node * classes + c]}; see {@link LeafValues}
   * @throws IllegalArgumentException if those of the training differ in length
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
    this.nodes = left.length;
    this.figures = new FigureColumns(impurity, samples, weightedSamples);
    this.source = Optional.empty();
    this.columns = new NodeColumns(left, right, feature, threshold, missingLeft, values);
  }

  /** A tree whose nodes lie elsewhere. */
  public Tree(NodeSource source) {
    this.nodes = source.nodes();
    this.figures = source.figures();
    this.source = Optional.of(source);
  }

  /** How many nodes it has, leaves included. */
  public int nodes() {
    return nodes;
  }

  /** Whether a node has no children. */
  public boolean isLeaf(int node) {
    return left()[node] < 0;
  }

  /** Index of the left child per node, -1 at a leaf. */
  public int[] left() {
    return columns().left();
  }

  /** Index of the right child per node, -1 at a leaf. */
  public int[] right() {
    return columns().right();
  }

  /** Index of the input that a split looks at, per node; -2 at a leaf. */
  public int[] feature() {
    return columns().feature();
  }

  /** Per node: a split goes left where the input, rounded to a float, is at most this. */
  public double[] threshold() {
    return columns().threshold();
  }

  /** Per node, whether a split sends NaN to the left. */
  public boolean[] missingLeft() {
    return columns().missingLeft();
  }

  /** Per node and class, {@code values[node * classes + c]}; see {@link LeafValues}. */
  public double[] values() {
    return columns().values();
  }

  /** One of the values, for those who look at few. */
  public double value(int index) {
    return source.isPresent() ? source.get().value(index) : columns.values()[index];
  }

  /** Figures of the training, per node. */
  public NodeFigures figures() {
    return figures;
  }

  /** Whether all of its columns are as long as it has nodes, with so many values each. */
  boolean isComplete(int classes) {
    return source.isPresent()
        ? source.get().classes() == classes
        : columns.right().length == nodes
            && columns.feature().length == nodes
            && columns.threshold().length == nodes
            && columns.missingLeft().length == nodes
            && columns.values().length == (long) nodes * classes;
  }

  private NodeColumns columns() {
    NodeColumns known = columns;
    if (known == null) {
      NodeSource from = source.orElseThrow();
      known = NodeColumns.room(from.nodes(), from.classes());
      from.copyTo(known);
      columns = known;
    }
    return known;
  }

  /**
   * Its columns, for those who go through all trees.
   *
   * @param room taken if they are not there yet; at least as long as they are
   */
  NodeColumns columns(NodeColumns room) {
    if (source.isEmpty()) {
      return columns;
    }
    source.get().copyTo(room);
    return room;
  }
}
