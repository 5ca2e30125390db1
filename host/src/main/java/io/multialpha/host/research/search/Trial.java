package io.multialpha.host.research.search;

import io.multialpha.host.research.simulation.Simulation;

/**
 * Tries portfolios and writes them down, each once and under the lowest limit that gives the same.
 * Used by one thread.
 */
final class Trial {
  private final Simulation simulation;
  private final int lowest;
  private final CandidateTable tried;

  /**
   * Tries none yet.
   *
   * @param lowest limit of the search
   */
  Trial(Simulation simulation, int lowest, CandidateTable tried) {
    this.simulation = simulation;
    this.lowest = lowest;
    this.tried = tried;
  }

  /**
   * The lowest limit that gives the same: one that is never reached changes nothing.
   *
   * @param simulation that has just been run
   * @param limit it was run with
   * @param lowest limit that counts
   */
  static int lowestAlike(Simulation simulation, int limit, int lowest) {
    return simulation.wasFull()
        ? limit
        : Math.max(lowest, Math.min(limit, Math.max(1, simulation.mostPositions())));
  }

  /** Tries one; gives it under the limit it was tried with. */
  Candidate of(long symbols, int maxPositions) {
    simulation.run(symbols, maxPositions);
    Candidate candidate =
        new Candidate(
            symbols,
            maxPositions,
            simulation.sharpe(),
            simulation.dailySharpe(),
            simulation.maxDrawdown(),
            simulation.breachEvents());
    tried.add(
        candidate.under(lowestAlike(simulation, maxPositions, lowest)), simulation.dailyReturns());
    return candidate;
  }
}
