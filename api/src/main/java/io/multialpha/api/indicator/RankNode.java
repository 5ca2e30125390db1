package io.multialpha.api.indicator;

import java.util.Arrays;

/**
 * A node of a {@link RankTree} with what is known of its children, so that only those on the way
 * are read. The children of the lowest nodes are arrays of numbers.
 *
 * <p>What lies behind the last entry of an array is NaN, than which nothing is smaller or larger.
 * So all of a short stretch can be compared without asking where the entries end: branches that
 * depend on the numbers would cost more than the comparisons. Stretches are counted by ones as
 * well, since Java makes a branch of adding anything else.
 */
final class RankNode {
  /** Room for children, and for different numbers in a leaf; multiples of {@link #STRETCH}. */
  static final int CHILDREN = 64;

  static final int LEAF = 64;
  private static final int STRETCH = 8;

  /** No number of a child is smaller, none of the child before is as large; the first is unused. */
  private final double[] lowest = filled(CHILDREN);

  /** How many numbers there are in each child, repetitions counted. */
  private final int[] weights = new int[CHILDREN];

  private int size;

  /** The children, unless this node is one of the lowest. */
  private final RankNode[] nodes;

  /** The different numbers of each leaf in order, if it is one of the lowest. */
  private final double[][] leaves;

  /** How often each number of a leaf is there; null while all of them are there once. */
  private final int[][] repetitions;

  private RankNode(boolean lowest) {
    nodes = lowest ? new RankNode[0] : new RankNode[CHILDREN];
    leaves = new double[lowest ? CHILDREN : 0][];
    repetitions = new int[lowest ? CHILDREN : 0][];
  }

  private static double[] filled(int length) {
    double[] empty = new double[length];
    Arrays.fill(empty, Double.NaN);
    return empty;
  }

  /** A node with one empty leaf. */
  static RankNode first() {
    RankNode node = new RankNode(true);
    node.leaves[0] = filled(LEAF);
    node.size = 1;
    return node;
  }

  /** A node over a node. */
  static RankNode over(RankNode node, int weight) {
    RankNode over = new RankNode(false);
    over.nodes[0] = node;
    over.weights[0] = weight;
    over.size = 1;
    return over;
  }

  boolean isLowest() {
    return nodes.length == 0;
  }

  boolean isFull() {
    return size == CHILDREN;
  }

  RankNode node(int child) {
    return nodes[child];
  }

  /** The child in which a number belongs, split before if it was full; not of the lowest nodes. */
  int childWithRoom(double value) {
    int child = child(value);
    if (!nodes[child].isFull()) {
      return child;
    }
    splitNode(child);
    return child(value);
  }

  /** The leaf in which a number belongs, split before if it was full; of the lowest nodes. */
  int leafWithRoom(double value) {
    int leaf = child(value);
    if (Double.isNaN(leaves[leaf][LEAF - 1])) {
      return leaf;
    }
    splitLeaf(leaf);
    return child(value);
  }

  /** Counts a number that goes into a child; gives how many there are in those before it. */
  int enter(int child) {
    weights[child]++;
    return sum(weights, child);
  }

  /** Puts a number in its place in a leaf with room; gives the place. */
  int put(int leaf, double value) {
    double[] numbers = leaves[leaf];
    int at = countBelow(numbers, value);
    if (at < LEAF && numbers[at] == value) {
      repeat(leaf, at);
      return at;
    }
    System.arraycopy(numbers, at, numbers, at + 1, LEAF - 1 - at);
    numbers[at] = value;
    int[] times = repetitions[leaf];
    if (times != null) {
      System.arraycopy(times, at, times, at + 1, LEAF - 1 - at);
      times[at] = 1;
    }
    return at;
  }

  private void repeat(int leaf, int at) {
    if (repetitions[leaf] == null) {
      repetitions[leaf] = new int[LEAF];
      Arrays.fill(repetitions[leaf], 1);
    }
    repetitions[leaf][at]++;
  }

  /** How many numbers of a leaf are smaller than the one at a place. */
  int numbersBefore(int leaf, int at) {
    int[] times = repetitions[leaf];
    return times == null ? at : sum(times, at);
  }

