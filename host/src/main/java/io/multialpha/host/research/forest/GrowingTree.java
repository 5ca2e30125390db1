package io.multialpha.host.research.forest;

import io.multialpha.host.model.forest.Tree;
import java.util.Arrays;

/** The nodes of a tree while it grows; used again for the next tree. For one thread. */
final class GrowingTree {
  private static final int LEAF = -2;

  private int size;
  private int[] left = new int[64];
  private int[] right = new int[64];
  private int[] feature = new int[64];
  private double[] threshold = new double[64];
  private double[] impurity = new double[64];
  private long[] samples = new long[64];
  private double[] weights = new double[64];
  private double[] values = new double[128];

  void clear() {
    size = 0;
  }

  /**
   * Adds a leaf.
   *
   * @param parent its parent; -1 for the root
   * @return its number
   */
  int add(int parent, boolean isLeft, int rows, double nodeImpurity, double zeros, double ones) {
    if (size == left.length) {
      widen();
    }
    int node = size++;
    left[node] = -1;
    right[node] = -1;
    feature[node] = LEAF;
    threshold[node] = LEAF;
    impurity[node] = nodeImpurity;
    samples[node] = rows;
    weights[node] = zeros + ones;
    values[2 * node] = zeros;
    values[2 * node + 1] = ones;
    if (parent >= 0) {
      (isLeft ? left : right)[parent] = node;
    }
    return node;
  }

  /** Makes a leaf a split, whose children are added later. */
  void split(int node, int input, double at) {
    feature[node] = input;
    threshold[node] = at;
  }

  Tree tree() {
    return new Tree(
        Arrays.copyOf(left, size),
        Arrays.copyOf(right, size),
        Arrays.copyOf(feature, size),
        Arrays.copyOf(threshold, size),
        new boolean[size],
        Arrays.copyOf(impurity, size),
        Arrays.copyOf(samples, size),
        Arrays.copyOf(weights, size),
        Arrays.copyOf(values, 2 * size));
  }

  private void widen() {
    int wider = 2 * size;
    left = Arrays.copyOf(left, wider);
    right = Arrays.copyOf(right, wider);
    feature = Arrays.copyOf(feature, wider);
    threshold = Arrays.copyOf(threshold, wider);
    impurity = Arrays.copyOf(impurity, wider);
    samples = Arrays.copyOf(samples, wider);
    weights = Arrays.copyOf(weights, wider);
    values = Arrays.copyOf(values, 2 * wider);
  }
}
