package io.multialpha.host.research.search;

import io.multialpha.host.research.simulation.Simulation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Tries every set of symbols under every limit. */
final class ExhaustiveSearch {
  /** More symbols than this take too long, and too much memory. */
  static final int MOST_SYMBOLS = 20;

  private static final long MOST_PORTFOLIOS = 1L << 24;

  private ExhaustiveSearch() {}

  /**
   * Searches.
   *
   * @throws SearchException if there are too many symbols or limits
   */
  static Optional<Candidate> best(
      Universe universe,
      SearchSettings settings,
      CandidateTable tried,
      SearchProgress progress,
      TrialJournal journal,
      Optional<Checkpoint> checkpoint) {
    requireFew(universe.names().size(), settings);
    Grid grid =
        new Grid(
            universe.names().size(),
            settings.minPositions(),
            settings.maxPositions(),
            universe.train().get().dailyReturns().length);
    GridTrials trials = new GridTrials(grid, journal);
    checkpoint.ifPresent(each -> each.resume(grid));
    for (int piece : grid.donePieces()) {
      progress.restored(grid.size(piece), grid.size());
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
              checkpoint.ifPresent(each -> each.saveNowAndThen(grid, trials));
            }
          }
          return true;
        });
    trials.record(grid.donePieces());
    checkpoint.ifPresent(Checkpoint::remove);
    grid.addTo(tried);
    return Ranking.best(tried, settings.constraint());
  }

  private static void requireFew(int symbols, SearchSettings settings) {
    if (symbols > MOST_SYMBOLS) {
      throw new SearchException(
          "All portfolios of "
              + symbols
              + " symbols are too many to try, at most those of "
              + MOST_SYMBOLS
              + "; use --algorithm beam, or name fewer with --symbols.");
    }
    int limits = settings.maxPositions() - settings.minPositions() + 1;
    if ((long) limits << symbols > MOST_PORTFOLIOS) {
      throw new SearchException(
          "All portfolios of "
              + symbols
              + " symbols under "
              + limits
              + " limits are too many to try; ask for fewer limits with --max-positions, use"
              + " --algorithm beam, or name fewer symbols with --symbols.");
    }
  }
}
