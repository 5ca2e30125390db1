package io.multialpha.api.indicator;

import java.util.Arrays;

/**
 * A growing multiset of numbers that tells ranks: a treap (Aragon and Seidel 1989) over arrays, a
 * node per distinct number. An insertion takes time in the logarithm of their count and allocates
 * only when the arrays double. The priorities come from a fixed sequence, so that equal numbers
 * give equal trees.
 */
final class RankTree {
  private static final int NIL = 0;

  private double[] number = new double[64];
  private int[] left = new int[64];
  private int[] right = new int[64];

  /** How often the number is there. */
  private int[] times = new int[64];

  /** Numbers in the subtree, repetitions counted. */
  private int[] weight = new int[64];

  private int[] priority = new int[64];
  private int nodes = 1;
  private int root = NIL;
  private int random = 0x9E3779B9;

  /** How many numbers are in it, repetitions counted. */
  int size() {
    return weight[root];
  }

  /**
   * Adds a number. No NaN; 0.0 and -0.0 are one number.
   *
   * @return its place among all of them: the mean of the first and the last that it takes among its
   *     equals, counted from 1
   */
  double add(double value) {
    if (nodes == number.length) {
      grow();
    }
    root = insert(root, value);
    int below = 0;
    int node = root;
    while (number[node] != value) {
      if (value < number[node]) {
        node = left[node];
      } else {
        below += weight[left[node]] + times[node];
        node = right[node];
      }
    }
    below += weight[left[node]];
    return (2.0 * below + 1 + times[node]) / 2;
  }

  private int insert(int node, double value) {
    if (node == NIL) {
      return leaf(value);
    }
    weight[node]++;
    if (value == number[node]) {
      times[node]++;
      return node;
    }
    if (value < number[node]) {
      left[node] = insert(left[node], value);
      return priority[left[node]] > priority[node] ? rotateRight(node) : node;
    }
    right[node] = insert(right[node], value);
    return priority[right[node]] > priority[node] ? rotateLeft(node) : node;
  }

  private int leaf(double value) {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    number[nodes] = value;
    times[nodes] = 1;
    weight[nodes] = 1;
    priority[nodes] = random;
    return nodes++;
  }

  private int rotateRight(int node) {
    int up = left[node];
    left[node] = right[up];
    right[up] = node;
    return weighed(node, up);
  }

  private int rotateLeft(int node) {
    int up = right[node];
    right[node] = left[up];
    left[up] = node;
    return weighed(node, up);
  }

  private int weighed(int node, int up) {
    weight[up] = weight[node];
    weight[node] = weight[left[node]] + times[node] + weight[right[node]];
    return up;
  }

  private void grow() {
    int length = 2 * nodes;
    number = Arrays.copyOf(number, length);
    left = Arrays.copyOf(left, length);
    right = Arrays.copyOf(right, length);
    times = Arrays.copyOf(times, length);
    weight = Arrays.copyOf(weight, length);
    priority = Arrays.copyOf(priority, length);
  }
}
