package io.multialpha.host.model.forest;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The probabilities at the leaves of a forest. Leaves with equal ones share a number, their vote:
 * there are far fewer votes than leaves, so that they stay in the processor's caches.
 *
 * <p>Whoever made the file has chosen the leaves, maybe such that all have one hash. Those that
 * find no slot near that of their hash are looked for in a tree.
 *
 * <p>Filled by one thread.
 */
final class Votes {
  /** Hardly ever reached where nobody aims at it, since half of the slots at most are taken. */
  private static final int MOST_PROBES = 64;

  private final int classes;
  private final LeafValues kind;

  /** The bits of the probabilities at the leaf that is looked up, and at those that are known. */
  private final long[] leaf;

  private long[] known;
  private int size;
  private int[] slots = new int[1024];

  /** The votes that have no slot. */
  private final Map<long[], Integer> crowded = new TreeMap<>(this::compare);

  private long steps;

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
    for (int c = 0; c < classes; c++) {
      leaf[c] = Double.doubleToRawLongBits(values[start + c] / whole);
    }
    return find(hash());
  }

  private int hash() {
    long hash = 0;
    for (long bits : leaf) {
      hash = mixed(hash, bits);
    }
    return (int) hash;
  }

  private static long mixed(long hash, long bits) {
    long product = (hash ^ bits) * 0x9e3779b97f4a7c15L;
    return product ^ product >>> 32;
  }

  /** The vote of the leaf that is looked up. */
  private int find(int hash) {
    int mask = slots.length - 1;
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      steps++;
      int vote = slots[(hash + probe) & mask] - 1;
      if (vote < 0) {
        return add(hash);
      }
      if (isLeaf(vote)) {
        return vote;
      }
    }
    Integer vote = crowded.get(leaf);
    return vote == null ? add(hash) : vote;
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

  private int compare(long[] one, long[] other) {
    steps++;
    return Arrays.compare(one, other);
  }

  /** What it took so far: how many slots and crowded leaves were looked at. */
  long steps() {
    return steps;
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

  private int add(int hash) {
    int vote = size++;
    if ((long) size * classes > known.length) {
      known = Arrays.copyOf(known, Math.multiplyExact(2, known.length));
    }
    System.arraycopy(leaf, 0, known, vote * classes, classes);
    place(hash, vote);
    if (size > slots.length / 2) {
      widen();
    }
    return vote;
  }

  /** Finds a place for the leaf that is looked up, which has none yet. */
  private void place(int hash, int vote) {
    int mask = slots.length - 1;
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      steps++;
      int slot = (hash + probe) & mask;
      if (slots[slot] == 0) {
        slots[slot] = vote + 1;
        return;
      }
    }
    crowded.put(leaf.clone(), vote);
  }

  private void widen() {
    slots = new int[Math.multiplyExact(4, slots.length)];
    crowded.clear();
    for (int vote = 0; vote < size; vote++) {
      System.arraycopy(known, vote * classes, leaf, 0, classes);
      place(hash(), vote);
    }
  }
}
