package io.multialpha.host.model.forest;

import java.util.Arrays;

/**
 * The probabilities at the leaves of a forest. Leaves with equal ones share a number, their vote:
 * there are far fewer votes than leaves, so that they stay in the processor's caches.
 *
 * <p>Filled by one thread.
 */
final class Votes {
  private final int classes;
  private final LeafValues kind;
  private final double[] leaf;
  private double[] probabilities;
  private int size;
  private int[] slots = new int[1024];

  Votes(int classes, LeafValues kind) {
    this.classes = classes;
    this.kind = kind;
    this.leaf = new double[classes];
    this.probabilities = new double[512 * classes];
  }

  /** The vote of a leaf, whose values begin at {@code start}. */
  int of(double[] values, int start) {
    double sum = kind == LeafValues.COUNTS ? PairwiseSum.of(values, start, classes) : 1;
    double whole = sum == 0 ? 1 : sum;
    for (int c = 0; c < classes; c++) {
      leaf[c] = values[start + c] / whole;
    }
    int slot = slot(leaf, 0);
    while (slots[slot] != 0 && !isLeaf(slots[slot] - 1)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slots[slot] != 0 ? slots[slot] - 1 : add(slot);
  }

  /** The probabilities of each class, vote by vote: {@code [c][vote]}. */
  double[][] probabilities() {
    double[][] perClass = new double[classes][size];
    for (int c = 0; c < classes; c++) {
      for (int vote = 0; vote < size; vote++) {
        perClass[c][vote] = probabilities[vote * classes + c];
      }
    }
    return perClass;
  }

  private boolean isLeaf(int vote) {
    for (int c = 0; c < classes; c++) {
      if (Double.doubleToRawLongBits(probabilities[vote * classes + c])
          != Double.doubleToRawLongBits(leaf[c])) {
        return false;
      }
    }
    return true;
  }

  private int add(int slot) {
    if ((long) (size + 1) * classes > probabilities.length) {
      probabilities = Arrays.copyOf(probabilities, Math.multiplyExact(2, probabilities.length));
    }
    System.arraycopy(leaf, 0, probabilities, size * classes, classes);
    slots[slot] = ++size;
    if (size > slots.length / 2) {
      widen();
    }
    return size - 1;
  }

  private void widen() {
    slots = new int[Math.multiplyExact(4, slots.length)];
    for (int vote = 0; vote < size; vote++) {
      int slot = slot(probabilities, vote * classes);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = vote + 1;
    }
  }

  private int slot(double[] numbers, int start) {
    long hash = 0;
    for (int c = 0; c < classes; c++) {
      hash = (hash ^ Double.doubleToRawLongBits(numbers[start + c])) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    return (int) hash & (slots.length - 1);
  }
}
