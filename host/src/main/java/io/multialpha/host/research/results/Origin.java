package io.multialpha.host.research.results;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What files of trades say of where the trades come from.
 *
 * @param synthetic whether they were made up, or made on made-up bars
 * @param strategy whose they are, by the name of its entry in the configuration; empty where the
 *     files do not say, as those of the original's research, which has names of its own
 * @param inSampleUntil last day on whose trades one of the models was trained that took them, by
 *     the clock of the trades; empty where the files do not say
 */
public record Origin(
    boolean synthetic, Optional<String> strategy, Optional<LocalDate> inSampleUntil) {
  /** Checks that nothing is null. */
  public Origin {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(inSampleUntil, "inSampleUntil");
  }

  /** Of trades of which nothing else is said. */
  public static Origin unnamed(boolean synthetic) {
    return new Origin(synthetic, Optional.empty(), Optional.empty());
  }

  Origin madeUp() {
    return new Origin(true, strategy, inSampleUntil);
  }
}
