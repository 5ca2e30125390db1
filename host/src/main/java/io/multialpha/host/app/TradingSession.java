package io.multialpha.host.app;

import io.multialpha.api.market.Instrument;
import io.multialpha.host.Checksum;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.RunInfo;
import io.multialpha.host.ledger.RunInfo.ModelUsed;
import io.multialpha.host.ledger.RunInfo.PluginFile;
import io.multialpha.host.ledger.TradedWith;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.plugin.ApiVersion;
import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.report.RunFolder;
import io.multialpha.host.report.RunReport;
import io.multialpha.host.report.page.ReportPage;
import io.multialpha.host.runner.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trades strategies over past bars and leaves the result in a folder. Paper trading and back-tests
 * are this same session, on other bars.
 */
final class TradingSession {
  private final Invocation invocation;
  private final House house;
  private final Request request;

  /**
   * What is asked for.
   *
   * @param mode how it is called in the result
   * @param verb name of the command, part of the run's id
   * @param command the whole command line
   * @param strategies what trades; at least one
   * @param overrides what goes over the configuration
   * @param from first trade date, if not the data's
   * @param to last trade date, if not the data's
   * @param out folder in which the run's folder is made
   * @param threads how many may work at once
   */
  record Request(
      RunInfo.Mode mode,
      String verb,
      String command,
      List<StrategyConfig> strategies,
      Overrides overrides,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Path out,
      int threads) {}

  /** A finished run and where it was left. */
  record Outcome(RunReport report, Path folder) {}

  TradingSession(Invocation invocation, House house, Request request) {
    this.invocation = invocation;
    this.house = house;
    this.request = request;
  }

  /**
   * Trades, writes the files, and gives the result.
   *
   * @throws io.multialpha.host.UserException if something is wrong; nothing has been traded then
   */
  Outcome trade(MarketSource source) throws IOException {
    Terminal terminal = invocation.terminal();
    AccountWiring wiring = new AccountWiring(house, invocation, request.overrides());
    wiring.addAll(request.strategies());
    List<AccountSpec> accounts = wiring.accounts();

    // First of all the bars: where there are none, what they are worth is nothing to warn of.
    MarketSource.Read market = source.read(wiring.symbols(), wiring.sessions());
    List<String> madeUp =
        new ArrayList<>(SyntheticModels.notes(wiring.models(), source.isSynthetic()));
    madeUp.addAll(SyntheticPortfolio.notes(request.strategies(), source.isSynthetic()));
    madeUp.forEach(terminal::warning);
    Map<String, Instrument> traded = new TreeMap<>();
    accounts.stream()
        .flatMap(account -> account.legs().stream())
        .forEach(leg -> traded.put(leg.instrument().symbol(), leg.instrument()));
    traded.values().forEach(market::requireFit);
    TradeDates dates = TradeDates.of(accounts, market.bars(), request.from(), request.to());
    // Only now is it sure that there are trades for it to matter to.
    wiring.missing().forEach(terminal::warning);
    List<String> doubts = market.warnings(dates);
    doubts.forEach(terminal::warning);

    List<String> notes = new ArrayList<>(house.config().notes());
    notes.addAll(wiring.notes());
    notes.addAll(madeUp);
    notes.addAll(doubts);
    notes.addAll(dates.notes(request.from(), request.to()));
    notes.addAll(market.notes(dates, traded.keySet()));
    house.plugins().rejected().forEach(jar -> notes.add(jar.sentence()));
    try (RunFolder folder = RunFolder.create(request.out(), info(market, dates, wiring, notes))) {
      terminal.progress(
          "Trading "
              + String.join(", ", accounts.stream().map(AccountSpec::name).toList())
              + " from "
              + dates.first()
              + " to "
              + dates.last()
              + " on "
              + market.source().text());
      folder.requireReady();
      TrialsBefore trials =
          new TrialsBefore(invocation, request.strategies(), market.source().synthetic());
      ProgressBar bar = new ProgressBar(terminal, invocation.clock(), "Trading");
      List<AccountResult> results = run(accounts, market.bars(), dates.window(), bar::at);
      bar.end();
      results.forEach(this::reportFailure);
      RunReport report =
          folder.write(
              results,
              () -> withHouseStop(RunReport.of(folder.info(), results).withTried(trials.get())),
              ReportPage::of);
      return new Outcome(report, folder.path());
    }
  }

  private List<AccountResult> run(
      List<AccountSpec> accounts, MarketData bars, RunWindow window, Runner.Progress progress) {
    Runner.Options options =
        new Runner.Options(request.threads(), house.config().execution().callTimeout());
    try {
      return Runner.run(accounts, house.config().house(), bars, window, options, progress);
    } catch (StrategyException first) {
      throw new StartTrial(house, request.overrides(), bars).refusal(accounts, first);
    }
  }

  private RunReport withHouseStop(RunReport report) {
    return house.config().house().dailyStopLoss() < Double.POSITIVE_INFINITY
        ? report.withHouseStop()
        : report;
  }

  private void reportFailure(AccountResult result) {
    for (AccountResult.ModelFailure failure : result.modelFailures()) {
      invocation
          .terminal()
          .error(
              "The model of "
                  + failure.symbol()
                  + " in "
                  + result.journal().account()
                  + " failed; entries were refused from then on: "
                  + failure.why());
    }
    result
        .failure()
        .ifPresent(
            why ->
                invocation
                    .terminal()
                    .error("Strategy " + result.journal().account() + " was set aside: " + why));
  }

  private RunInfo info(
      MarketSource.Read market, TradeDates dates, AccountWiring wiring, List<String> notes)
      throws IOException {
    List<ModelUsed> models = wiring.models();
    return new RunInfo(
        RunInfo.newId(invocation.clock(), request.verb()),
        request.mode(),
        request.command(),
        invocation.clock().instant(),
        market.source(),
        dates.first(),
        dates.last(),
        new RunInfo.ConfigFile(
            invocation.show(house.configFile()), Checksum.sha256(house.configFile())),
        plugins(models),
        models,
        tradedWith(wiring),
        ApiVersion.installed().toString(),
        notes);
  }

  private Map<String, TradedWith> tradedWith(AccountWiring wiring) {
    List<String> together = request.strategies().stream().map(StrategyConfig::name).toList();
    Map<String, TradedWith> tradedWith = new TreeMap<>();
    for (int i = 0; i < request.strategies().size(); i++) {
      StrategyConfig strategy = request.strategies().get(i);
      tradedWith.put(
          strategy.name(),
          SettingsInForce.of(house, strategy, wiring.accounts().get(i), wiring.models(), together));
    }
    return tradedWith;
  }

  private List<PluginFile> plugins(List<ModelUsed> models) {
    return house.plugins().plugins().stream()
        .filter(plugin -> takesPart(plugin) || loads(plugin, models))
        .map(plugin -> new PluginFile(plugin.id(), plugin.version(), plugin.sha256()))
        .toList();
  }

  private static boolean loads(LoadedPlugin plugin, List<ModelUsed> models) {
    return plugin.modelLoaders().stream()
        .anyMatch(offer -> models.stream().anyMatch(m -> m.loader().equals(offer.id())));
  }

  private boolean takesPart(LoadedPlugin plugin) {
    return request.strategies().stream()
        .anyMatch(
            strategy ->
                plugin.strategies().stream().anyMatch(o -> o.id().equals(strategy.type()))
                    || plugin.policies().stream()
                        .anyMatch(o -> strategy.policies().containsKey(o.id())));
  }
}
