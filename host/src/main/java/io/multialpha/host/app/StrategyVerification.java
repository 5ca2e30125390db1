package io.multialpha.host.app;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.host.UserException;
import io.multialpha.host.config.Difference;
import io.multialpha.host.config.OnMissingModel;
import io.multialpha.host.config.PortfolioOptimization;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.Leg;
import io.multialpha.host.engine.LimitsInForce;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.portfolio.Limits;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.runner.Runner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what optimisation found for one strategy with what a run would trade. */
final class StrategyVerification {
  private static final List<String> METADATA_KEYS = List.of("Sharpe", "Profit_Factor", "Features");
  private static final List<String> LIMIT_KEYS =
      List.of("max_positions", "daily_stop_loss", "instruments");

  private final Invocation invocation;
  private final House house;
  private final StrategyConfig strategy;
  private final List<VerifiedLine> lines = new ArrayList<>();

  StrategyVerification(Invocation invocation, House house, StrategyConfig strategy) {
    this.invocation = invocation;
    this.house = house;
    this.strategy = strategy;
  }

  /** All lines, in the order in which things depend on each other. */
  List<VerifiedLine> lines(Optional<RealisedRun> realised) throws IOException {
    Optional<LoadedPlugin> plugin =
        house.plugins().plugins().stream().filter(this::offersStrategy).findFirst();
    if (plugin.isEmpty()) {
      lines.add(
          VerifiedLine.failed(
              "plugin", "no installed plugin provides " + strategy.type() + "; add its jar"));
      return lines;
    }
    plugin(plugin.get());
    searchResult();
    ModelReadiness readiness = ModelReadiness.of(house, strategy, invocation);
    modelsPath(readiness);
    readiness.instruments().forEach(this::bundle);
    inForce(readiness);
    lines.addAll(IbsBands.lines(strategy));
    lines.addAll(
        ExpectedPerformance.lines(strategy, realised, Checksum.sha256(house.configFile())));
    return lines;
  }

  private boolean offersStrategy(LoadedPlugin plugin) {
    return plugin.strategies().stream().anyMatch(offer -> offer.id().equals(strategy.type()));
  }

  private void plugin(LoadedPlugin plugin) {
    lines.add(
        VerifiedLine.ok(
            "plugin", plugin.id() + " " + plugin.version() + ", plugins/" + plugin.fileName()));
    int count = house.offer(strategy).params().all().size();
    lines.add(
        VerifiedLine.ok(
            "parameters", count + " in the schema, all values of the configuration within it"));
  }

  private void searchResult() {
    String file = "config/portfolio_optimization_" + strategy.name() + ".json";
    if (strategy.optimization().isEmpty()) {
      lines.add(
          VerifiedLine.failed(
              "search result",
              "there is no "
                  + file
                  + ", so nothing says that these limits were ever searched for"));
      return;
    }
    PortfolioOptimization found = strategy.optimization().get();
    lines.add(VerifiedLine.ok("search result", found.file()));
    lines.addAll(SearchEvidence.lines(found));
    Map<String, String> configured =
        Map.of(
            "max_positions",
            Integer.toString(strategy.limits().maxPositions()),
            "daily_stop_loss",
            plain(strategy.limits().dailyStopLoss()) + " dollars",
            "instruments",
            String.join(", ", strategy.instruments()));
    for (String key : LIMIT_KEYS) {
      Optional<Difference> difference =
          strategy.differences().stream().filter(d -> d.key().endsWith("." + key)).findFirst();
      lines.add(
          difference
              .map(each -> VerifiedLine.failed(key, each + "; make them agree"))
              .orElseGet(
                  () -> VerifiedLine.ok(key, configured.get(key) + ", as the search found")));
    }
  }

