package io.multialpha.host.research.parity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trades beside the recorded ones, found by the bar on which the entry was decided.
 *
 * @param recorded how many were recorded
 * @param equal how many of them are there and equal in every field
 * @param besides how many were made that were not recorded
 * @param differences a sentence for each that is missing, different or besides
 */
public record TradeComparison(int recorded, int equal, int besides, List<String> differences) {
  /** Copies the list. */
  public TradeComparison {
    differences = List.copyOf(differences);
  }

  static TradeComparison of(List<RoundTrip> ours, List<RoundTrip> recorded) {
    Map<Long, RoundTrip> bySignal = new HashMap<>();
    ours.forEach(trade -> bySignal.put(trade.entrySignal(), trade));
    List<String> differences = new ArrayList<>();
    int equal = 0;
    for (int i = 0; i < recorded.size(); i++) {
      RoundTrip trade = recorded.get(i);
      String name = "trade " + (i + 1) + ", signal " + CsvTable.shown(trade.entrySignal());
      RoundTrip found = bySignal.remove(trade.entrySignal());
      if (found == null) {
        differences.add(name + ": is not made");
      } else if (found.equals(trade)) {
        equal++;
      } else {
        differences.add(name + ": " + String.join("; ", found.differencesFrom(trade)));
      }
    }
    int besides = 0;
    for (RoundTrip trade : ours) {
      if (bySignal.containsKey(trade.entrySignal())) {
        besides++;
        differences.add(
            "signal "
                + CsvTable.shown(trade.entrySignal())
                + ": a trade that was not recorded, profit "
                + trade.profit().toPlainString());
      }
    }
    return new TradeComparison(recorded.size(), equal, besides, differences);
  }

  /** Whether they are the same trades. */
  public boolean isEqual() {
    return equal == recorded && besides == 0;
  }
}
