package io.multialpha.host.research.audit;

import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.market.BarColumns;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * At which bars features are compared: some of those at which something was decided, and those that
 * lead up to a cut, since a look ahead shows where the future has gone missing.
 */
final class SampledBars {
  private static final int BEFORE_EACH_CUT = 24;
  private static final int MOST_DECIDED = 1000;

  private final long[] decided;

  private SampledBars(long[] decided) {
    this.decided = decided;
  }

  static SampledBars of(Journal journal) {
    Decisions rows = journal.decisions();
    long[] times = new long[rows.size()];
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      long time = rows.barStart(i);
      if (count == 0 || times[count - 1] != time) {
        times[count++] = time;
      }
    }
    return new SampledBars(Arrays.copyOf(times, count));
  }

  /** Starts of all bars at which anything was decided, rising. */
  long[] decided() {
    return decided;
  }

  /** Starts of those bars of an instrument, rising. */
  long[] of(BarColumns bars, List<Cut> cuts) {
    TreeSet<Long> chosen = new TreeSet<>();
    int most = Math.min(MOST_DECIDED, decided.length);
    for (int i = 0; i < most; i++) {
      chosen.add(decided[(int) ((long) i * decided.length / most)]);
    }
    for (Cut cut : cuts) {
      int end = bars.firstAtOrAfter(cut.barStart() + 1);
      for (int i = Math.max(0, end - BEFORE_EACH_CUT); i < end; i++) {
        chosen.add(bars.start()[i]);
      }
    }
    return chosen.stream().mapToLong(Long::longValue).toArray();
  }
}
