package io.multialpha.host.app;

import io.multialpha.host.UserException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * Whether there are bars of all that a run reads. Files are looked for as the run does, and not
 * read.
 *
 * @param problem why a run would not start, in one line; empty if nothing is missing
 * @param found what is there
 */
record BarsAtHand(String problem, String found) {
  /**
   * Looks for them.
   *
   * @param traded symbols that need hourly bars
   * @param symbols all that are read, those included
   */
  static BarsAtHand of(MarketSource source, Collection<String> traded, SortedSet<String> symbols) {
    try {
      Set<String> hourly = source.requireBars(symbols);
      List<String> dailyOnly =
          traded.stream().filter(symbol -> !hourly.contains(symbol)).sorted().toList();
      String where = source.text(symbols);
      return new BarsAtHand(
          dailyOnly.isEmpty()
              ? ""
              : "There are no hourly bars of "
                  + String.join(", ", dailyOnly)
                  + " in "
                  + where
                  + ", only daily ones. Add hourly/"
                  + dailyOnly.get(0)
                  + ".csv"
                  + (dailyOnly.size() == 1 ? "." : " and the others."),
          (symbols.size() == 1 ? "the 1 series" : "all " + symbols.size() + " series")
              + " that a run reads: "
              + where);
    } catch (UserException e) {
      return new BarsAtHand(e.getMessage().replace('\n', ' '), "");
    }
  }

  /** Whether a run would start with them. */
  boolean isComplete() {
    return problem.isEmpty();
  }
}
