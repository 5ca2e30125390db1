package io.multialpha.host.app;

import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.labels.Labelling;
import io.multialpha.host.runner.Runner;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One strategy with its bars and the features to choose from, to be labelled. */
final class OptimizeSubject {
  private final House house;
  private final StrategyConfig strategy;
  private final AccountSpec account;
  private final List<Asked> features;
  private final MarketSource.Read market;
  private final TradeDates dates;

  private OptimizeSubject(
      House house,
      StrategyConfig strategy,
      AccountSpec account,
      List<Asked> features,
      MarketSource.Read market,
      TradeDates dates) {
    this.house = house;
    this.strategy = strategy;
    this.account = account;
    this.features = features;
    this.market = market;
    this.dates = dates;
  }

  /**
   * Makes a strategy ready as a back-test does, but without its bundles.
   *
   * @param named names of features, or {@code all} alone
   * @throws io.multialpha.host.UserException if it cannot trade as configured
   */
  static OptimizeSubject of(
      House house,
      Invocation invocation,
      StrategyConfig strategy,
      StrategyOptions options,
      List<String> named,
      MarketSource source)
      throws IOException {
    AccountWiring wiring = AccountWiring.withoutModels(house, invocation, options.overrides());
    wiring.addAll(List.of(strategy));
    AccountSpec account = wiring.accounts().get(0);
    FeatureChoice choice =
        new FeatureChoice(strategy, house.offer(strategy), Optional.of(named), source::has);
    List<Asked> features = choice.of(account);
    choice.notes().forEach(invocation.terminal()::note);
    features.forEach(each -> wiring.addReferences(each.references()));
    MarketSource.Read market = source.read(wiring.symbols(), wiring.sessions());
    account.legs().forEach(leg -> market.requireFit(leg.instrument()));
    TradeDates dates =
        TradeDates.of(wiring.accounts(), market.bars(), options.from(), options.to());
    return new OptimizeSubject(house, strategy, account, features, market, dates);
  }

  /** The strategy as configured. */
  StrategyConfig strategy() {
    return strategy;
  }

  /** What it trades, each with its features. */
  List<Asked> features() {
    return features;
  }

  /** Where its bars come from, in words. */
  String data() {
    return market.source().text();
  }

  /** Trades an instrument unfiltered, and labels the trades. */
  LabelledTrades label(Asked asked) {
    return Labelling.of(
        account, asked, market.bars().requireHourly(asked.symbol()), dates.window(), this::run);
  }

  private AccountResult run(AccountSpec spec) {
    Runner.Options options = new Runner.Options(1, house.config().execution().callTimeout());
    return Runner.run(
            List.of(spec), Limits.NONE, market.bars(), dates.window(), options, (done, total) -> {})
        .get(0);
  }
}
