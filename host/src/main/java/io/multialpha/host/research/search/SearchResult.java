package io.multialpha.host.research.search;

import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.simulation.Simulation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a search has found, and all that it has tried. The train period is what was searched; the
 * test period was looked at once, for the portfolio that was chosen.
 */
public final class SearchResult {
  private final Universe universe;
  private final SearchSettings settings;
  private final Optional<Candidate> chosen;
  private final CandidateTable tried;
  private final Optional<PortfolioMetrics> train;
  private final Optional<PortfolioMetrics> test;
  private final Optional<Simulation> testSimulation;

  SearchResult(
      Universe universe,
      SearchSettings settings,
      Optional<Candidate> chosen,
      CandidateTable tried,
      Simulation testSimulation) {
    this.universe = Objects.requireNonNull(universe, "universe");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.chosen = Objects.requireNonNull(chosen, "chosen");
    this.tried = Objects.requireNonNull(tried, "tried");
    train = chosen.map(each -> run(universe.train().get(), each).metrics());
    this.testSimulation = chosen.map(each -> run(testSimulation, each));
    test = this.testSimulation.map(Simulation::metrics);
  }

  private static Simulation run(Simulation simulation, Candidate candidate) {
    simulation.run(candidate.symbols(), candidate.maxPositions());
    return simulation;
  }

  /** What was searched over. */
  public Universe universe() {
    return universe;
  }

  /** How many days {@link #trainReturns} has. */
  public int trainDays() {
    return universe.train().get().dailyReturns().length;
  }

  /** What was searched. */
  public SearchSettings settings() {
    return settings;
  }

  /**
   * The portfolio that was chosen; empty if none keeps to the constraint and has a Sharpe ratio.
   */
  public Optional<Candidate> chosen() {
    return chosen;
  }

  /** The symbols of a candidate, in the order in which they have their turn. */
  public List<String> symbols(Candidate candidate) {
    return universe.names(candidate.symbols());
  }

  /** What the chosen portfolio came to in the train period. */
  public Optional<PortfolioMetrics> train() {
    return train;
  }

  /** What the chosen portfolio came to in the test period. */
  public Optional<PortfolioMetrics> test() {
    return test;
  }

  /** Whether the chosen portfolio trades in the test period at all. */
  public boolean isTested() {
    return test.isPresent() && test.get().symbolsUsed() > 0;
  }

  /**
   * Whether the chosen portfolio keeps to the constraint in the test period too. One that does not
   * trade there has not shown that it does.
   */
  public boolean testKeepsConstraint() {
    return isTested()
        && settings
            .constraint()
            .allows(-test.get().maxDrawdownDollars(), test.get().breachEvents());
  }

  /** Every portfolio that was tried, once each; their number is that of the trials. */
  public CandidateTable tried() {
    return tried;
  }

  /** How many portfolios were tried. */
  public int trials() {
    return tried.size();
  }

  /**
   * Daily returns of a candidate over the train period: as many for every candidate, 0 before its
   * first trade and after its last.
   *
   * @return fractions; a new array
   */
  public double[] trainReturns(Candidate candidate) {
    return run(universe.train().get(), candidate).dailyReturns();
  }

  /** Daily returns of the chosen portfolio over the test period; empty if there is none. */
  public double[] testReturns() {
    return testSimulation.map(Simulation::dailyReturns).orElse(new double[0]);
  }
}
