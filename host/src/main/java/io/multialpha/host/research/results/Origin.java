package io.multialpha.host.research.results;

import java.util.Objects;
import java.util.Optional;

/**
 * What files of trades say of where the trades come from.
 *
 * @param synthetic whether they were made up, or made on made-up bars
 * @param strategy whose they are, by the name of its entry in the configuration; empty where the
 *     files do not say, as those of the original's research, which has names of its own
 */
public record Origin(boolean synthetic, Optional<String> strategy) {
  /** Checks that nothing is null. */
  public Origin {
    Objects.requireNonNull(strategy, "strategy");
  }

  /** Of trades of which nothing else is said. */
  public static Origin unnamed(boolean synthetic) {
    return new Origin(synthetic, Optional.empty());
  }

  Origin madeUp() {
    return new Origin(true, strategy);
  }
}
