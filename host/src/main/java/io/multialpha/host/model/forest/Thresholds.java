package io.multialpha.host.model.forest;

import java.util.Arrays;

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

  /** A split to be sorted: its threshold's key above the place of its node, both without a sign. */
  static long split(double threshold, int place) {
    return ((long) (key(floor(threshold)) ^ SIGN) << 32) | place;
  }

  /**
   * Sorts the thresholds of a forest.
   *
   * @param splits as {@link #split} makes them; overwritten
   * @param count how many of them there are
   * @param nodes those of {@link EightByteNodes}; the splits among them are given their ranks
   */
  static Thresholds of(Forest forest, long[] splits, int count, long[] nodes) {
    int[] from = new int[forest.inputs() + 1];
    for (int i = 0; i < count; i++) {
      from[EightByteNodes.input(nodes[(int) splits[i]]) + 1]++;
    }
    for (int input = 0; input < forest.inputs(); input++) {
      from[input + 1] += from[input];
    }
    int[] end = Arrays.copyOf(from, forest.inputs());
    int[] keys = new int[count];
    rank(KeySort.sort(splits, count), count, from, keys, end, nodes);
    return new Thresholds(forest.acceptsMissing(), closedUp(keys, from, end), from);
  }

  /** Notes the distinct keys of each input, and gives each split the place of its own. */
  private static void rank(
      long[] sorted, int count, int[] from, int[] keys, int[] end, long[] nodes) {
    for (int i = 0; i < count; i++) {
      int place = (int) sorted[i];
      int key = (int) (sorted[i] >>> 32) ^ SIGN;
      int input = EightByteNodes.input(nodes[place]);
      if (end[input] == from[input] || keys[end[input] - 1] != key) {
        keys[end[input]++] = key;
      }
      nodes[place] |= end[input] - 1 - from[input];
    }
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
