package io.multialpha.host.app;

import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.RunInfo.Source;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.labels.Labelling;
import io.multialpha.host.runner.Runner;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One strategy with its bars and the features to choose from, to be labelled. */
final class OptimizeSubject {
  private final House house;
  private final StrategyConfig strategy;
  private final Overrides overrides;
  private final AccountSpec account;
  private final List<Asked> features;
  private final MarketSource.Read market;
  private final TradeDates dates;

  private OptimizeSubject(
      House house,
      StrategyConfig strategy,
      Overrides overrides,
      AccountSpec account,
      List<Asked> features,
      MarketSource.Read market,
      TradeDates dates) {
    this.house = house;
    this.strategy = strategy;
    this.overrides = overrides;
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
    return new OptimizeSubject(
        house, strategy, options.overrides(), account, features, market, dates);
  }

  /** The strategy as configured. */
  StrategyConfig strategy() {
    return strategy;
  }

  /** What it trades, each with its features. */
  List<Asked> features() {
    return features;
  }

  /** Where its bars come from. */
  Source data() {
    return market.source();
  }

  /** The schema of its parameters. */
  ParamsSchema schema() {
    return house.offer(strategy).params();
  }

  /** The parameters in force for an instrument. */
  Params params(String symbol) {
    return account.legs().stream()
        .filter(leg -> leg.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow()
        .params();
  }

  /** The same with some that have other values. */
  Params params(String symbol, Map<String, ? extends Number> changes) {
    return ParamOverrides.with(schema(), params(symbol), changes);
  }

  /** Trade dates of an instrument, epoch days. */
  int[] tradeDates(Asked asked) {
    return Labelling.tradeDates(market.bars().requireHourly(asked.symbol()), dates.window());
  }

  /**
   * Trades an instrument unfiltered, and labels the trades.
   *
   * @param changes parameters that have other values than those in force
   */
  LabelledTrades label(Asked asked, Map<String, ? extends Number> changes) {
    return label(asked, changes, dates.window());
  }

  /**
   * The same before a trade date, an epoch day: nothing from it on is seen.
   *
   * @param end at most the day after the last trade date
   */
  LabelledTrades labelBefore(Asked asked, Map<String, ? extends Number> changes, int end) {
    int first = dates.window().firstTradeDate();
    return label(asked, changes, new RunWindow(first, Math.max(first, end - 1)));
  }

  private LabelledTrades label(
      Asked asked, Map<String, ? extends Number> changes, RunWindow window) {
    AccountSpec changed = account.withParams(asked.symbol(), params(asked.symbol(), changes));
    return Labelling.of(
        changed,
        asked,
        market.bars().requireHourly(asked.symbol()),
        window,
        spec -> run(spec, window));
  }

  private AccountResult run(AccountSpec spec, RunWindow window) {
    Runner.Options options = new Runner.Options(1, house.config().execution().callTimeout());
    try {
      return Runner.run(
              List.of(spec), Limits.NONE, market.bars(), window, options, (done, total) -> {})
          .get(0);
    } catch (StrategyException first) {
      throw new StartTrial(house, overrides, market.bars()).refusal(List.of(account), first);
    }
  }
}
