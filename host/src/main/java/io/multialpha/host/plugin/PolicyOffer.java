package io.multialpha.host.plugin;

import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.portfolio.PortfolioPolicy;
import io.multialpha.host.ExitCode;
import io.multialpha.host.engine.PluginCaller;
import java.time.Duration;

/**
 * A portfolio policy that a plugin offers, and what it declared when it was loaded.
 *
 * @param policy the plugin's own object; calls into it and its rules go between {@link
 *     PluginCaller#enter} and {@link PluginCaller#leave} of a {@link #newCaller}
 * @param id name in the configuration
 * @param description one line for people
 * @param params the schema of its parameters
 */
public record PolicyOffer(
    PortfolioPolicy policy, String id, String description, ParamsSchema params) {

  /**
   * The policy's rules for one account.
   *
   * @param limit how long the plugin may take to make them, at least a millisecond
   * @throws PluginException if the plugin throws, gives null or does not return
   */
  public PolicyRules rulesWith(Params effective, Duration limit) {
    Guard guard = new Guard(policy.getClass().getClassLoader());
    try {
      return new TimeLimit(limit)
          .call(guard, () -> guard.call("create of policy " + id, () -> policy.create(effective)));
    } catch (JarRejection e) {
      throw new PluginException(
          ExitCode.USAGE, "Policy " + id + " cannot be used: " + e.sentenceEnd());
    }
  }

  /** Makes calls into the policy; one for each account, since it serves one thread at a time. */
  public PluginCaller newCaller() {
    return new PluginCall(policy.getClass().getClassLoader());
  }
}
