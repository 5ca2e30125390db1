package io.multialpha.host.feature;

import io.multialpha.api.feature.FeatureContext;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which instrument is whose pair: that of the original, which knew it by default. */
final class Pairs {
  private static final Map<String, String> PAIR_OF =
      Map.ofEntries(
          Map.entry("ES", "NQ"),
          Map.entry("NQ", "ES"),
          Map.entry("RTY", "YM"),
          Map.entry("YM", "RTY"),
          Map.entry("GC", "SI"),
          Map.entry("SI", "GC"),
          Map.entry("HG", "SI"),
          Map.entry("CL", "NG"),
          Map.entry("NG", "CL"),
          Map.entry("6A", "6E"),
          Map.entry("6B", "6E"),
          Map.entry("6E", "6A"));

  private Pairs() {}

  /**
   * The pair of the context's instrument.
   *
   * @throws NoPairException if it has none
   */
  static String of(FeatureContext context) {
    String symbol = context.instrument().symbol();
    String pair = PAIR_OF.get(symbol);
    if (pair == null) {
      throw new NoPairException(
          symbol + " has no pair; those with one are " + String.join(", ", all().keySet()));
    }
    return pair;
  }

  /** All of them, by symbol. */
  static SortedMap<String, String> all() {
    return new TreeMap<>(PAIR_OF);
  }
}
