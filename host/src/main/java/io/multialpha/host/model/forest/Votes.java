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

  /** The bits of the probabilities at the leaf that is looked up, and at those that are known. */
  private final long[] leaf;

  private long[] known;
  private int size;
  private int[] slots = new int[1024];

  Votes(int classes, LeafValues kind) {
    this.classes = classes;
    this.kind = kind;
    this.leaf = new long[classes];
    this.known = new long[512 * classes];
  }

  /** The vote of a leaf, whose values begin at {@code start}. */
  int of(double[] values, int start) {
    double sum = kind == LeafValues.COUNTS ? PairwiseSum.of(values, start, classes) : 1;
    double whole = sum == 0 ? 1 : sum;
    long hash = 0;
    for (int c = 0; c < classes; c++) {
      long bits = Double.doubleToRawLongBits(values[start + c] / whole);
      leaf[c] = bits;
      hash = mixed(hash, bits);
    }
    return find((int) hash);
  }

  private static long mixed(long hash, long bits) {
    long product = (hash ^ bits) * 0x9e3779b97f4a7c15L;
    return product ^ product >>> 32;
  }

  /** The vote of the leaf that is looked up. */
  private int find(int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      if (isLeaf(slots[slot] - 1)) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & mask;
    }
    return add(slot);
  }

  private boolean isLeaf(int vote) {
    int at = vote * classes;
    for (long bits : leaf) {
      if (known[at++] != bits) {
        return false;
      }
    }
    return true;
  }

  /** The probabilities of each class, vote by vote: {@code [c][vote]}. */
  double[][] probabilities() {
    double[][] perClass = new double[classes][size];
    for (int c = 0; c < classes; c++) {
      for (int vote = 0; vote < size; vote++) {
        perClass[c][vote] = Double.longBitsToDouble(known[vote * classes + c]);
      }
    }
    return perClass;
  }

  private int add(int slot) {
    if ((long) (size + 1) * classes > known.length) {
      known = Arrays.copyOf(known, Math.multiplyExact(2, known.length));
    }
    System.arraycopy(leaf, 0, known, size * classes, classes);
    slots[slot] = ++size;
    if (size > slots.length / 2) {
      widen();
    }
    return size - 1;
  }

  private void widen() {
    slots = new int[Math.multiplyExact(4, slots.length)];
    int mask = slots.length - 1;
    for (int vote = 0; vote < size; vote++) {
      long hash = 0;
      for (int c = 0; c < classes; c++) {
        hash = mixed(hash, known[vote * classes + c]);
      }
      int slot = (int) hash & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = vote + 1;
    }
  }
}
