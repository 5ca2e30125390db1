package io.multialpha.host.app;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.params.Params;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.host.config.HouseConfig;
import io.multialpha.host.config.InstrumentConfig;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.Leg;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.AccountSpec.PolicyInForce;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.ledger.RunInfo.ModelUsed;
import io.multialpha.host.market.Session;
import io.multialpha.host.model.ModelException;
import io.multialpha.host.plugin.PolicyOffer;
import io.multialpha.host.plugin.StrategyOffer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the engine's accounts of what the configuration says and the plugins offer. */
final class AccountWiring {
  private final House house;
  private final Invocation invocation;
  private final Overrides overrides;
  private final boolean withModels;
  private final List<AccountSpec> accounts = new ArrayList<>();
  private final SortedSet<String> symbols = new TreeSet<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<ModelUsed> models = new ArrayList<>();
  private Optional<String> rolling = Optional.empty();

  AccountWiring(House house, Invocation invocation, Overrides overrides) {
    this(house, invocation, overrides, true);
  }

  private AccountWiring(
      House house, Invocation invocation, Overrides overrides, boolean withModels) {
    this.house = house;
    this.invocation = invocation;
    this.overrides = overrides;
    this.withModels = withModels;
  }

  /** Makes accounts that no model filters, whatever bundles there are. */
  static AccountWiring withoutModels(House house, Invocation invocation, Overrides overrides) {
    return new AccountWiring(house, invocation, overrides, false);
  }

  /** The accounts so far, in the order in which they were added. */
  List<AccountSpec> accounts() {
    return accounts;
  }

  /** Every symbol that they trade or refer to. */
  SortedSet<String> symbols() {
    return symbols;
  }

  /** Adds symbols that are referred to besides. */
  void addReferences(Collection<String> further) {
    symbols.addAll(further);
  }

  /** The sessions of those symbols, as far as there is a contract for them. */
  Map<String, Session> sessions() {
    Map<String, Session> sessions = new TreeMap<>();
    for (String symbol : symbols) {
      InstrumentConfig instrument = house.config().instruments().get(symbol);
      if (instrument != null) {
        sessions.put(symbol, instrument.session());
      }
    }
    return sessions;
  }

  /** Sentences on what the user may not expect. */
  List<String> notes() {
    return notes;
  }

  /** Those of the notes that are on instruments without a bundle; a warning where they trade. */
  List<String> missing() {
    return missing;
  }

  /** The model bundles that they trade with. */
  List<ModelUsed> models() {
    return models;
  }

  /**
   * Adds the accounts of strategies.
   *
   * @throws ModelException if model bundles are not as they must be, of whichever strategy; all are
   *     named
   */
  void addAll(List<StrategyConfig> strategies) throws IOException {
    List<String> refused = new ArrayList<>();
    for (StrategyConfig strategy : strategies) {
      try {
        add(strategy);
      } catch (ModelException e) {
        refused.add(e.getMessage());
      }
    }
    if (!refused.isEmpty()) {
      throw new ModelException(String.join("\n", refused));
    }
  }

  /**
   * Adds the account of a strategy.
   *
   * @throws io.multialpha.host.UserException if it cannot trade as configured
   */
  private void add(StrategyConfig strategy) throws IOException {
    StrategyOffer offer = house.offer(strategy);
    List<Instrument> instruments =
        wanted(strategy).stream().map(symbol -> contract(symbol).instrument()).toList();
    List<InstrumentModel> traded =
        withModels
            ? chosen(strategy, offer, instruments)
            : instruments.stream().map(each -> InstrumentModel.missing(each.symbol())).toList();
    noteUntradable(strategy, traded.stream().map(InstrumentModel::symbol).toList());
    add(strategy, traded);
    for (InstrumentModel model : traded) {
      if (model.bundle().isPresent()) {
        models.add(ModelRecords.of(strategy.name(), model.bundle().get(), invocation::show));
      }
    }
  }

