package io.multialpha.host.model.forest;

import java.util.Arrays;

/** Grows a tree node by node. */
final class TreeGrower {
  private final int classes;
  private int[] left = new int[8];
  private int[] right = new int[8];
  private int[] feature = new int[8];
  private double[] threshold = new double[8];
  private boolean[] missingLeft = new boolean[8];
  private double[] values;
  private int nodes;

  TreeGrower(int classes) {
    this.classes = classes;
    this.values = new double[8 * classes];
  }

  /** Adds a leaf and says which node it is. */
  int leaf(double... perClass) {
    int node = add(-2, -2, false);
    System.arraycopy(perClass, 0, values, node * classes, classes);
    return node;
  }

  /** Adds a split, whose children are still to be set, and says which node it is. */
  int split(int input, double at, boolean missingGoesLeft) {
    return add(input, at, missingGoesLeft);
  }

  /** Says which nodes the children of a split are. */
  void children(int node, int leftChild, int rightChild) {
    left[node] = leftChild;
    right[node] = rightChild;
  }

  private int add(int input, double at, boolean missingGoesLeft) {
    if (nodes == left.length) {
      left = Arrays.copyOf(left, 2 * nodes);
      right = Arrays.copyOf(right, 2 * nodes);
      feature = Arrays.copyOf(feature, 2 * nodes);
      threshold = Arrays.copyOf(threshold, 2 * nodes);
      missingLeft = Arrays.copyOf(missingLeft, 2 * nodes);
      values = Arrays.copyOf(values, 2 * nodes * classes);
    }
    left[nodes] = -1;
    right[nodes] = -1;
    feature[nodes] = input;
    threshold[nodes] = at;
    missingLeft[nodes] = missingGoesLeft;
    return nodes++;
  }

  /** The tree. */
  Tree grown() {
    return new Tree(
        Arrays.copyOf(left, nodes),
        Arrays.copyOf(right, nodes),
        Arrays.copyOf(feature, nodes),
        Arrays.copyOf(threshold, nodes),
        Arrays.copyOf(missingLeft, nodes),
        new double[nodes],
        new long[nodes],
        new double[nodes],
        Arrays.copyOf(values, nodes * classes));
  }
}
