package io.multialpha.host.research.search;

import java.util.BitSet;

/**
 * Gives a journal the trials of a grid, piece by piece, each once. Used by one thread at a time.
 */
final class GridTrials {
  private final Grid grid;
  private final TrialJournal journal;
  private final BitSet recorded = new BitSet();

  GridTrials(Grid grid, TrialJournal journal) {
    this.grid = grid;
    this.journal = journal;
  }

  /** Gives the journal what it does not have yet of pieces that are done. */
  void record(int[] pieces) {
    CandidateTable table = new CandidateTable();
    for (int piece : pieces) {
      if (!recorded.get(piece)) {
        grid.addTo(table, piece);
      }
    }
    if (table.size() > 0) {
      journal.record(table);
    }
    for (int piece : pieces) {
      recorded.set(piece);
    }
  }
}
