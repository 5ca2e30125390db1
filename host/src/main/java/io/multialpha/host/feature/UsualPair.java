package io.multialpha.host.feature;

import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.market.Pairs;

/** The usual pair of the instrument for which a feature is built. */
final class UsualPair {
  private UsualPair() {}

  /**
   * Its symbol.
   *
   * @throws NoPairException if the instrument has none
   */
  static String of(FeatureContext context) {
    String symbol = context.instrument().symbol();
    return Pairs.of(symbol)
        .orElseThrow(
            () ->
                new NoPairException(
                    symbol
                        + " has no pair; those with one are "
                        + String.join(", ", Pairs.all().keySet())));
  }
}
