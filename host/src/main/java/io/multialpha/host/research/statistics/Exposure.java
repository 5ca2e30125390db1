package io.multialpha.host.research.statistics;

import java.util.Arrays;

/**
 * How much of a span of time was spent in the market.
 *
 * @param inMarket share of the span with at least one position open: 0 to 1
 * @param averagePositions positions open, averaged over time
 * @param mostPositions the most that were open at one time
 */
public record Exposure(double inMarket, double averagePositions, int mostPositions) {

  /**
   * Of positions held from an entry to an exit, in any order. What lies outside the span does not
   * count. A position that ends when another begins is not open together with it.
   *
   * @param entries times of entry, in any unit
   * @param exits times of exit in the same unit and order, none before its entry
   * @param from start of the span
   * @param to its end, above its start
   */
  public static Exposure of(long[] entries, long[] exits, long from, long to) {
    if (entries.length != exits.length) {
      throw new IllegalArgumentException(
          entries.length + " entries for " + exits.length + " exits");
    }
    if (from >= to) {
      throw new IllegalArgumentException("a span from " + from + " to " + to + " is empty");
    }
    long[] begins = new long[entries.length];
    long[] ends = new long[entries.length];
    int count = 0;
    for (int i = 0; i < entries.length; i++) {
      if (exits[i] < entries[i]) {
        throw new IllegalArgumentException(
            "position " + i + " ends at " + exits[i] + ", before it begins at " + entries[i]);
      }
      long begin = Math.max(entries[i], from);
      long end = Math.min(exits[i], to);
      if (begin < end) {
        begins[count] = begin - from;
        ends[count++] = end - from;
      }
    }
    Arrays.sort(begins, 0, count);
    Arrays.sort(ends, 0, count);
    return sweep(begins, ends, count, (double) (to - from));
  }

  private static Exposure sweep(long[] begins, long[] ends, int count, double span) {
    int begun = 0;
    int ended = 0;
    int most = 0;
    long since = 0;
    double held = 0;
    double busy = 0;
    while (ended < count) {
      if (begun < count && begins[begun] < ends[ended]) {
        if (begun == ended) {
          since = begins[begun];
        }
        held -= begins[begun++];
        most = Math.max(most, begun - ended);
      } else {
        held += ends[ended++];
        if (begun == ended) {
          busy += ends[ended - 1] - since;
        }
      }
    }
    return new Exposure(busy / span, held / span, most);
  }
}
