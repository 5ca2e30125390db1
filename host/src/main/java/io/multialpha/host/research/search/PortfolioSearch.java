package io.multialpha.host.research.search;

import io.multialpha.host.research.simulation.Simulation;
import java.util.Optional;

/** Looks for the best portfolio in one period, and then looks once what it came to in another. */
public final class PortfolioSearch {
  private PortfolioSearch() {}

  /**
   * Searches. The result is the same for any number of threads.
   *
   * @param test a simulation of the test period, over the same symbols
   * @param journal takes all that is tried, before the test period is looked at
   * @param checkpoint where an exhaustive search keeps what it has done; others need none
   * @throws SearchException if there are too many symbols for the algorithm
   */
  public static SearchResult run(
      Universe universe,
      Simulation test,
      SearchSettings settings,
      SearchProgress progress,
      TrialJournal journal,
      Optional<Checkpoint> checkpoint) {
    CandidateTable tried = new CandidateTable();
    Optional<Candidate> best =
        switch (settings.algorithm()) {
          case GREEDY -> GreedySearch.best(universe, settings, tried, progress);
          case EXHAUSTIVE ->
              ExhaustiveSearch.best(universe, settings, tried, progress, journal, checkpoint);
          case BEAM -> BeamSearch.best(universe, settings, tried, progress);
        };
    if (settings.algorithm() != Algorithm.EXHAUSTIVE) {
      journal.record(tried);
    }
    return new SearchResult(universe, settings, best, tried, test);
  }
}
