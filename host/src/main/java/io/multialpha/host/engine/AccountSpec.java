package io.multialpha.host.engine;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.Params;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.portfolio.Limits;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Everything the engine has to know of one strategy account.
 *
 * @param name the account's name: its key under {@code strategies} in the configuration
 * @param strategy what decides
 * @param caller how calls into the strategy's plugin are made
 * @param legs the instruments traded, in the configured order; at least one, no symbol twice
 * @param startingCash dollars at the start
 * @param limits hard limits
 * @param policies rules of policy plugins, asked in this order
 * @param fillModel when and at what price orders are filled
 * @param sessionZone time zone in which the strategy reads times of day
 * @param entryExpiryMillis how long an entry may wait for the instrument's next bar
 * @param onFailure what becomes of positions when the strategy fails
 */
public record AccountSpec(
    String name,
    Strategy strategy,
    PluginCaller caller,
    List<Leg> legs,
    double startingCash,
    Limits limits,
    List<PolicyInForce> policies,
    FillModel fillModel,
    ZoneId sessionZone,
    long entryExpiryMillis,
    OnFailure onFailure) {

  /**
   * One instrument of an account.
   *
   * @param instrument the contract
   * @param params effective parameters for it
   * @param contracts contracts per entry, at least 1
   * @param costs what a fill costs
   */
  public record Leg(Instrument instrument, Params params, int contracts, Costs costs) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is less than one contract
     */
    public Leg {
      Objects.requireNonNull(instrument, "instrument");
      Objects.requireNonNull(params, "params");
      Objects.requireNonNull(costs, "costs");
      if (contracts < 1) {
        throw new IllegalArgumentException(
            instrument.symbol() + ": " + contracts + " contracts, expected at least 1");
      }
    }
  }

  /**
   * A policy at work.
   *
   * @param id of the policy
   * @param rules its rules for this account
   * @param caller how calls into its plugin are made
   */
  public record PolicyInForce(String id, PolicyRules rules, PluginCaller caller) {}

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there are no legs, or cash is not a positive number
   */
  public AccountSpec {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(caller, "caller");
    legs = List.copyOf(legs);
    policies = List.copyOf(policies);
    if (legs.isEmpty()) {
      throw new IllegalArgumentException(name + " trades no instruments");
    }
    if (!(startingCash > 0 && startingCash < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": starting cash is " + startingCash);
    }
  }

  /** The same with other ways to make the calls into the plugins. */
  public AccountSpec withCallers(PluginCaller strategyCaller, List<PolicyInForce> policiesInForce) {
    return new AccountSpec(
        name,
        strategy,
        strategyCaller,
        legs,
        startingCash,
        limits,
        policiesInForce,
        fillModel,
        sessionZone,
        entryExpiryMillis,
        onFailure);
  }
}
