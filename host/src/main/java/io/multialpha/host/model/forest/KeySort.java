package io.multialpha.host.model.forest;

/**
 * Sorts numbers by their upper 32 bits, eleven bits at a time from the lowest: as many steps as
 * there are numbers, whatever their order. Before the optimising compiler has come to it, a sort
 * that compares takes four times as long, and that is when the forests of a start are sorted.
 */
final class KeySort {
  private static final int DIGIT = 11;
  private static final int MASK = (1 << DIGIT) - 1;

  private KeySort() {}

  /**
   * Sorts by the upper half as a number without a sign; equal ones stay in their order.
   *
   * @param numbers overwritten
   * @param count how many of them are to be sorted
   * @return the sorted numbers, in an array of the same length
   */
  static long[] sort(long[] numbers, int count) {
    long[] sorted = numbers;
    long[] other = new long[numbers.length];
    for (int shift = Integer.SIZE; shift < Long.SIZE; shift += DIGIT) {
      sortByDigit(sorted, count, other, shift);
      long[] before = sorted;
      sorted = other;
      other = before;
    }
    return sorted;
  }

  private static void sortByDigit(long[] numbers, int count, long[] sorted, int shift) {
    int[] place = new int[MASK + 2];
    for (int i = 0; i < count; i++) {
      place[digit(numbers[i], shift) + 1]++;
    }
    for (int digit = 0; digit < MASK; digit++) {
      place[digit + 1] += place[digit];
    }
    for (int i = 0; i < count; i++) {
      sorted[place[digit(numbers[i], shift)]++] = numbers[i];
    }
  }

  private static int digit(long number, int shift) {
    return (int) (number >>> shift) & MASK;
  }
}
