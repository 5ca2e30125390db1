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
  private static final int SIGN = Integer.MIN_VALUE;

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
    int[] from = new int[forest.inputs() + 1];
    long[] splits = splits(forest.trees(), ranks, from);
    for (int input = 0; input < forest.inputs(); input++) {
      from[input + 1] += from[input];
    }
    int count = from[forest.inputs()];
    splits = KeySort.sort(splits, count);
    int[] end = Arrays.copyOf(from, forest.inputs());
    int[] keys = new int[count];
    for (int i = 0; i < count; i++) {
      int position = (int) splits[i];
      int key = (int) (splits[i] >>> 32) ^ SIGN;
      int input = ranks[position];
      if (end[input] == from[input] || keys[end[input] - 1] != key) {
        keys[end[input]++] = key;
      }
      ranks[position] = end[input] - 1 - from[input];
    }
    return new Thresholds(forest.acceptsMissing(), closedUp(keys, from, end), from);
  }

  /**
   * The splits of a forest, each as its threshold's key above its position, both without a sign.
   *
   * @param inputs takes the input that each looks at, by position
   * @param count takes how many look at an input, in the place after its own
   * @return with room for more: no more than every other node is a split
   */
  private static long[] splits(List<Tree> trees, int[] inputs, int[] count) {
    long[] splits = new long[inputs.length / 2];
    int found = 0;
    int position = 0;
    for (Tree tree : trees) {
      for (int node = 0; node < tree.nodes(); node++, position++) {
        if (!tree.isLeaf(node)) {
          int key = key(floor(tree.threshold()[node]));
          splits[found++] = ((long) (key ^ SIGN) << 32) | position;
          inputs[position] = tree.feature()[node];
          count[tree.feature()[node] + 1]++;
        }
      }
    }
    return splits;
  }

  /** The distinct keys of all inputs without the gaps between them; {@code from} is made to fit. */
  private static int[] closedUp(int[] keys, int[] from, int[] end) {
    int distinct = 0;
    for (int input = 0; input < end.length; input++) {
      int count = end[input] - from[input];
      System.arraycopy(keys, from[input], keys, distinct, count);
      from[input] = distinct;
      distinct += count;
    }
    from[end.length] = distinct;
    return Arrays.copyOf(keys, distinct);
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