  /**
   * Adds the account of a strategy, with these instruments and models.
   *
   * @throws io.multialpha.host.UserException if it cannot trade as configured
   */
  AccountSpec add(StrategyConfig strategy, List<InstrumentModel> traded) {
    StrategyOffer offer = house.offer(strategy);
    EntryFilters filters = new EntryFilters(strategy, offer);
    List<Leg> legs = traded.stream().map(model -> leg(strategy, offer, filters, model)).toList();
    legs.forEach(leg -> requireOneRoll(leg.instrument().symbol()));
    symbols.addAll(symbolsOf(offer, legs));
    warnOfOtherTraining(strategy, offer, legs, traded);
    AccountSpec account =
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
            strategy.onFailure(),
            strategy.featureProfile());
    accounts.add(account);
    return account;
  }

  /**
   * Every symbol that a strategy would trade with these models or refer to.
   *
   * @throws io.multialpha.host.UserException if it cannot trade as configured
   */
  SortedSet<String> symbolsOf(StrategyConfig strategy, List<InstrumentModel> traded) {
    StrategyOffer offer = house.offer(strategy);
    EntryFilters filters = new EntryFilters(strategy, offer);
    return symbolsOf(
        offer, traded.stream().map(model -> leg(strategy, offer, filters, model)).toList());
  }

  private SortedSet<String> symbolsOf(StrategyOffer offer, List<Leg> legs) {
    SortedSet<String> symbols = new TreeSet<>();
    for (Leg leg : legs) {
      symbols.add(leg.instrument().symbol());
      symbols.addAll(offer.needsWith(leg.params(), leg.instrument(), callTimeout()).references());
      leg.filters().forEach(filter -> symbols.addAll(filter.references()));
      leg.model().ifPresent(model -> symbols.addAll(model.references()));
    }
    return symbols;
  }

  private Duration callTimeout() {
    return house.config().execution().callTimeout();
  }

  private List<InstrumentModel> chosen(
      StrategyConfig strategy, StrategyOffer offer, List<Instrument> instruments) {
    ModelChoice choice =
        ModelChoice.of(
            ModelReadiness.of(house, strategy, offer, instruments, invocation::show),
            invocation::show);
    missing.addAll(choice.missing());
    notes.addAll(choice.missing());
    notes.addAll(choice.warnings());
    choice.warnings().forEach(invocation.terminal()::warning);
    return choice.traded();
  }

  /** The parameters in force may come from the command line too, so they are those of the legs. */
  private void warnOfOtherTraining(
      StrategyConfig strategy, StrategyOffer offer, List<Leg> legs, List<InstrumentModel> traded) {
    Map<String, String> differences = new LinkedHashMap<>();
    for (int i = 0; i < legs.size(); i++) {
      InstrumentModel model = traded.get(i);
      Params inForce = legs.get(i).params();
      model
          .bundle()
          .flatMap(loaded -> TrainedParams.differences(loaded.training(), offer.params(), inForce))
          .ifPresent(difference -> differences.put(model.symbol(), difference));
    }
    List<String> warnings = TrainedParams.warnings(strategy.name(), differences);
    notes.addAll(warnings);
    warnings.forEach(invocation.terminal()::warning);
  }

  private List<String> wanted(StrategyConfig strategy) {
    return overrides.symbols().isEmpty() ? strategy.instruments() : overrides.symbols();
  }

  private void noteUntradable(StrategyConfig strategy, List<String> traded) {
    Set<String> tradable = house.config().tradable();
    if (tradable.isEmpty()) {
      return;
    }
    List<String> others = traded.stream().filter(symbol -> !tradable.contains(symbol)).toList();
    if (!others.isEmpty()) {
      notes.add(
          strategy.name()
              + ": "
              + String.join(", ", others)
              + (others.size() == 1 ? " is" : " are")
              + " not in portfolio.instruments; traded in this back-test, not by run.");
    }
  }

  private InstrumentConfig contract(String symbol) {
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
    return instrument;
  }

  private Leg leg(
      StrategyConfig strategy, StrategyOffer offer, EntryFilters filters, InstrumentModel model) {
    InstrumentConfig instrument = contract(model.symbol());
    Params params = params(strategy, offer, model.symbol());
    return new Leg(
        instrument.instrument(),
        params,
        instrument.contracts(),
        overrides.costs(instrument.costs()),
        filters.of(params, instrument.instrument()),
        model.bundle().map(loaded -> inForce(strategy, model, loaded.bundle())));
  }

  private static ModelInForce inForce(
      StrategyConfig strategy, InstrumentModel model, ModelBundle bundle) {
    return new ModelInForce(
        model.features(),
        model.references(),
        bundle.classifier(),
        bundle.threshold(),
        strategy.onMissingFeature(),
        // A plugin's classifier brings its context along; this one is only watched.
        PluginCaller.DIRECT);
  }

  /** The daily stop and the table by day need one trade date at a time. */
  private void requireOneRoll(String symbol) {
    String first = rolling.orElse(symbol);
    rolling = Optional.of(first);
    Session session = house.config().instruments().get(symbol).session();
    Session other = house.config().instruments().get(first).session();
    if (!session.calendar().id().equals(other.calendar().id())) {
      throw new UsageException(
          "The instruments of a run must have the same trade date at the same time, and "
              + first
              + " keeps session "
              + other
              + ", but "
              + symbol
              + " "
              + session
              + ". Give them sessions that agree, or trade them in runs of their own, in a back-test"
              + " with --symbols.");
    }
  }

  private Params params(StrategyConfig strategy, StrategyOffer offer, String symbol) {
    try {
      return overrides.params(offer, strategy.paramsOf(symbol));
    } catch (IllegalArgumentException e) {
      String why = e.getMessage();
      throw new UsageException(
          "--set of strategy " + strategy.type() + ": " + why + (why.endsWith("?") ? "" : "."));
    }
  }

  /** The rules of a strategy's policies, made anew: they remember one run. */
  List<PolicyInForce> policies(StrategyConfig strategy) {
    List<PolicyInForce> inForce = new ArrayList<>();
    strategy
        .policies()
        .forEach(
            (id, params) -> {
              PolicyOffer offer = house.plugins().policy(id).orElseThrow();
              PolicyRules rules = offer.rulesWith(params, callTimeout());
              inForce.add(new PolicyInForce(id, rules, offer.newCaller()));
            });
    return inForce;
  }
}