  private void modelsPath(ModelReadiness readiness) {
    String shown = invocation.show(strategy.modelsPath());
    List<String> missing = readiness.missing();
    int there = readiness.instruments().size() - missing.size();
    Optional<Path> elsewhere = missing.isEmpty() ? Optional.empty() : elsewhere(readiness);
    if (elsewhere.isPresent()) {
      lines.add(
          VerifiedLine.failed(
              "models_path",
              shown
                  + " has no bundles for "
                  + String.join(", ", missing)
                  + ", but "
                  + invocation.show(elsewhere.get())
                  + " has some; set models_path to it"));
    } else if (there == 0) {
      lines.add(
          missingLine(
              "models_path",
              (Files.isDirectory(strategy.modelsPath()) ? "no bundles in " : "there is no folder ")
                  + shown));
    } else {
      lines.add(
          VerifiedLine.ok(
              "models_path",
              shown + ", bundles for " + there + " of " + readiness.instruments().size()));
    }
  }

  /** Another folder of models that has bundles of what is missing here. */
  private Optional<Path> elsewhere(ModelReadiness readiness) {
    Path models = house.config().root().resolve("models");
    Set<Path> folders = new LinkedHashSet<>();
    folders.add(house.config().root().resolve(readiness.layout().folder()));
    folders.add(models.resolve(strategy.name()));
    folders.add(models.resolve(strategy.type()));
    folders.add(models);
    // Another strategy's folder may have bundles of the same symbols, and they are its own.
    for (StrategyConfig other : house.config().strategies().values()) {
      if (!other.name().equals(strategy.name())) {
        folders.remove(other.modelsPath());
      }
    }
    folders.remove(strategy.modelsPath());
    return folders.stream()
        .map(Path::normalize)
        .filter(folder -> !folder.equals(strategy.modelsPath().normalize()))
        .filter(
            folder ->
                readiness.missing().stream()
                    .map(readiness.layout()::metadataFileOf)
                    .anyMatch(name -> Files.exists(folder.resolve(name))))
        .findFirst();
  }

  private void bundle(InstrumentModel model) {
    String check = "bundle " + model.symbol();
    if (model.state() == InstrumentModel.State.MISSING) {
      lines.add(missingLine(check, "missing"));
      return;
    }
    if (model.isBroken()) {
      lines.add(VerifiedLine.failed(check, model.problem()));
      return;
    }
    ModelBundle bundle = model.bundle().orElseThrow().bundle();
    List<String> absent =
        METADATA_KEYS.stream().filter(key -> !bundle.metadata().containsKey(key)).toList();
    if (!absent.isEmpty()) {
      lines.add(
          VerifiedLine.failed(
              check,
              model.files().orElseThrow().metadata().getFileName()
                  + " has no "
                  + String.join(", ", absent)
                  + "; write what training found"));
      return;
    }
    lines.add(
        VerifiedLine.ok(
            check,
            "threshold "
                + plain(bundle.threshold())
                + ", "
                + bundle.features().size()
                + " features, Sharpe "
                + figure(bundle, "Sharpe")
                + ", profit factor "
                + figure(bundle, "Profit_Factor")));
  }

  private VerifiedLine missingLine(String check, String found) {
    return switch (strategy.onMissingModel()) {
      case TRADE_UNFILTERED ->
          VerifiedLine.warning(check, found + ": trades UNFILTERED, without a model");
      case SKIP ->
          VerifiedLine.failed(check, found + ": left out, though the search chose it; add bundles");
      case FAIL -> VerifiedLine.failed(check, found + ": stops the start; add bundles");
    };
  }

  /** Builds the account as a run does, and asks it. */
  private void inForce(ModelReadiness readiness) throws IOException {
    AccountSpec account;
    LimitsInForce limits;
    try {
      AccountWiring wiring = new AccountWiring(house, silent(), Overrides.NONE);
      wiring.addAll(List.of(strategy));
      account = wiring.accounts().get(0);
      limits =
          Runner.limits(
                  wiring.accounts(),
                  house.config().house(),
                  oneBarEach(wiring.symbols()),
                  RunWindow.ALL,
                  new Runner.Options(1, house.config().execution().callTimeout()))
              .get(0);
    } catch (UserException e) {
      lines.add(
          VerifiedLine.failed(
              "limits in force", "a run would not start: " + e.getMessage().replace('\n', ' ')));
      return;
    }
    limits(limits);
    thresholds(account, readiness);
  }

