package io.multialpha.host.research.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The original's search. For each limit it begins with all symbols; while the constraint is not
 * kept, the symbol goes whose going makes the drawdown smallest, or, if none makes it smaller, the
 * one with the lowest score. Of equal symbols the one whose name comes first goes. It stops at the
 * first set that keeps to the constraint, or at a single symbol.
 */
final class GreedySearch {
  private record Found(Candidate last, CandidateTable tried) {}

  private GreedySearch() {}

  static Optional<Candidate> best(
      Universe universe, SearchSettings settings, CandidateTable tried, SearchProgress progress) {
    int limits = settings.maxPositions() - settings.minPositions() + 1;
    List<Found> found =
        Workers.all(
            limits,
            settings.threads(),
            i -> {
              Found one = reduce(universe, settings, settings.minPositions() + i);
              progress.done(1, limits);
              return one;
            });
    Optional<Candidate> best = Optional.empty();
    List<Candidate> ends = new ArrayList<>();
    for (Found each : found) {
      ends.add(each.last);
    }
    tried.addEachOnce(found.stream().map(Found::tried).toList());
    for (Candidate end : ends) {
      // False for NaN: what has no Sharpe ratio is never chosen.
      boolean better = end.sharpe() > best.map(Candidate::sharpe).orElse(Double.NEGATIVE_INFINITY);
      if (better && settings.constraint().allows(end.maxDrawdown(), end.breachEvents())) {
        best = Optional.of(end);
      }
    }
    return best;
  }

  private static Found reduce(Universe universe, SearchSettings settings, int limit) {
    CandidateTable tried = new CandidateTable();
    Trial trial = new Trial(universe.train().get(), settings.minPositions(), tried);
    int[] order = universe.byName();
    Candidate now = trial.of(universe.all(), limit);
    while (!settings.constraint().allows(now.maxDrawdown(), now.breachEvents()) && now.size() > 1) {
      now = withoutOne(universe, trial, order, now);
    }
    return new Found(now, tried);
  }

  private static Candidate withoutOne(Universe universe, Trial trial, int[] order, Candidate now) {
    Candidate best = null;
    int lowest = -1;
    Candidate withoutLowest = null;
    for (int place : order) {
      if (((now.symbols() >>> place) & 1) == 0) {
        continue;
      }
      Candidate without = trial.of(now.symbols() & ~(1L << place), now.maxPositions());
      double least = best == null ? now.maxDrawdown() : best.maxDrawdown();
      if (without.maxDrawdown() < least) {
        best = without;
      }
      if (lowest < 0 || universe.scores().get(place) < universe.scores().get(lowest)) {
        lowest = place;
        withoutLowest = without;
      }
    }
    return best == null ? withoutLowest : best;
  }
}
