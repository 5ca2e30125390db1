package io.multialpha.host.app;

import io.multialpha.api.params.Param;
import io.multialpha.host.PlainNumber;
import io.multialpha.host.config.InstrumentConfig;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.Leg;
import io.multialpha.host.ledger.RunInfo.ModelUsed;
import io.multialpha.host.ledger.TradedWith;
import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.portfolio.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what an account trades with, by the names that it has in the configuration. */
final class SettingsInForce {
  /** As many digits of a checksum as tell two files apart by sight. */
  private static final int DIGITS = 12;

  private final House house;
  private final StrategyConfig strategy;
  private final AccountSpec account;
  private final Map<String, Map<String, String>> settings = new TreeMap<>();

  private SettingsInForce(House house, StrategyConfig strategy, AccountSpec account) {
    this.house = house;
    this.strategy = strategy;
    this.account = account;
  }

  /**
   * What an account trades with.
   *
   * @param account as it was built, with what the command line says
   * @param models bundles of this strategy and perhaps of others
   * @param together names of all strategies of the run, which share the limits of the house
   */
  static TradedWith of(
      House house,
      StrategyConfig strategy,
      AccountSpec account,
      List<ModelUsed> models,
      List<String> together) {
    SettingsInForce inForce = new SettingsInForce(house, strategy, account);
    inForce.account();
    if (house.config().house().areSet()) {
      inForce.all("portfolio.strategies", String.join(", ", together));
    }
    account.legs().forEach(inForce::leg);
    models.stream()
        .filter(model -> model.strategy().equals(strategy.name()))
        .forEach(inForce::bundle);
    return new TradedWith(inForce.settings);
  }

  private void account() {
    house.plugins().plugins().stream()
        .filter(p -> p.strategies().stream().anyMatch(o -> o.id().equals(strategy.type())))
        .forEach(plugin -> all("plugin", named(plugin)));
    all("strategy_type", strategy.type());
    all("starting_cash", PlainNumber.of(account.startingCash()));
    limits("", account.limits());
    limits("portfolio.", house.config().house());
    all("fill_model", word(account.fillModel()));
    all("session_timezone", account.sessionZone().getId());
    all("entry_expiry_hours", PlainNumber.of(account.entryExpiryMillis() / 3_600_000.0));
    all("on_failure", word(account.onFailure()));
    all("on_missing_feature", word(strategy.onMissingFeature()));
    all("feature_profile", word(account.featureProfile()));
    strategy.policies().forEach((id, params) -> all("policies." + id, params.toString()));
  }

  private static String named(LoadedPlugin plugin) {
    return plugin.id() + " " + plugin.version() + " " + digits(plugin.sha256());
  }

  private void limits(String section, Limits limits) {
    if (limits.areSet()) {
      all(section + "max_positions", Integer.toString(limits.maxPositions()));
      all(section + "daily_stop_loss", dollars(limits.dailyStopLoss()));
      all(section + "daily_stop_basis", word(limits.dailyStopBasis()));
    }
  }

  private static String dollars(double stop) {
    return Double.isInfinite(stop) ? "none" : PlainNumber.of(stop);
  }

  private void leg(Leg leg) {
    String symbol = leg.instrument().symbol();
    InstrumentConfig contract = house.config().instruments().get(symbol);
    put("size", symbol, Integer.toString(leg.contracts()));
    put("slippage_ticks", symbol, PlainNumber.of(leg.costs().slippageTicks()));
    put("commission_per_side", symbol, PlainNumber.of(leg.costs().commissionPerSide()));
    put("tick_size", symbol, PlainNumber.of(leg.instrument().tickSize()));
    put("point_value", symbol, PlainNumber.of(leg.instrument().pointValue()));
    put("session", symbol, contract.session().toString());
    for (Param param : house.offer(strategy).params().all()) {
      Object value = leg.params().asMap().get(param.name());
      if (!value.equals(param.defaultValue())) {
        put(param.name(), symbol, param.format(value));
      }
    }
  }

  private void bundle(ModelUsed model) {
    put(
        "model_bundle",
        model.symbol(),
        digits(model.metadataSha256()) + " " + digits(model.modelSha256()));
  }

  private void all(String name, String value) {
    account.legs().forEach(leg -> put(name, leg.instrument().symbol(), value));
  }

  private void put(String name, String symbol, String value) {
    // A plugin may call a parameter of its own as something of the host's is called.
    settings
        .computeIfAbsent(name, any -> new TreeMap<>())
        .merge(symbol, value, (one, other) -> one + ", " + other);
  }

  private static String digits(String sha256) {
    return sha256.substring(0, Math.min(DIGITS, sha256.length()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
