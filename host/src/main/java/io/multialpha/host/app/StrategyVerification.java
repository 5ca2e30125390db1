package io.multialpha.host.app;

import io.multialpha.host.config.Difference;
import io.multialpha.host.config.PortfolioOptimization;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.model.ModelException;
import io.multialpha.host.plugin.LoadedPlugin;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what optimisation found for one strategy with what a run would trade. */
final class StrategyVerification {
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
    lines.addAll(new BundleChecks(invocation, house, readiness).lines());
    InForceChecks inForce = new InForceChecks(invocation, house, readiness);
    lines.addAll(inForce.lines());
    lines.addAll(IbsBands.lines(strategy));
    lines.addAll(
        ExpectedPerformance.lines(strategy, realised, wouldTrade(readiness), inForce.tradedWith()));
    return lines;
  }

  /** Without those that lack a bundle or were rejected, as a run leaves them out. */
  private List<String> wouldTrade(ModelReadiness readiness) {
    try {
      return ModelChoice.of(readiness, invocation::show).traded().stream()
          .map(InstrumentModel::symbol)
          .toList();
    } catch (ModelException noRunAtAll) {
      // Its bundles fail above; what it is meant to trade is what there is to compare.
      return strategy.instruments();
    }
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
    lines.addAll(SearchEvidence.lines(found, house.hasSyntheticBars()));
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

  /** A number as people write it. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
