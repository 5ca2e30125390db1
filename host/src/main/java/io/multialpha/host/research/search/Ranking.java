package io.multialpha.host.research.search;

import java.util.Comparator;
import java.util.Optional;

/** Which of two portfolios is better. */
final class Ranking {
  private Ranking() {}

  /**
   * Those that keep to the constraint, then the higher Sharpe ratio; of equals the lower limit, the
   * fewer symbols, and the earlier ones.
   */
  static Comparator<Candidate> bestFirst(Constraint constraint) {
    return Comparator.comparing(
            (Candidate c) -> !constraint.allows(c.maxDrawdown(), c.breachEvents()))
        .thenComparingDouble(c -> Double.isNaN(c.sharpe()) ? Double.MAX_VALUE : -c.sharpe())
        .thenComparingInt(Candidate::maxPositions)
        .thenComparingInt(Candidate::size)
        .thenComparingLong(c -> Long.reverse(~c.symbols()));
  }

  /** The best that keeps to the constraint; one without a Sharpe ratio never is. */
  static Optional<Candidate> best(CandidateTable tried, Constraint constraint) {
    Comparator<Candidate> bestFirst = bestFirst(constraint);
    Candidate best = null;
    for (int i = 0; i < tried.size(); i++) {
      Candidate each = tried.get(i);
      if (best == null || bestFirst.compare(each, best) < 0) {
        best = each;
      }
    }
    return Optional.ofNullable(best)
        .filter(each -> !Double.isNaN(each.sharpe()))
        .filter(each -> constraint.allows(each.maxDrawdown(), each.breachEvents()));
  }
}
