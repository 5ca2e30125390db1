package io.multialpha.host.app;

import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.host.runner.Runner;
import java.io.IOException;
import java.util.List;

/** One strategy with its bars, to be run as often as is wanted. */
final class AuditSubject {
  private final House house;
  private final StrategyConfig strategy;
  private final AccountWiring wiring;
  private final AccountSpec account;
  private final MarketSource.Read market;
  private final TradeDates dates;

  private AuditSubject(
      House house,
      StrategyConfig strategy,
      AccountWiring wiring,
      MarketSource.Read market,
      TradeDates dates) {
    this.house = house;
    this.strategy = strategy;
    this.wiring = wiring;
    this.account = wiring.accounts().get(0);
    this.market = market;
    this.dates = dates;
  }

  /**
   * Makes a strategy ready, just as a back-test does.
   *
   * @throws io.multialpha.host.UserException if it cannot trade as configured
   */
  static AuditSubject of(
      House house,
      Invocation invocation,
      StrategyConfig strategy,
      StrategyOptions options,
      MarketSource source)
      throws IOException {
    AccountWiring wiring = new AccountWiring(house, invocation, options.overrides());
    wiring.addAll(List.of(strategy));
    MarketSource.Read market = source.read(wiring.symbols(), wiring.sessions());
    wiring.accounts().get(0).legs().forEach(leg -> market.requireFit(leg.instrument()));
    TradeDates dates =
        TradeDates.of(wiring.accounts(), market.bars(), options.from(), options.to());
    return new AuditSubject(house, strategy, wiring, market, dates);
  }

  /** The account that is looked into. */
  AccountSpec account() {
    return account;
  }

  /** Symbols of what it trades, in the configured order. */
  List<String> symbols() {
    return account.legs().stream().map(leg -> leg.instrument().symbol()).toList();
  }

  /** All its bars, and what is known of them. */
  MarketSource.Read market() {
    return market;
  }

  /** The trade dates traded. */
  TradeDates dates() {
    return dates;
  }

  /** Trades it over a market, each time from new. */
  AccountResult trade(MarketData bars) {
    AccountSpec fresh = account.withPolicies(wiring.policies(strategy));
    return run(fresh, house.config().house(), bars, dates.window());
  }

  private AccountResult run(AccountSpec spec, Limits limits, MarketData bars, RunWindow window) {
    Runner.Options options = new Runner.Options(1, house.config().execution().callTimeout());
    return Runner.run(List.of(spec), limits, bars, window, options, (done, total) -> {}).get(0);
  }
}