  private void limits(LimitsInForce limits) {
    Limits own = limits.own();
    int positions =
        strategy
            .optimization()
            .map(PortfolioOptimization::maxPositions)
            .orElse(strategy.limits().maxPositions());
    double stop =
        strategy
            .optimization()
            .map(PortfolioOptimization::dailyStopLoss)
            .orElse(strategy.limits().dailyStopLoss());
    boolean asFound = own.maxPositions() == positions && own.dailyStopLoss() == stop;
    lines.add(
        VerifiedLine.of(
            asFound,
            "limits in force",
            "the coordinator keeps to "
                + words(own)
                + (asFound ? "" : ", not to " + positions + " and " + plain(stop))));
    boolean houseIsTighter =
        limits.house().maxPositions() < own.maxPositions()
            || limits.house().dailyStopLoss() < own.dailyStopLoss();
    if (houseIsTighter) {
      lines.add(
          VerifiedLine.warning(
              "limits of the house",
              words(limits.house()) + " over all strategies, tighter than the strategy's own"));
    }
  }

  private static String words(Limits limits) {
    return (limits.maxPositions() == Integer.MAX_VALUE
            ? "any number of positions"
            : limits.maxPositions() == 1 ? "1 position" : limits.maxPositions() + " positions")
        + " and "
        + (Double.isInfinite(limits.dailyStopLoss())
            ? "no daily stop"
            : "a daily stop of " + plain(limits.dailyStopLoss()) + " dollars");
  }

  private void thresholds(AccountSpec account, ModelReadiness readiness) {
    Map<String, Double> own = new HashMap<>();
    for (InstrumentModel model : readiness.instruments()) {
      model.bundle().ifPresent(each -> own.put(model.symbol(), each.bundle().threshold()));
    }
    List<String> inForce = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<String> unfiltered = new ArrayList<>();
    for (Leg leg : account.legs()) {
      String symbol = leg.instrument().symbol();
      if (leg.model().isEmpty()) {
        unfiltered.add(symbol);
        continue;
      }
      double threshold = leg.model().get().threshold();
      inForce.add(symbol + " " + plain(threshold));
      if (!Double.valueOf(threshold).equals(own.get(symbol))) {
        others.add(symbol);
      }
    }
    if (!others.isEmpty()) {
      lines.add(
          VerifiedLine.failed(
              "thresholds in force", "not their own bundle's: " + String.join(", ", others)));
    } else if (!inForce.isEmpty()) {
      lines.add(
          VerifiedLine.ok(
              "thresholds in force", "each its own bundle's: " + String.join(", ", inForce)));
    }
    if (!unfiltered.isEmpty() && strategy.onMissingModel() == OnMissingModel.TRADE_UNFILTERED) {
      lines.add(
          VerifiedLine.warning(
              "thresholds in force", "none, trades UNFILTERED: " + String.join(", ", unfiltered)));
    }
  }

  /** Enough of a market to start strategies in; they are never asked for a decision. */
  private static MarketData oneBarEach(Collection<String> symbols) {
    Map<String, BarColumns> hourly = new HashMap<>();
    Map<String, BarColumns> daily = new HashMap<>();
    for (String symbol : symbols) {
      BarColumns.Builder bars = BarColumns.builder(symbol, 1);
      bars.append(0, 0, 1, 1, 1, 1, 1);
      hourly.put(symbol, bars.build());
      daily.put(symbol, bars.build());
    }
    return MarketData.of(hourly, daily);
  }

  private Invocation silent() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return invocation.withTerminal(Terminal.plain(nowhere, nowhere));
  }

  private static String figure(ModelBundle bundle, String key) {
    return bundle.metadata().get(key) instanceof Number number
        ? FixedDecimals.fixed(number.doubleValue(), 2)
        : String.valueOf(bundle.metadata().get(key));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
