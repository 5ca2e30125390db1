package io.multialpha.host.research.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a recorded run and the same run made anew compare.
 *
 * @param run the recorded run
 * @param trades its trades, made as the original made them
 * @param features its features, if they were recorded
 * @param traded its trades, made as this program trades
 * @param notComputed features of which the original had no value on any bar, though this program
 *     has: they depend there on what else is asked for. Its model was told 0 of them
 */
public record RunParity(
    GoldenRun run,
    TradeComparison trades,
    Optional<FeatureComparison> features,
    TradeComparison traded,
    List<String> notComputed) {
  /** Copies the list. */
  public RunParity {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(trades, "trades");
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(traded, "traded");
    notComputed = List.copyOf(notComputed);
  }

  /** Whether nothing differs beyond the tolerances. */
  public boolean isEqual() {
    return differences().isEmpty();
  }

  /** What differs beyond the tolerances, a sentence each. */
  public List<String> differences() {
    List<String> all = new ArrayList<>(trades.differences());
    features.ifPresent(each -> all.addAll(each.differences()));
    return all;
  }
}
