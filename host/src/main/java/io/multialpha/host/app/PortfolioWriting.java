package io.multialpha.host.app;

import io.multialpha.host.config.ConfigUpdate;
import io.multialpha.host.config.FoundPortfolio;
import io.multialpha.host.config.Mode;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.statistics.BootstrapInterval;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what a search has found into the configuration, if it may. */
final class PortfolioWriting {
  private final Invocation invocation;
  private final String strategy;
  private final double dailyStop;

  /**
   * For one strategy.
   *
   * @param dailyStop dollars that the search was made with
   */
  PortfolioWriting(Invocation invocation, String strategy, double dailyStop) {
    this.invocation = invocation;
    this.strategy = strategy;
    this.dailyStop = dailyStop;
  }

  /**
   * Writes, after having shown what changes.
   *
   * @throws io.multialpha.host.config.ConfigException if the configuration could not be used then;
   *     nothing has changed
   */
  void write(PortfolioFinding finding, FoundPortfolio.Evidence evidence, House house) {
    Terminal terminal = invocation.terminal();
    ConfigUpdate update =
        ConfigUpdate.plan(invocation.root(), house.configFile(), found(finding, evidence));
    // Refuses what the configuration could not mean, such as a symbol without a contract.
    update.resolved(House.catalogOf(house.plugins()), invocation.environment(), Mode.PAPER);
    terminal.err().print(update.diff());
    List<Path> changed = update.files();
    List<Path> copies = update.apply(invocation.clock().instant());
    terminal.note(
        changed.isEmpty()
            ? "The configuration says so already; nothing was written."
            : "Wrote "
                + shown(changed)
                + (copies.isEmpty() ? "." : "; kept " + shown(copies) + "."));
    terminal.note(
        "Deflated Sharpe ratio "
            + PortfolioText.fixed(evidence.deflatedSharpe(), 3)
            + " after "
            + FixedDecimals.grouped(evidence.trials())
            + " trials: how sure it is that the finding is more than the luckiest of them.");
    if (!Double.isNaN(evidence.overfittingProbability())) {
      terminal.note(
          "Probability of overfitting "
              + PortfolioText.fixed(evidence.overfittingProbability(), 3)
              + ": how often what is best in half of the train period is below the middle in the"
              + " other.");
    }
  }

  private String shown(List<Path> files) {
    return String.join(", ", files.stream().map(invocation::show).toList());
  }

  private FoundPortfolio found(PortfolioFinding finding, FoundPortfolio.Evidence evidence) {
    SearchResult result = finding.result();
    Candidate chosen = result.chosen().orElseThrow();
    PortfolioMetrics test = result.test().orElseThrow();
    String search = result.settings().algorithm().name().toLowerCase(Locale.ROOT) + "_search";
    return new FoundPortfolio(
        strategy,
        result.symbols(chosen),
        chosen.maxPositions(),
        dailyStop,
        figures(test),
        LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC),
        search,
        result.symbols(chosen).size()
            + " symbols of "
            + result.universe().names().size()
            + ", found on "
            + finding.train().from()
            + " to "
            + finding.train().to()
            + " by the "
            + finding.method().word()
            + " method. Expected is what the test period gave."
            + PortfolioText.warning(finding.train().trades()).map(text -> " " + text).orElse(""),
        finding.method().word(),
        sample(finding.train(), result.train().orElseThrow(), result.trainReturns(chosen)),
        Optional.of(sample(finding.test(), test, result.testReturns())),
        evidence,
        List.of(),
        !result.testKeepsConstraint(),
        finding.train().trades().fingerprint());
  }

  private static FoundPortfolio.Sample sample(
      PortfolioFinding.Period period, PortfolioMetrics metrics, double[] returns) {
    Optional<BootstrapInterval> interval = SearchTrials.interval(returns);
    return new FoundPortfolio.Sample(
        period.from(),
        period.to(),
        figures(metrics),
        interval.map(BootstrapInterval::percentileLow).orElse(Double.NaN),
        interval.map(BootstrapInterval::percentileHigh).orElse(Double.NaN),
        SearchTrials.LEVEL);
  }

  private static FoundPortfolio.Figures figures(PortfolioMetrics metrics) {
    return new FoundPortfolio.Figures(
        metrics.sharpeRatio(),
        metrics.cagr(),
        -metrics.maxDrawdownDollars(),
        metrics.breachEvents(),
        metrics.dailyStopsHit());
  }
}
