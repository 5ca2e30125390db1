package io.multialpha.host.engine;

import java.util.Arrays;

/**
 * All numbers so far in order, to which many are added at a time: each learns its place among those
 * before it as if it had come alone. Memory is gone through from one end to the other, so that per
 * number this takes a third of the time of a tree, which waits for memory at each of them. Used by
 * one thread at a time.
 */
final class SortedNumbers {
  private double[] sorted = {};
  private int size;

  /**
   * Adds numbers in the order in which they came, and gives the percentiles of {@link
   * io.multialpha.api.indicator.ExpandingPercentile}, bit for bit.
   *
   * @param numbers none of them NaN
   * @param count how many of them
   * @return for each, {@code (below + (equal + 1) / 2) / count} among all up to it
   */
  double[] add(double[] numbers, int count) {
    Block block = new Block(numbers, count);
    merge(block);
    double[] percentiles = new double[count];
    for (int i = 0; i < count; i++) {
      int place = block.placeOf(numbers[i]);
      int equal = block.equalBefore[place] + block.come[place] + 1;
      int below = block.belowBefore[place] + block.comeBelow(place);
      block.comes(place);
      percentiles[i] = (2.0 * below + 1 + equal) / 2 / (size + i + 1);
    }
    size += count;
    return percentiles;
  }

  /** Puts the block's numbers among all, from the largest down, and tells the block what it met. */
  private void merge(Block block) {
    int more = block.sorted.length;
    if (sorted.length < size + more) {
      sorted = Arrays.copyOf(sorted, Math.max(size + more, size + size / 2));
    }
    double[] all = sorted;
    int left = size;
    int last = more - 1;
    while (last >= 0) {
      double number = block.sorted[last];
      while (left > 0 && all[left - 1] > number) {
        all[left + last] = all[left - 1];
        left--;
      }
      int upTo = left;
      while (left > 0 && all[left - 1] == number) {
        all[left + last] = all[left - 1];
        left--;
      }
      int first = last;
      while (first > 0 && block.sorted[first - 1] == number) {
        first--;
      }
      Arrays.fill(all, left + first, left + last + 1, number);
      block.belowBefore[first] = left;
      block.equalBefore[first] = upTo - left;
      last = first - 1;
    }
  }

  /** Numbers that are added together. The place of one is that of the first that equals it. */
  private static final class Block {
    final double[] sorted;

    /** By place: how many numbers before the block are smaller, and how many equal. */
    final int[] belowBefore;

    final int[] equalBefore;

    /** By place: how many of the block's numbers that equal it have come. */
    final int[] come;

    /** Which of the block's numbers have come, a bit for each in order. */
    private final long[] bits;

    /** How many bits are set, as sums over words (Fenwick 1994); the first is unused. */
    private final int[] sums;

    Block(double[] numbers, int count) {
      sorted = Arrays.copyOf(numbers, count);
      Arrays.sort(sorted);
      belowBefore = new int[count];
      equalBefore = new int[count];
      come = new int[count];
      bits = new long[count / Long.SIZE + 1];
      sums = new int[bits.length + 1];
    }

    /** A binary search without branches that depend on the numbers. */
    int placeOf(double number) {
      int place = 0;
      int among = sorted.length;
      while (among > 1) {
        int half = among >>> 1;
        place = sorted[place + half - 1] < number ? place + half : place;
        among -= half;
      }
      return place;
    }

    /** How many smaller numbers of the block have come. */
    int comeBelow(int place) {
      int word = place / Long.SIZE;
      int count = Long.bitCount(bits[word] & ((1L << place) - 1));
      for (int i = word; i > 0; i &= i - 1) {
        count += sums[i];
      }
      return count;
    }

    void comes(int place) {
      int taken = place + come[place]++;
      int word = taken / Long.SIZE;
      bits[word] |= 1L << taken;
      for (int i = word + 1; i < sums.length; i += i & -i) {
        sums[i]++;
      }
    }
  }
}
