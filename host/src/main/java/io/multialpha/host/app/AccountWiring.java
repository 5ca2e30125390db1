package io.multialpha.host.app;

import io.multialpha.api.params.Params;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.host.config.HouseConfig;
import io.multialpha.host.config.InstrumentConfig;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.Leg;
import io.multialpha.host.engine.AccountSpec.PolicyInForce;
import io.multialpha.host.plugin.PolicyOffer;
import io.multialpha.host.plugin.StrategyOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the engine's accounts of what the configuration says and the plugins offer. */
final class AccountWiring {
  private final House house;
  private final Invocation invocation;
  private final Overrides overrides;
  private final List<AccountSpec> accounts = new ArrayList<>();
  private final SortedSet<String> symbols = new TreeSet<>();
  private final List<String> notes = new ArrayList<>();

  AccountWiring(House house, Invocation invocation, Overrides overrides) {
    this.house = house;
    this.invocation = invocation;
    this.overrides = overrides;
  }

  /** The accounts so far, in the order in which they were added. */
  List<AccountSpec> accounts() {
    return accounts;
  }

  /** Every symbol that they trade or refer to. */
  SortedSet<String> symbols() {
    return symbols;
  }

  /** Sentences on what the user may not expect. */
  List<String> notes() {
    return notes;
  }

  /**
   * Adds the account of a strategy.
   *
   * @throws io.multialpha.host.UserException if it cannot trade as configured
   */
  void add(StrategyConfig strategy) {
    StrategyOffer offer =
        house
            .plugins()
            .strategy(strategy.type())
            .orElseThrow(
                () ->
                    new UsageException(
                        "No plugin provides the strategy "
                            + strategy.type()
                            + " of strategies."
                            + strategy.name()
                            + "; 'multi-alpha plugins list' shows what is installed."));
    BundleChoice choice =
        BundleChoice.of(
            strategy, offer.modelLayout(), otherModelFiles(), wanted(strategy), invocation::show);
    notes.addAll(choice.notes());
    List<Leg> legs = choice.symbols().stream().map(symbol -> leg(strategy, offer, symbol)).toList();
    for (Leg leg : legs) {
      symbols.add(leg.instrument().symbol());
      symbols.addAll(offer.needsWith(leg.params()).references());
    }
    accounts.add(
        new AccountSpec(
            strategy.name(),
            offer.strategy(),
            offer.newCaller(),
            legs,
            strategy.startingCash(),
            strategy.limits(),
            policies(strategy),
            overrides.fillModel().orElse(strategy.fillModel()),
            strategy.sessionZone(),
            house.config().execution().entryExpiry().toMillis(),
            strategy.onFailure()));
  }

  private List<String> otherModelFiles() {
    return house.plugins().modelLoaders().stream()
        .flatMap(offer -> offer.loader().modelFiles().stream())
        .toList();
  }

  private List<String> wanted(StrategyConfig strategy) {
    return overrides.symbols().isEmpty() ? strategy.instruments() : overrides.symbols();
  }

  private Leg leg(StrategyConfig strategy, StrategyOffer offer, String symbol) {
    HouseConfig config = house.config();
    InstrumentConfig instrument = config.instruments().get(symbol);
    if (instrument == null) {
      throw new UsageException(
          "There is no instrument "
              + symbol
              + " in the section instruments of "
              + invocation.show(house.configFile())
              + ", which has "
              + String.join(", ", config.instruments().keySet())
              + ".");
    }
    return new Leg(
        instrument.instrument(),
        params(strategy, offer, symbol),
        instrument.contracts(),
        overrides.costs(instrument.costs()));
  }

  private Params params(StrategyConfig strategy, StrategyOffer offer, String symbol) {
    try {
      return overrides.params(offer.params(), strategy.paramsOf(symbol));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--set of strategy " + strategy.type() + ": " + e.getMessage() + ".");
    }
  }

  private List<PolicyInForce> policies(StrategyConfig strategy) {
    List<PolicyInForce> inForce = new ArrayList<>();
    strategy
        .policies()
        .forEach(
            (id, params) -> {
              PolicyOffer offer = house.plugins().policy(id).orElseThrow();
              PolicyRules rules = offer.rulesWith(params);
              inForce.add(new PolicyInForce(id, rules, offer.newCaller()));
            });
    return inForce;
  }
}
