package io.multialpha.host.config;

import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import java.time.Duration;
import java.util.Objects;

/**
 * How decisions are carried out; section {@code execution}.
 *
 * @param fillModel of strategies that name none
 * @param costs of instruments that name none
 * @param entryExpiry how long an entry may wait for the instrument's next bar
 * @param callTimeout how long a call into a plugin may take before the strategy is quarantined
 * @param pinPlugins whether only the jars of {@code plugins.lock} are loaded
 */
public record ExecutionConfig(
    FillModel fillModel,
    Costs costs,
    Duration entryExpiry,
    Duration callTimeout,
    boolean pinPlugins) {
  /** Checks that nothing is null. */
  public ExecutionConfig {
    Objects.requireNonNull(fillModel, "fillModel");
    Objects.requireNonNull(costs, "costs");
    Objects.requireNonNull(entryExpiry, "entryExpiry");
    Objects.requireNonNull(callTimeout, "callTimeout");
  }
}
