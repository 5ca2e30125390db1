package io.multialpha.host.app;

import io.multialpha.host.config.PortfolioOptimization;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.ledger.TradedWith;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.statistics.BlockLength;
import io.multialpha.host.research.statistics.BootstrapInterval;
import io.multialpha.host.research.statistics.DrawdownSums;
import io.multialpha.host.research.statistics.ReturnStatistics;
import io.multialpha.host.research.statistics.SharpeRatio;
import io.multialpha.host.research.statistics.Xoshiro;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Compares what the search promised with what a run came to. The interval is a bootstrap's, in
 * blocks of trade dates, so that a short run may promise little; it fails only where even the good
 * end of what luck explains falls short of what was expected.
 */
final class ExpectedPerformance {
  private static final double YEAR = SharpeRatio.TRADE_DATES_PER_YEAR;
  private static final int FEWEST_TRADE_DATES = 20;
  private static final int TIMES = 2000;
  private static final double LEVEL = 0.95;
  private static final long SEED = 1;
  private static final String CHECK = "expected performance";

  private final RealisedRun run;
  private final RealisedRun.Equity equity;
  private final Map<String, Double> expected;
  private final List<VerifiedLine> lines = new ArrayList<>();

  private ExpectedPerformance(
      RealisedRun run, RealisedRun.Equity equity, Map<String, Double> expected) {
    this.run = run;
    this.equity = equity;
    this.expected = expected;
  }

  /**
   * The lines on one strategy.
   *
   * @param wouldTrade instruments of a run of the configuration that is verified, in its order
   * @param wouldTradeWith what it would trade with; empty if it would not start
   */
  static List<VerifiedLine> lines(
      StrategyConfig strategy,
      Optional<RealisedRun> realised,
      List<String> wouldTrade,
      Optional<TradedWith> wouldTradeWith) {
    Map<String, Double> expected =
        strategy.optimization().map(PortfolioOptimization::expected).orElse(Map.of());
    if (expected.isEmpty()) {
      return List.of(VerifiedLine.warning(CHECK, "the search result expects nothing"));
    }
    if (realised.isEmpty()) {
      return List.of(
          VerifiedLine.warning(CHECK, "not compared; name the folder of a run with --run"));
    }
    RealisedRun run = realised.get();
    Optional<RealisedRun.Equity> equity = run.of(strategy.name());
    if (equity.isEmpty()) {
      return List.of(
          VerifiedLine.warning(CHECK, "not compared; " + strategy.name() + " is not in that run"));
    }
    ExpectedPerformance performance = new ExpectedPerformance(run, equity.get(), expected);
    performance.tradedOthers(strategy, wouldTrade);
    wouldTradeWith.ifPresent(would -> performance.tradedOtherwise(strategy, would, wouldTrade));
    performance.inSample();
    performance.compare();
    return performance.lines;
  }

  private void tradedOthers(StrategyConfig strategy, List<String> wouldTrade) {
    Set<String> would = new TreeSet<>(wouldTrade);
    Set<String> traded = new TreeSet<>(run.instruments().getOrDefault(strategy.name(), wouldTrade));
    if (!traded.equals(would)) {
      lines.add(
          VerifiedLine.warning(
              "run",
              run.folder()
                  + " traded "
                  + String.join(", ", traded)
                  + ", a run of this configuration would trade "
                  + String.join(", ", would)));
    }
  }

  /** Compared for the instruments that both trade; the others are named already. */
  private void tradedOtherwise(StrategyConfig strategy, TradedWith would, List<String> wouldTrade) {
    TradedWith with = run.tradedWith().get(strategy.name());
    if (with == null) {
      lines.add(
          VerifiedLine.warning(
              "run",
              run.folder()
                  + " does not say with which parameters, costs and models it traded, as it is of"
                  + " an earlier version; make it again"));
      return;
    }
    Set<String> both = new TreeSet<>(run.instruments().get(strategy.name()));
    both.retainAll(would.symbols());
    List<String> others = new ArrayList<>();
    if (!inOrder(run.instruments().get(strategy.name()), both).equals(inOrder(wouldTrade, both))) {
      others.add("order of instruments");
    }
    with.differences(would, both)
        .forEach((setting, symbols) -> others.add(named(setting, symbols, both)));
    if (!others.isEmpty()) {
      lines.add(
          VerifiedLine.warning(
              "run",
              run.folder()
                  + " traded with other values than this configuration has: "
                  + String.join(", ", others)));
    }
  }