  /** How often the number at a place of a leaf is there. */
  int times(int leaf, int at) {
    int[] times = repetitions[leaf];
    return times == null ? 1 : times[at];
  }

  /** For how many different numbers there is room in the leaves below. */
  int room() {
    int room = 0;
    for (int i = 0; i < size; i++) {
      room += isLowest() ? LEAF : nodes[i].room();
    }
    return room;
  }

  /** Reads all that an addition to a leaf will read; gives what is not to be optimised away. */
  double touch(int leaf) {
    double[] numbers = leaves[leaf];
    double sum = weights[0] + weights[leaf] + numbers[LEAF - 1];
    for (int i = 0; i < LEAF; i += STRETCH) {
      sum += numbers[i];
    }
    return sum;
  }

  /** The child in which a number belongs. */
  int child(double value) {
    int stretches = 0;
    for (int i = STRETCH; i < CHILDREN; i += STRETCH) {
      stretches += lowest[i] <= value ? 1 : 0;
    }
    int from = stretches * STRETCH;
    int child = from;
    for (int i = 1; i < STRETCH; i++) {
      child += lowest[from + i] <= value ? 1 : 0;
    }
    return child;
  }

  private static int countBelow(double[] numbers, double value) {
    int stretches = 0;
    for (int i = STRETCH - 1; i < LEAF - 1; i += STRETCH) {
      stretches += numbers[i] < value ? 1 : 0;
    }
    int from = stretches * STRETCH;
    int below = from;
    for (int i = 0; i < STRETCH; i++) {
      below += numbers[from + i] < value ? 1 : 0;
    }
    return below;
  }

  private static int sum(int[] of, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += of[i];
    }
    return sum;
  }

  private void splitLeaf(int leaf) {
    int half = LEAF / 2;
    double[] upper = filled(LEAF);
    System.arraycopy(leaves[leaf], half, upper, 0, half);
    Arrays.fill(leaves[leaf], half, LEAF, Double.NaN);
    int[] times = repetitions[leaf];
    int[] upperTimes = null;
    int upperWeight = half;
    if (times != null) {
      upperTimes = new int[LEAF];
      System.arraycopy(times, half, upperTimes, 0, half);
      upperWeight = sum(upperTimes, half);
    }
    makeRoom(leaves, leaf + 1);
    makeRoom(repetitions, leaf + 1);
    leaves[leaf + 1] = upper;
    repetitions[leaf + 1] = upperTimes;
    insert(leaf + 1, upper[0], upperWeight);
  }

  private void splitNode(int child) {
    int half = CHILDREN / 2;
    RankNode lower = nodes[child];
    RankNode upper = new RankNode(lower.isLowest());
    System.arraycopy(lower.lowest, half, upper.lowest, 0, half);
    Arrays.fill(lower.lowest, half, CHILDREN, Double.NaN);
    System.arraycopy(lower.weights, half, upper.weights, 0, half);
    moveUpperHalf(lower.nodes, upper.nodes);
    moveUpperHalf(lower.leaves, upper.leaves);
    moveUpperHalf(lower.repetitions, upper.repetitions);
    lower.size = half;
    upper.size = half;
    makeRoom(nodes, child + 1);
    nodes[child + 1] = upper;
    insert(child + 1, upper.lowest[0], sum(upper.weights, half));
  }

  private static void moveUpperHalf(Object[] from, Object[] to) {
    int half = from.length / 2;
    System.arraycopy(from, half, to, 0, half);
    Arrays.fill(from, half, from.length, null);
  }

  /** Notes a child that has got the upper half of the one before it. */
  private void insert(int child, double lowestNumber, int weight) {
    System.arraycopy(lowest, child, lowest, child + 1, size - child);
    lowest[child] = lowestNumber;
    System.arraycopy(weights, child, weights, child + 1, size - child);
    weights[child] = weight;
    weights[child - 1] -= weight;
    size++;
  }

  private void makeRoom(Object[] children, int at) {
    System.arraycopy(children, at, children, at + 1, size - at);
  }
}
