package io.multialpha.host.research.simulation;

import io.multialpha.host.research.results.ResultsException;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Entries and exits of trades in the order of time. Where times are equal the order is that of the
 * symbols, then that of the trades, and of one trade the entry comes first; or, if asked for, all
 * entries of an instant come before its exits.
 *
 * <p>An event is a number: twice the trade, plus one for its exit.
 */
final class EventOrder {
  private static final long DAY = 86_400_000L;
  private static final int SEQUENCE_BITS = 22;
  private static final long MOST = 1L << SEQUENCE_BITS;

  private EventOrder() {}

  /**
   * Sorts.
   *
   * @param entry time of each trade's entry; trades are numbered by symbol, then as in the file
   * @param exit time of its exit, not before the entry
   * @param entriesFirst whether entries come before all exits of the same time
   * @throws ResultsException if there are more than two million trades, or they span more than 69
   *     years
   */
  static int[] of(long[] entry, long[] exit, boolean entriesFirst) {
    int trades = entry.length;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = 0; i < trades; i++) {
      first = Math.min(first, entry[i]);
      last = Math.max(last, exit[i]);
    }
    if (2L * trades >= MOST || (trades > 0 && last - first >= 1L << (62 - SEQUENCE_BITS + 1))) {
      throw new ResultsException(
          trades
              + " trades from "
              + LocalDate.ofEpochDay(Math.floorDiv(first, DAY))
              + " to "
              + LocalDate.ofEpochDay(Math.floorDiv(last, DAY))
              + " cannot be put in order, at most two million within 69 years can; is a date"
              + " mistyped? Name fewer with --symbols otherwise.");
    }
    long[] keys = keys(entry, exit, first, entriesFirst);
    Arrays.sort(keys);
    return events(keys, trades, entriesFirst);
  }

  private static long[] keys(long[] entry, long[] exit, long first, boolean entriesFirst) {
    int trades = entry.length;
    long[] keys = new long[2 * trades];
    for (int i = 0; i < trades; i++) {
      int in = entriesFirst ? i : 2 * i;
      int out = entriesFirst ? trades + i : 2 * i + 1;
      keys[2 * i] = (entry[i] - first) << SEQUENCE_BITS | in;
      keys[2 * i + 1] = (exit[i] - first) << SEQUENCE_BITS | out;
    }
    return keys;
  }

  private static int[] events(long[] keys, int trades, boolean entriesFirst) {
    int[] events = new int[keys.length];
    for (int k = 0; k < keys.length; k++) {
      int sequence = (int) (keys[k] & (MOST - 1));
      events[k] =
          !entriesFirst ? sequence : sequence < trades ? 2 * sequence : 2 * (sequence - trades) + 1;
    }
    return events;
  }
}
