package io.multialpha.api.market;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which instrument is compared with which where nothing else is said: its usual pair. */
public final class Pairs {
  private static final SortedMap<String, String> PAIR_OF =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
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
                  Map.entry("6E", "6A"))));

  private Pairs() {}

  /** The usual pair of a symbol, if it has one; root symbols both. */
  public static Optional<String> of(String symbol) {
    return Optional.ofNullable(PAIR_OF.get(symbol));
  }

  /** The pairs of all symbols that have one, in the order of the symbols; immutable. */
  public static SortedMap<String, String> all() {
    return PAIR_OF;
  }
}
