package io.multialpha.host.research.simulation;

import io.multialpha.host.research.results.TradeSet.Layout;
import java.util.Map;

/** What the original takes off each trade's profit: four ticks, from a table of its own. */
final class ReferenceSlippage {
  private static final double OF_OTHERS = 40;

  private static final Map<String, Integer> DOLLARS =
      Map.ofEntries(
          Map.entry("ES", 50),
          Map.entry("NQ", 20),
          Map.entry("RTY", 20),
          Map.entry("YM", 20),
          Map.entry("GC", 40),
          Map.entry("SI", 100),
          Map.entry("PL", 20),
          Map.entry("HG", 50),
          Map.entry("CL", 40),
          Map.entry("NG", 40),
          Map.entry("6A", 40),
          Map.entry("6B", 25),
          Map.entry("6C", 20),
          Map.entry("6E", 25),
          Map.entry("6J", 25),
          Map.entry("6M", 20),
          Map.entry("6N", 40),
          Map.entry("6S", 50));

  private ReferenceSlippage() {}

  /** Dollars a trade; nothing for trades that have paid their costs already. */
  static double of(String symbol, Layout layout) {
    if (layout.hasPaid()) {
      return 0;
    }
    Integer known = DOLLARS.get(symbol);
    return known == null ? OF_OTHERS : known;
  }
}
