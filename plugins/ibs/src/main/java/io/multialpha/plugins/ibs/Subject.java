package io.multialpha.plugins.ibs;

import io.multialpha.api.params.Params;
import java.util.Map;
import java.util.Optional;

/** Whose bars a filter reads. */
@FunctionalInterface
interface Subject {
  /** The instrument that is traded. */
  Subject OWN = (params, own) -> Optional.of(own);

  /** What a choice of symbols says for the instrument's usual pair. */
  String USUAL_PAIR = "auto";

  /** The instrument with which another one is compared, where nothing else is said. */
  Map<String, String> PAIRS =
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

  /**
   * The symbol, if there is one.
   *
   * @param own symbol of the instrument that is traded
   */
  Optional<String> of(Params params, String own);

  /** An instrument by its symbol. */
  static Subject fixed(String symbol) {
    return (params, own) -> Optional.of(symbol);
  }

  /** The instrument that a parameter names, or the usual pair of the one that is traded. */
  static Subject pairOf(String param) {
    return (params, own) -> {
      String named = params.choice(param);
      return named.equals(USUAL_PAIR) ? Optional.ofNullable(PAIRS.get(own)) : Optional.of(named);
    };
  }
}
