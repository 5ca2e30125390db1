package io.multialpha.host.research.search;

/**
 * Is given every portfolio that a search tries, before anything is made of the finding: a long
 * search gives them as it goes, so that what was tried counts even if it is never finished.
 *
 * <p>Called by one thread at a time. After an interruption the same portfolio may be given again.
 */
@FunctionalInterface
public interface TrialJournal {
  /** Writes nothing down. */
  TrialJournal NONE = tried -> {};

  /** Takes portfolios that were not given before in this search. */
  void record(CandidateTable tried);
}
