package io.multialpha.plugins.ibs;

import io.multialpha.api.market.Pairs;
import io.multialpha.api.params.Params;
import java.util.Optional;

/** Whose bars a filter reads. */
@FunctionalInterface
interface Subject {
  /** The instrument that is traded. */
  Subject OWN = (params, own) -> Optional.of(own);

  /** What a choice of symbols says for the instrument's usual pair. */
  String USUAL_PAIR = "auto";

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
      return named.equals(USUAL_PAIR) ? Pairs.of(own) : Optional.of(named);
    };
  }
}
