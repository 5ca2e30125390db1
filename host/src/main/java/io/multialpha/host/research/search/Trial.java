package io.multialpha.host.research.search;

import io.multialpha.host.research.simulation.Simulation;

/** Tries portfolios and writes them down, each once. Used by one thread. */
final class Trial {
  private final Simulation simulation;
  private final CandidateTable tried;

  Trial(Simulation simulation, CandidateTable tried) {
    this.simulation = simulation;
    this.tried = tried;
  }

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
    tried.add(candidate, simulation.dailyReturns());
    return candidate;
  }
}
