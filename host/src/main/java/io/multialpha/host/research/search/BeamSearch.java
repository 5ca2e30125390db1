package io.multialpha.host.research.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Grows sets of symbols one by one from nothing, for each limit, and keeps the best of each size:
 * those that keep to the constraint before those that do not, then by Sharpe ratio.
 */
final class BeamSearch {
  /** Sets of each size that are made larger. */
  static final int WIDTH = 12;

  private BeamSearch() {}

  static Optional<Candidate> best(
      Universe universe, SearchSettings settings, CandidateTable tried, SearchProgress progress) {
    int limits = settings.maxPositions() - settings.minPositions() + 1;
    List<CandidateTable> found =
        Workers.all(
            limits,
            settings.threads(),
            i -> {
              CandidateTable of = grow(universe, settings, settings.minPositions() + i);
              progress.done(1, limits);
              return of;
            });
    tried.addEachOnce(found);
    return Ranking.best(tried, settings.constraint());
  }

  private static CandidateTable grow(Universe universe, SearchSettings settings, int limit) {
    CandidateTable tried = new CandidateTable();
    Trial trial = new Trial(universe.train().get(), settings.minPositions(), tried);
    List<Candidate> beam = List.of(new Candidate(0, limit, 0, 0, 0, 0));
    Comparator<Candidate> bestFirst = Ranking.bestFirst(settings.constraint());
    for (int size = 1; size <= universe.names().size(); size++) {
      List<Candidate> next = new ArrayList<>();
      Set<Long> seen = new HashSet<>();
      for (Candidate each : beam) {
        for (int i = 0; i < universe.names().size(); i++) {
          long symbols = each.symbols() | 1L << i;
          if (symbols != each.symbols() && seen.add(symbols)) {
            next.add(trial.of(symbols, limit));
          }
        }
      }
      next.sort(bestFirst);
      beam = List.copyOf(next.subList(0, Math.min(WIDTH, next.size())));
    }
    return tried;
  }
}
