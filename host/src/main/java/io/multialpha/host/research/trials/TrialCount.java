package io.multialpha.host.research.trials;

import io.multialpha.host.research.statistics.SharpeEvidence;
import io.multialpha.host.research.statistics.SharpeForm;

/**
 * How many configurations were ever evaluated, and how far their Sharpe ratios lie apart.
 *
 * @param trials distinct ones
 * @param rated those that have a Sharpe ratio
 * @param meanSharpe mean of their Sharpe ratios, per period; NaN without any
 * @param sharpeVariance variance (ddof 1) of their Sharpe ratios, per period; NaN below two
 */
public record TrialCount(long trials, long rated, double meanSharpe, double sharpeVariance) {

  /**
   * The probability that the best of these trials is better than nothing (deflated Sharpe ratio).
   *
   * <p>Trials that are much alike count in full, though they give luck fewer chances: the
   * probability errs on the low side.
   *
   * @param best what the best of them showed
   * @return NaN where several trials were made, but fewer than two are rated
   */
  public double deflated(SharpeEvidence best, SharpeForm form) {
    if (trials <= 1) {
      return best.probabilityAbove(0, form);
    }
    return rated < 2 ? Double.NaN : best.deflated(trials, sharpeVariance, form);
  }
}
