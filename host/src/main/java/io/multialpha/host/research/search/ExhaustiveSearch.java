package io.multialpha.host.research.search;

import io.multialpha.host.research.simulation.Simulation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Tries every set of symbols under every limit. */
final class ExhaustiveSearch {
  /** More symbols than this take too long, and too much memory. */
  static final int MOST_SYMBOLS = 20;

  private ExhaustiveSearch() {}

  /**
   * Searches.
   *
   * @throws SearchException if there are too many symbols
   */
  static Optional<Candidate> best(
      Universe universe,
      SearchSettings settings,
      CandidateTable tried,
      SearchProgress progress,
      Optional<Checkpoint> checkpoint) {
    int symbols = universe.names().size();
    if (symbols > MOST_SYMBOLS) {
      throw new SearchException(
          "All portfolios of "
              + symbols
              + " symbols are too many to try, at most those of "
              + MOST_SYMBOLS
              + "; use --algorithm beam, or name fewer with --symbols.");
    }
    Grid grid = new Grid(symbols, settings.minPositions(), settings.maxPositions());
    checkpoint.ifPresent(each -> each.resume(grid));
    for (int piece = 0; piece < grid.pieces(); piece++) {
      if (grid.isDone(piece)) {
        progress.done(grid.size(piece), grid.size());
      }
    }
    AtomicInteger next = new AtomicInteger();
    Workers.all(
        settings.threads(),
        settings.threads(),
        worker -> {
          Simulation simulation = universe.train().get();
          for (int piece = next.getAndIncrement();
              piece < grid.pieces();
              piece = next.getAndIncrement()) {
            if (!grid.isDone(piece)) {
              grid.fill(piece, simulation);
              progress.done(grid.size(piece), grid.size());
              checkpoint.ifPresent(each -> each.saveNowAndThen(grid));
            }
          }
          return true;
        });
    checkpoint.ifPresent(Checkpoint::remove);
    grid.addTo(tried);
    return Ranking.best(tried, settings.constraint());
  }
}
