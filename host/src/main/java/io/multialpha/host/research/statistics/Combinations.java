package io.multialpha.host.research.statistics;

/** All choices of some of the numbers from 0, in lexicographic order. */
final class Combinations {
  private Combinations() {}

  /** The first: 0, 1, 2 and so on. */
  static int[] first(int chosen) {
    int[] choice = new int[chosen];
    for (int i = 0; i < chosen; i++) {
      choice[i] = i;
    }
    return choice;
  }

  /** Makes a choice the next one; false if it was the last. */
  static boolean next(int[] choice, int of) {
    int i = choice.length - 1;
    while (i >= 0 && choice[i] == of - choice.length + i) {
      i--;
    }
    if (i < 0) {
      return false;
    }
    choice[i]++;
    for (int j = i + 1; j < choice.length; j++) {
      choice[j] = choice[j - 1] + 1;
    }
    return true;
  }

  /** How many there are; exact as long as it fits. */
  static long count(int of, int chosen) {
    long count = 1;
    for (int i = 1; i <= chosen; i++) {
      count = Math.multiplyExact(count, (long) (of - chosen + i)) / i;
    }
    return count;
  }
}
