package io.multialpha.host.app;

import io.multialpha.api.feature.Feature;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.host.research.audit.FeatureRecorder;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import io.multialpha.host.research.audit.LookAheadAudit;
import io.multialpha.host.runner.Runner;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One strategy with its bars, to be run as often as is wanted. */
final class AuditSubject implements LookAheadAudit.Runs {
  private final House house;
  private final StrategyConfig strategy;
  private final Overrides overrides;
  private final AccountWiring wiring;
  private final AccountSpec account;
  private final List<Asked> features;
  private final MarketSource.Read market;
  private final TradeDates dates;

  private AuditSubject(
      House house,
      StrategyConfig strategy,
      Overrides overrides,
      AccountWiring wiring,
      List<Asked> features,
      MarketSource.Read market,
      TradeDates dates) {
    this.house = house;
    this.strategy = strategy;
    this.overrides = overrides;
    this.wiring = wiring;
    this.account = wiring.accounts().get(0);
    this.features = features;
    this.market = market;
    this.dates = dates;
  }

  /**
   * Makes a strategy ready, just as a back-test does.
   *
   * @param named features asked for, if any were
   * @throws io.multialpha.host.UserException if it cannot trade as configured
   */
  static AuditSubject of(
      House house,
      Invocation invocation,
      StrategyConfig strategy,
      StrategyOptions options,
      Optional<List<String>> named,
      MarketSource source)
      throws IOException {
    AccountWiring wiring = new AccountWiring(house, invocation, options.overrides());
    wiring.addAll(List.of(strategy));
    FeatureChoice choice = new FeatureChoice(strategy, house.offer(strategy), named, source::has);
    List<Asked> features = choice.of(wiring.accounts().get(0));
    choice.notes().forEach(invocation.terminal()::note);
    features.forEach(each -> wiring.addReferences(each.references()));
    MarketSource.Read market = source.read(wiring.symbols(), wiring.sessions());
    wiring.accounts().get(0).legs().forEach(leg -> market.requireFit(leg.instrument()));
    TradeDates dates =
        TradeDates.of(wiring.accounts(), market.bars(), options.from(), options.to());
    return new AuditSubject(house, strategy, options.overrides(), wiring, features, market, dates);
  }

  /** Symbols of what it trades, in the configured order. */
  List<String> symbols() {
    return account.legs().stream().map(leg -> leg.instrument().symbol()).toList();
  }

  /** What it trades, each with its features, at no bars yet. */
  List<Asked> features() {
    return features;
  }

  /** How many features there are, by name. */
  long featureCount() {
    return features.stream()
        .flatMap(each -> each.features().stream())
        .map(Feature::name)
        .distinct()
        .count();
  }

  /** All its bars, and what is known of them. */
  MarketSource.Read market() {
    return market;
  }

  /** The trade dates traded. */
  TradeDates dates() {
    return dates;
  }

  /** On what it is tried, in words. */
  String text() {
    return strategy.name()
        + " in "
        + String.join(", ", symbols())
        + " from "
        + dates.first()
        + " to "
        + dates.last()
        + " on "
        + market.source().text();
  }

  @Override
  public AccountResult trade(MarketData bars) {
    return run(account.withPolicies(wiring.policies(strategy)), house.config().house(), bars);
  }

  @Override
  public Optional<String> record(MarketData bars, FeatureRecorder recorder) {
    return run(recorder.account(account, account.caller()), Limits.NONE, bars).failure();
  }

  private AccountResult run(AccountSpec spec, Limits limits, MarketData bars) {
    Runner.Options options = new Runner.Options(1, house.config().execution().callTimeout());
    try {
      return Runner.run(List.of(spec), limits, bars, dates.window(), options, (done, total) -> {})
          .get(0);
    } catch (StrategyException first) {
      throw new StartTrial(house, overrides, market.bars()).refusal(List.of(account), first);
    }
  }
}