  /** Of entries at one instant, those of the instruments named first have the slots. */
  private static List<String> inOrder(List<String> instruments, Set<String> among) {
    return instruments.stream().filter(among::contains).toList();
  }

  private static String named(String setting, Set<String> symbols, Set<String> all) {
    return symbols.equals(all) ? setting : setting + " (" + String.join(", ", symbols) + ")";
  }

  private void inSample() {
    run.inSampleUntil()
        .ifPresent(
            until ->
                lines.add(
                    VerifiedLine.warning(
                        "run",
                        run.folder()
                            + " is in sample until "
                            + until
                            + ", so it looks better than what is to come; name one that begins"
                            + " later")));
  }

  private void compare() {
    int dates = equity.ends().length;
    if (run.synthetic()) {
      lines.add(
          VerifiedLine.warning(
              CHECK, "not compared; the bars of that run are made up and say nothing of markets"));
    } else if (dates < FEWEST_TRADE_DATES && !equity.ruined()) {
      lines.add(VerifiedLine.warning(CHECK, "not compared; " + dates + " trade dates are too few"));
    } else {
      compareAll();
    }
  }

  private void compareAll() {
    double[] returns = ReturnStatistics.returns(equity.start(), equity.ends());
    compare(
        "sharpe_ratio",
        "expected Sharpe",
        false,
        returns,
        values -> SharpeRatio.perYear(SharpeRatio.perPeriod(values), YEAR));
    compare(
        "cagr",
        "expected growth",
        false,
        returns,
        values -> ReturnStatistics.of(values, YEAR).cagr());
    compare("max_drawdown_dollars", "expected drawdown", true, equity.changes(), this::drawdown);
  }

  private double drawdown(double[] changes) {
    DrawdownSums sums = new DrawdownSums();
    sums.start(equity.start());
    double end = equity.start();
    for (double change : changes) {
      end += change;
      sums.add(end);
    }
    return sums.deepest();
  }

  private void compare(
      String key,
      String check,
      boolean lessIsBetter,
      double[] series,
      ToDoubleFunction<double[]> statistic) {
    Double promised = expected.get(key);
    if (promised == null) {
      return;
    }
    int digits = lessIsBetter ? 0 : 2;
    if (equity.ruined()) {
      // Returns on nothing say nothing, and what an account does after its ruin counts for less.
      lines.add(
          VerifiedLine.failed(
              check,
              number(promised, digits)
                  + ", but the equity of the run fell to "
                  + number(equity.lowest(), 0)
                  + " dollars on "
                  + equity.lowestOn()));
      return;
    }
    BootstrapInterval interval =
        BlockLength.of(series)
            .bootstrap()
            .interval(series, TIMES, statistic, LEVEL, new Xoshiro(SEED));
    if (Double.isNaN(interval.estimate()) || Double.isNaN(interval.percentileLow())) {
      lines.add(
          VerifiedLine.warning(
              check, number(promised, digits) + ", but that of the run is not defined"));
      return;
    }
    boolean worse =
        lessIsBetter ? interval.percentileLow() > promised : interval.percentileHigh() < promised;
    lines.add(
        VerifiedLine.of(
            !worse,
            check,
            number(promised, digits)
                + ", the run had "
                + number(interval.estimate(), digits)
                + ", 95% between "
                + number(interval.percentileLow(), digits)
                + " and "
                + number(interval.percentileHigh(), digits)
                + " over "
                + series.length
                + " trade dates"
                + (worse ? ": worse than luck explains" : "")));
  }

  private static String number(double value, int digits) {
    return FixedDecimals.fixed(value, digits);
  }
}
