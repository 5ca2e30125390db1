package io.multialpha.host.research.statistics;

import java.util.Arrays;

/**
 * Drops from training what would let it see the test: rows whose label overlaps a test's span
 * (purging), and rows that begin soon after it (embargo) (Lopez de Prado, Advances in Financial
 * Machine Learning, 2018, chapter 7).
 *
 * <p>A row's label spans the time from when it is decided to when its outcome is known. Immutable.
 */
public final class Purging {
  private final long[] starts;
  private final long[] ends;

  /**
   * @param starts when each row's label begins, in any unit of time
   * @param ends when its outcome is known, in the same unit; none before its start
   */
  public Purging(long[] starts, long[] ends) {
    if (starts.length != ends.length) {
      throw new IllegalArgumentException(starts.length + " starts for " + ends.length + " ends");
    }
    for (int row = 0; row < starts.length; row++) {
      if (ends[row] < starts[row]) {
        throw new IllegalArgumentException(
            "the label of row " + row + " ends at " + ends[row] + ", before its start");
      }
    }
    this.starts = starts.clone();
    this.ends = ends.clone();
  }

  /**
   * Rows by what becomes of them, rising; every row is in one of the four.
   *
   * @param test tested
   * @param train left to train on
   * @param purged dropped, as their labels overlap a test
   * @param embargoed dropped, as they begin soon after one
   */
  @SuppressWarnings("ArrayRecordComponent") // a result to be read once, never compared
  public record Split(int[] test, int[] train, int[] purged, int[] embargoed) {}

  /**
   * Splits the rows. Test groups beside each other are one block; its span goes from the earliest
   * start to the latest end of its rows.
   *
   * @param bounds where each group's rows begin, and, last, where the last one's end; see {@link
   *     CombinatorialSplits#bounds}
   * @param testGroups rising
   * @param embargo how long after a block's span no row of training may begin, in the unit of the
   *     labels; 0 or more
   */
  public Split split(int[] bounds, int[] testGroups, long embargo) {
    if (embargo < 0 || bounds[bounds.length - 1] != starts.length) {
      throw new IllegalArgumentException(
          "an embargo is 0 or more and the groups hold all " + starts.length + " rows");
    }
    // Ordered by what wins: a tested row is never purged, a purged one never embargoed.
    Fate[] fates = new Fate[starts.length];
    Arrays.fill(fates, Fate.TRAIN);
    for (int group : testGroups) {
      Arrays.fill(fates, bounds[group], bounds[group + 1], Fate.TEST);
    }
    for (int first = 0; first < testGroups.length; ) {
      int last = first;
      while (last + 1 < testGroups.length && testGroups[last + 1] == testGroups[last] + 1) {
        last++;
      }
      drop(fates, bounds[testGroups[first]], bounds[testGroups[last] + 1], embargo);
      first = last + 1;
    }
    return new Split(
        rows(fates, Fate.TEST),
        rows(fates, Fate.TRAIN),
        rows(fates, Fate.PURGED),
        rows(fates, Fate.EMBARGOED));
  }

  private enum Fate {
    TRAIN,
    EMBARGOED,
    PURGED,
    TEST
  }

  private void drop(Fate[] fates, int from, int to, long embargo) {
    long spanStart = Long.MAX_VALUE;
    long spanEnd = Long.MIN_VALUE;
    for (int row = from; row < to; row++) {
      spanStart = Math.min(spanStart, starts[row]);
      spanEnd = Math.max(spanEnd, ends[row]);
    }
    for (int row = 0; row < fates.length; row++) {
      if (fates[row] == Fate.TEST) {
        continue;
      }
      if (starts[row] <= spanEnd && ends[row] >= spanStart) {
        fates[row] = Fate.PURGED;
      } else if (fates[row] == Fate.TRAIN
          && starts[row] > spanEnd
          && starts[row] - spanEnd <= embargo) {
        fates[row] = Fate.EMBARGOED;
      }
    }
  }

  private static int[] rows(Fate[] fates, Fate fate) {
    int[] rows = new int[fates.length];
    int count = 0;
    for (int row = 0; row < fates.length; row++) {
      if (fates[row] == fate) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }
}
