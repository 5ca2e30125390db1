package io.multialpha.host.research.search;

import io.multialpha.host.research.statistics.SharpeEvidence;
import io.multialpha.host.research.statistics.TrackRecord;
import io.multialpha.host.research.trials.TrialCount;

/**
 * What speaks for skill and against luck in what a search has found. All of it is of daily returns,
 * mean over standard deviation, whatever the method of simulation calls a Sharpe ratio.
 *
 * @param count of all trials there ever were
 * @param train the chosen portfolio in the train period
 * @param test the same in the test period
 * @param deflated probability that its Sharpe ratio of the train period is above 0, as the best of
 *     all trials (deflated Sharpe ratio)
 * @param comparison with the other portfolios of this search
 */
public record Evidence(
    TrialCount count, TrackRecord train, TrackRecord test, double deflated, Comparison comparison) {

  /**
   * Of a search that has chosen something.
   *
   * @param daysPerYear how many of the method's days are a year
   */
  public static Evidence of(SearchResult result, TrialCount count, double daysPerYear) {
    double[] returns = result.trainReturns(result.chosen().orElseThrow());
    return new Evidence(
        count,
        TrackRecord.of(returns, daysPerYear),
        TrackRecord.of(result.testReturns(), daysPerYear),
        count.deflated(SharpeEvidence.of(returns), TrackRecord.FORM),
        Comparison.of(result));
  }
}
