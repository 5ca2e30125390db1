package io.multialpha.host.engine;

import io.multialpha.host.ledger.Journal;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.Coordinator;
import io.multialpha.host.portfolio.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Makes the loops that take strategy accounts through a market. */
public final class Engine {
  private Engine() {}

  /**
   * One loop per account, to be run in any order or at the same time; or, where limits over the
   * house tie the accounts together, one loop for all of them in step.
   *
   * @param accounts in the configured order
   * @param houseLimits limits over all accounts, {@link Limits#NONE} for none
   * @param market bars of every instrument the accounts trade or refer to
   * @param window the trade dates traded
   * @param progress asked once per loop for whom to tell the number of steps taken, now and then,
   *     from the loop's thread
   * @throws StrategyException if a strategy cannot be started
   * @throws io.multialpha.host.UserException if the market lacks an instrument
   */
  public static List<EngineLoop> loops(
      List<AccountSpec> accounts,
      Limits houseLimits,
      MarketData market,
      RunWindow window,
      Supplier<LongConsumer> progress) {
    List<EngineLoop> loops = new ArrayList<>();
    if (houseLimits.areSet()) {
      double cash = accounts.stream().mapToDouble(AccountSpec::startingCash).sum();
      Coordinator house = new Coordinator(houseLimits, cash);
      List<Account> all = new ArrayList<>();
      for (AccountSpec spec : accounts) {
        all.add(account(spec, market, window, house));
      }
      loops.add(new EngineLoop(all, house, progress.get()));
      return loops;
    }
    for (AccountSpec spec : accounts) {
      Coordinator house = new Coordinator(Limits.NONE, spec.startingCash());
      loops.add(
          new EngineLoop(List.of(account(spec, market, window, house)), house, progress.get()));
    }
    return loops;
  }

  private static Account account(
      AccountSpec spec, MarketData market, RunWindow window, Coordinator house) {
    AccountBuilder builder = new AccountBuilder(spec, market, window);
    Leg[] legs = builder.legs();
    List<String> symbols = spec.legs().stream().map(leg -> leg.instrument().symbol()).toList();
    return new Account(
        spec, legs, builder.references(), new Journal(spec.name(), symbols), house, window);
  }
}
