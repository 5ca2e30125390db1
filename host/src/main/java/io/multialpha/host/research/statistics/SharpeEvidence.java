package io.multialpha.host.research.statistics;

/**
 * A Sharpe ratio and what is needed to say how far it can be believed.
 *
 * @param sharpe per period, not per year
 * @param observations returns that it was taken from, at least 1
 * @param skew of the returns
 * @param kurtosis of the returns, raw: 3 for normal ones
 */
public record SharpeEvidence(double sharpe, long observations, double skew, double kurtosis) {

  /** Refuses to have no observations. */
  public SharpeEvidence {
    if (observations < 1) {
      throw new IllegalArgumentException("a Sharpe ratio of " + observations + " observations");
    }
  }

  /** Of returns, at least one. */
  public static SharpeEvidence of(double[] returns) {
    MomentSums moments = MomentSums.of(returns);
    return new SharpeEvidence(
        moments.sharpe(), moments.count(), moments.skew(), moments.kurtosis());
  }

  /**
   * Standard error of the Sharpe ratio, per period, if the true one is as given (Mertens, Comments
   * on variance of the IID estimator in Lo, 2002).
   *
   * @param at the true Sharpe ratio per period
   * @param form whether over the observations or one less
   */
  public double standardError(double at, SharpeForm form) {
    return Math.sqrt(spread(at) / degrees(form));
  }

  /** Standard error by the form, at the estimate itself. */
  public double standardError(SharpeForm form) {
    return standardError(sharpe, form);
  }

  /**
   * Probability that the true Sharpe ratio is above a benchmark, as far as these observations tell
   * (probabilistic Sharpe ratio).
   *
   * @param benchmark per period
   */
  public double probabilityAbove(double benchmark, SharpeForm form) {
    return Normal.below((sharpe - benchmark) / standardError(variancePoint(benchmark, form), form));
  }

  /**
   * Probability that the true Sharpe ratio is above zero, when this one is the best of many trials
   * (deflated Sharpe ratio): the benchmark is the best that worthless trials would show on average.
   *
   * @param trials every configuration that was ever evaluated, at least 1
   * @param trialVariance variance of their Sharpe ratios per period
   */
  public double deflated(long trials, double trialVariance, SharpeForm form) {
    return probabilityAbove(bestOfWorthless(trials, trialVariance), form);
  }

  /**
   * The best Sharpe ratio per period that worthless trials would show on average, by {@link
   * ExpectedMaximum#approximate}.
   */
  public static double bestOfWorthless(long trials, double trialVariance) {
    if (trialVariance < 0) {
      throw new IllegalArgumentException("a variance is 0 or more, not " + trialVariance);
    }
    return trials == 1 ? 0 : Math.sqrt(trialVariance) * ExpectedMaximum.approximate(trials);
  }

  /**
   * How many observations of such returns it takes to believe that the true Sharpe ratio is above a
   * benchmark (minimum track record length); infinite where the ratio is not above it.
   *
   * @param benchmark per period
   * @param confidence 0.95, for example
   */
  public double minimumTrackRecord(double benchmark, double confidence, SharpeForm form) {
    if (sharpe <= benchmark) {
      return Double.POSITIVE_INFINITY;
    }
    double distance = Normal.quantile(confidence) / (sharpe - benchmark);
    double needed = spread(variancePoint(benchmark, form)) * distance * distance;
    return form == SharpeForm.BAILEY_LOPEZ_DE_PRADO_2012 ? 1 + needed : needed;
  }

  private double variancePoint(double benchmark, SharpeForm form) {
    return form == SharpeForm.BAILEY_LOPEZ_DE_PRADO_2012 ? sharpe : benchmark;
  }

  private double spread(double at) {
    return 1 - skew * at + (kurtosis - 1) / 4 * at * at;
  }

  private double degrees(SharpeForm form) {
    return form == SharpeForm.BAILEY_LOPEZ_DE_PRADO_2012 ? observations - 1.0 : observations;
  }
}
