package io.multialpha.host.app;

import io.multialpha.host.UserException;
import io.multialpha.host.config.OnMissingModel;
import io.multialpha.host.config.PortfolioOptimization;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.Leg;
import io.multialpha.host.engine.LimitsInForce;
import io.multialpha.host.ledger.TradedWith;
import io.multialpha.host.portfolio.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a strategy's account as a run does, and asks it for its limits and thresholds. */
final class InForceChecks {
  private final Invocation invocation;
  private final House house;
  private final ModelReadiness readiness;
  private final StrategyConfig strategy;
  private final List<VerifiedLine> lines = new ArrayList<>();
  private Optional<TradedWith> tradedWith = Optional.empty();

  InForceChecks(Invocation invocation, House house, ModelReadiness readiness) {
    this.invocation = invocation;
    this.house = house;
    this.readiness = readiness;
    this.strategy = readiness.strategy();
  }

  /** Lines on limits, thresholds and bars; one alone if no account can be built. */
  List<VerifiedLine> lines() throws IOException {
    build();
    return lines;
  }

  /** What a run would trade with, once {@link #lines} has been asked; empty if none would start. */
  Optional<TradedWith> tradedWith() {
    return tradedWith;
  }

  private void build() throws IOException {
    AccountWiring wiring = new AccountWiring(house, silent(), Overrides.NONE);
    try {
      wiring.addAll(List.of(strategy));
    } catch (UserException e) {
      wouldNotStart(e.getMessage().replace('\n', ' '));
      return;
    }
    AccountSpec account = wiring.accounts().get(0);
    StartTrial trial = new StartTrial(house, wiring.symbols());
    List<String> problems = trial.problems(account);
    if (!problems.isEmpty()) {
      wouldNotStart(String.join(" ", problems));
      return;
    }
    tradedWith =
        Optional.of(SettingsInForce.of(house, strategy, account, wiring.models(), together()));
    limits(trial.limits(account));
    thresholds(account);
    bars(account, wiring);
  }

  /** A strategy that is not enabled can only be traded alone. */
  private List<String> together() {
    List<StrategyConfig> together =
        strategy.enabled() ? house.config().enabled() : List.of(strategy);
    return together.stream().map(StrategyConfig::name).toList();
  }

  private void wouldNotStart(String why) {
    lines.add(VerifiedLine.failed("limits in force", "a run would not start: " + why));
  }

  private void bars(AccountSpec account, AccountWiring wiring) {
    BarsAtHand bars =
        BarsAtHand.of(
            MarketSource.configured(invocation, house.config().data()),
            account.legs().stream().map(leg -> leg.instrument().symbol()).toList(),
            wiring.symbols());
    lines.add(
        VerifiedLine.of(
            bars.isComplete(),
            "bars",
            bars.isComplete() ? bars.found() : "a run would not start: " + bars.problem()));
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
                + (asFound
                    ? ""
                    : ", not to " + positions + " and " + StrategyVerification.plain(stop))));
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
            : "a daily stop of " + StrategyVerification.plain(limits.dailyStopLoss()) + " dollars");
  }

  private void thresholds(AccountSpec account) {
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
      inForce.add(symbol + " " + StrategyVerification.plain(threshold));
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

  private Invocation silent() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return invocation.withTerminal(Terminal.plain(nowhere, nowhere));
  }
}
