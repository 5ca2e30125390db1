package io.multialpha.host.app;

import io.multialpha.host.config.ConfigUpdate;
import io.multialpha.host.config.FoundPortfolio;
import io.multialpha.host.config.Mode;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.search.Evidence;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.search.WalkForwardResult;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.statistics.TrackRecord;
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
   * @param dailyStop dollars that the search is made with
   */
  PortfolioWriting(Invocation invocation, String strategy, double dailyStop) {
    this.invocation = invocation;
    this.strategy = strategy;
    this.dailyStop = dailyStop;
  }

  /**
   * Refuses what could not be written whatever is found, before anything is searched: a section
   * that cannot be changed by itself, a file that may not be written to, a symbol without contract.
   *
   * @param symbols that are searched
   * @throws io.multialpha.host.config.ConfigException if the files cannot be changed
   * @throws UsageException if a symbol has no contract
   */
  void rehearse(List<String> symbols, House house) {
    List<String> unknown =
        symbols.stream().filter(each -> !house.config().instruments().containsKey(each)).toList();
    if (!unknown.isEmpty()) {
      throw new UsageException(
          "There is no contract of "
              + String.join(", ", unknown)
              + " under instruments in "
              + invocation.show(house.configFile())
              + ", so that no portfolio with it could be traded: add it there, or name the others"
              + " with --symbols.");
    }
    ConfigUpdate.plan(invocation.root(), house.configFile(), unfound(symbols)).rehearse();
  }

  /** With a limit that no search finds, so that both files change. */
  private FoundPortfolio unfound(List<String> symbols) {
    LocalDate today = LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC);
    FoundPortfolio.Figures none =
        new FoundPortfolio.Figures(Double.NaN, Double.NaN, Double.NaN, 0, 0);
    return new FoundPortfolio(
        strategy,
        symbols,
        Integer.MAX_VALUE,
        dailyStop,
        none,
        today,
        "",
        "",
        "",
        new FoundPortfolio.Sample(today, today, none, Double.NaN, Double.NaN, Double.NaN),
        Optional.empty(),
        new FoundPortfolio.Evidence(
            0,
            Double.NaN,
            0,
            Double.NaN,
            Double.NaN,
            "",
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            0,
            0),
        List.of(),
        List.of(),
        false,
        "");
  }

  /**
   * Writes, after having shown what changes.
   *
   * @throws io.multialpha.host.config.ConfigException if the configuration could not be used then;
   *     nothing has changed
   */
  void write(PortfolioFinding finding, House house) {
    Terminal terminal = invocation.terminal();
    ConfigUpdate update = ConfigUpdate.plan(invocation.root(), house.configFile(), found(finding));
    // Refuses what the configuration could not mean, such as more positions than the house allows.
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
            + PortfolioText.fixed(finding.evidence().orElseThrow().deflated(), 3)
            + " after "
            + FixedDecimals.counted(finding.count().trials(), "trial")
            + ": how sure it is that the finding is more than the luckiest of them.");
  }

  private String shown(List<Path> files) {
    return String.join(", ", files.stream().map(invocation::show).toList());
  }

  private FoundPortfolio found(PortfolioFinding finding) {
    SearchResult result = finding.result();
    Candidate chosen = result.chosen().orElseThrow();
    PortfolioMetrics test = result.test().orElseThrow();
    Evidence evidence = finding.evidence().orElseThrow();
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
        sample(finding.train(), result.train().orElseThrow(), evidence.train()),
        Optional.of(sample(finding.test(), test, evidence.test())),
        evidence(finding, evidence),
        finding.walk().map(PortfolioWriting::windows).orElse(List.of()),
        finding.objections(),
        finding.train().trades().synthetic(),
        finding.train().trades().fingerprint());
  }

  private static FoundPortfolio.Evidence evidence(PortfolioFinding finding, Evidence evidence) {
    return new FoundPortfolio.Evidence(
        evidence.count().trials(),
        evidence.count().sharpeVariance(),
        evidence.train().observations(),
        evidence.train().probabilistic(),
        evidence.deflated(),
        TrackRecord.FORM.text(),
        evidence.train().minimum(),
        evidence.comparison().overfitting(),
        evidence.comparison().realityCheck(),
        evidence.comparison().superiority(),
        evidence.comparison().compared(),
        finding.looks());
  }

  private static List<FoundPortfolio.Window> windows(WalkForwardResult walk) {
    return walk.windows().stream()
        .map(
            each ->
                new FoundPortfolio.Window(
                    each.trainFrom(),
                    each.trainTo(),
                    each.testFrom(),
                    each.testTo(),
                    each.symbols(),
                    each.test().map(PortfolioMetrics::sharpeRatio).orElse(Double.NaN)))
        .toList();
  }

  private static FoundPortfolio.Sample sample(
      SearchPeriods.Period period, PortfolioMetrics metrics, TrackRecord track) {
    return new FoundPortfolio.Sample(
        period.from(), period.to(), figures(metrics), track.low(), track.high(), TrackRecord.LEVEL);
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
