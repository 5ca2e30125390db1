package io.multialpha.host.model.forest;

import java.util.Arrays;
import java.util.List;

/**
 * The thresholds of a forest, sorted per input, so that a split compares two small integers.
 *
 * <p>A split goes left where {@code (double) x <= threshold} for a float x. The largest float that
 * is not above the threshold decides the same for every such x, therefore thresholds are kept as
 * floats, and floats as integers of the same order ({@link #key}). The rank of a threshold is its
 * place among the distinct ones of its input; the rank of x is how many of them are below x. Then x
 * is at most the threshold exactly where its rank is at most the threshold's.
 *
 * <p>Immutable once made; shared by threads.
 */
final class Thresholds {
  /** Rank of a missing value. */
  static final int MISSING = -1;

  private static final int INFINITE = 0x7f800000;

  private final boolean acceptsMissing;
  private final int[] keys;
  private final int[] from;
  private final int highestRank;

  private Thresholds(boolean acceptsMissing, int[] keys, int[] from) {
    this.acceptsMissing = acceptsMissing;
    this.keys = keys;
    this.from = from;
    int most = 0;
    for (int i = 0; i + 1 < from.length; i++) {
      most = Math.max(most, from[i + 1] - from[i]);
    }
    this.highestRank = most;
  }

  /**
   * Sorts the thresholds of a forest.
   *
   * @param ranks takes the rank of each split, node by node and tree by tree; 0 at leaves
   */
  static Thresholds of(Forest forest, int[] ranks) {
    int inputs = forest.inputs();
    int[] end = new int[inputs + 1];
    for (Tree tree : forest.trees()) {
      for (int feature : tree.feature()) {
        if (feature >= 0) {
          end[feature + 1]++;
        }
      }
    }
    for (int i = 0; i < inputs; i++) {
      end[i + 1] += end[i];
    }
    long[] byInput = new long[end[inputs]];
    fill(forest.trees(), byInput, Arrays.copyOf(end, inputs));
    int[] keys = new int[byInput.length];
    int[] from = new int[inputs + 1];
    int distinct = 0;
    for (int input = 0; input < inputs; input++) {
      Arrays.sort(byInput, end[input], end[input + 1]);
      from[input] = distinct;
      for (int i = end[input]; i < end[input + 1]; i++) {
        int key = (int) (byInput[i] >> 32);
        if (distinct == from[input] || keys[distinct - 1] != key) {
          keys[distinct++] = key;
        }
        ranks[(int) byInput[i]] = distinct - 1 - from[input];
      }
    }
    from[inputs] = distinct;
    return new Thresholds(forest.acceptsMissing(), Arrays.copyOf(keys, distinct), from);
  }

  private static void fill(List<Tree> trees, long[] byInput, int[] next) {
    int position = 0;
    for (Tree tree : trees) {
      for (int node = 0; node < tree.nodes(); node++, position++) {
        int feature = tree.feature()[node];
        if (feature >= 0) {
          byInput[next[feature]++] = ((long) key(floor(tree.threshold()[node])) << 32) | position;
        }
      }
    }
  }

  /** The largest float that is not above a number. */
  static float floor(double number) {
    float nearest = (float) number;
    return nearest > number ? Math.nextDown(nearest) : nearest;
  }

  /** Maps floats that are not NaN to integers in the same order; both zeros to one. */
  static int key(float number) {
    int bits = Float.floatToRawIntBits(number + 0.0f);
    return bits ^ ((bits >> 31) >>> 1);
  }

  /** How long a ranked row is: a power of two, so that at least one 0 follows the inputs. */
  int width() {
    return Integer.highestOneBit(from.length - 1) << 1;
  }

  /** No rank of a row or of a threshold is above this. */
  int highestRank() {
    return highestRank;
  }

  /**
   * Ranks a row.
   *
   * @param rows the row's values begin at {@code start}
   * @param ranks takes the ranks from {@code to} on; {@link #MISSING} for a missing value
   * @return how many values are missing; -1 where the row cannot be scored because a value is
   *     infinite as a float, or missing in a forest that does not accept that
   */
  int rank(double[] rows, int start, int[] ranks, int to) {
    int missing = 0;
    for (int input = 0; input + 1 < from.length; input++) {
      float value = (float) rows[start + input];
      if ((Float.floatToRawIntBits(value) & INFINITE) != INFINITE) {
        ranks[to + input] = below(key(value), from[input], from[input + 1]);
      } else if (acceptsMissing && Float.isNaN(value)) {
        ranks[to + input] = MISSING;
        missing++;
      } else {
        return -1;
      }
    }
    return missing;
  }

  /** How many keys of a range are below a key; without a branch that depends on them. */
  private int below(int key, int first, int end) {
    int base = first;
    int left = end - first;
    while (left > 0) {
      int half = (left + 1) >>> 1;
      base += half & (int) (((long) keys[base + half - 1] - key) >> 63);
      left -= half;
    }
    return base - first;
  }
}
