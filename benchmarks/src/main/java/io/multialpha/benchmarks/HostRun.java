package io.multialpha.benchmarks;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.Params;
import io.multialpha.benchmarks.peer.Tally;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.Engine;
import io.multialpha.host.engine.EngineLoop;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Trades;
import io.multialpha.host.plugin.PluginCatalog;
import io.multialpha.host.plugin.StrategyOffer;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.host.runner.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * The back-test in the host: strategy in a plugin's class loader, a slot from the coordinator for
 * each entry, a daily stop to be watched, fills at the next open, every decision and trade in the
 * journal.
 */
final class HostRun implements AutoCloseable {
  private static final double CASH = 1e9;

  private final PeerMarket market;
  private final Path folder;
  private final PluginCatalog plugins;
  private final AccountSpec trading;
  private final AccountSpec watching;

  HostRun(PeerMarket market) {
    this.market = market;
    try {
      folder = Files.createTempDirectory("multi-alpha-peer");
      PeerPlugin.write(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    plugins = PeerPlugin.load(folder);
    StrategyOffer offer = plugins.strategies().get(0);
    trading = account(offer, offer.params().defaults());
    watching = account(offer, offer.params().with(Map.of("ibs_below", 0.0)));
  }

  private AccountSpec account(StrategyOffer offer, Params params) {
    Currency dollars = Currency.getInstance("USD");
    return new AccountSpec(
        offer.id(),
        offer.strategy(),
        offer.newCaller(),
        market.symbols().stream()
            .map(symbol -> new Instrument(symbol, 0.25, 1, dollars))
            .map(instrument -> new AccountSpec.Leg(instrument, params, 1, Costs.NONE))
            .toList(),
        CASH,
        new Limits(market.symbols().size(), CASH, DailyStopBasis.EQUITY),
        List.of(),
        FillModel.NEXT_OPEN,
        ZoneOffset.UTC,
        Duration.ofDays(365).toMillis(),
        OnFailure.FLATTEN,
        FeatureProfile.REFERENCE);
  }

  /** Runs the engine's loop on this thread, from making it to the finished journal. */
  Tally run() {
    return tally(loop(trading));
  }

  /** Runs as {@code multi-alpha backtest} does: on an engine thread with a watch over its calls. */
  Tally runWatched() {
    return tally(
        Runner.run(
                List.of(trading),
                Limits.NONE,
                market.bars(),
                RunWindow.ALL,
                new Runner.Options(1, Duration.ofSeconds(10)),
                (done, total) -> {})
            .get(0));
  }

  /** Runs as {@link #run} with entries that never come, so that nothing is written down. */
  Tally runWithoutEntries() {
    return tally(loop(watching));
  }

  private AccountResult loop(AccountSpec account) {
    EngineLoop loop =
        Engine.loops(List.of(account), Limits.NONE, market.bars(), RunWindow.ALL, () -> steps -> {})
            .get(0);
    loop.run();
    return loop.finish().get(0);
  }

  private static Tally tally(AccountResult result) {
    if (result.failure().isPresent()) {
      throw new IllegalStateException(result.failure().get());
    }
    Trades trades = result.journal().trades();
    double points = 0;
    for (int i = 0; i < trades.size(); i++) {
      points += trades.netProfit(i);
    }
    return new Tally(trades.size(), points);
  }

  @Override
  public void close() throws IOException {
    plugins.close();
    Files.deleteIfExists(folder.resolve("peer-ibs.jar"));
    Files.deleteIfExists(folder);
  }
}
