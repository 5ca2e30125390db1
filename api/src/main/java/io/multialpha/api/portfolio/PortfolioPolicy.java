package io.multialpha.api.portfolio;

import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;

/**
 * A rule on what a strategy account may hold, as a plugin provides it: a stateless descriptor.
 *
 * <p>Found as described at {@link io.multialpha.api.strategy.Strategy}; switched on by {@code
 * policies:} of a strategy in the configuration. Policies are asked after the host's own limits and
 * can only be stricter.
 */
public interface PortfolioPolicy {
  /** Name in the configuration: lower case letters, digits, hyphens and underscores. */
  String id();

  /** One line for people. */
  String description();

  /**
   * The rules of one account. Called once per account before the first bar; state belongs to the
   * rules, never to the policy.
   */
  PolicyRules create(Params params);

  /** The parameters; none by default. */
  default ParamsSchema params() {
    return ParamsSchema.none();
  }
}
