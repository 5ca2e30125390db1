package io.multialpha.host.research.tuning;

import io.multialpha.host.research.trials.TrialBatch;
import io.multialpha.host.research.trials.TrialCount;

/** Where it is written down what a search for a forest has tried, and what it has looked at. */
public interface SearchRecord {
  /**
   * Records trials, of which some may have been before.
   *
   * @return the count of all that there ever were
   */
  TrialCount count(TrialBatch batch);

  /**
   * Records that the search looks at its hold-out; the same search again is the same look.
   *
   * @return how many looks there have been at dates of it, this one included
   */
  long look();
}
