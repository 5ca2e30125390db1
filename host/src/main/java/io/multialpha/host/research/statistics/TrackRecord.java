package io.multialpha.host.research.statistics;

/**
 * How sure the Sharpe ratio of some returns is, as far as they tell by themselves.
 *
 * @param observations returns
 * @param sharpe mean over standard deviation, per year
 * @param low lower end of the interval that holds the Sharpe ratio per year at the {@link #LEVEL},
 *     by the stationary bootstrap; NaN of a few returns, or where one of them is not defined
 * @param high upper end
 * @param probabilistic probability that the true Sharpe ratio is above 0
 * @param minimum returns that it takes to be sure of that at the {@link #LEVEL} (minimum track
 *     record length); infinite where the Sharpe ratio is not above 0
 */
public record TrackRecord(
    long observations,
    double sharpe,
    double low,
    double high,
    double probabilistic,
    double minimum) {
  /** Of the interval and of the minimum track record length. */
  public static final double LEVEL = 0.95;

  /** By which the probability and the minimum track record length are computed. */
  public static final SharpeForm FORM = SharpeForm.BAILEY_LOPEZ_DE_PRADO_2012;

  private static final int FEWEST = 30;
  private static final int DRAWS = 1000;
  private static final long SEED = 7;

  /**
   * Of returns.
   *
   * @param returns per period; NaN where nothing was left to earn on
   * @param periodsPerYear by which the Sharpe ratio is made yearly
   */
  public static TrackRecord of(double[] returns, double periodsPerYear) {
    if (returns.length == 0) {
      return new TrackRecord(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    SharpeEvidence evidence = SharpeEvidence.of(returns);
    double low = Double.NaN;
    double high = Double.NaN;
    if (returns.length >= FEWEST && !Double.isNaN(evidence.sharpe())) {
      BootstrapInterval interval =
          BlockLength.of(returns)
              .bootstrap()
              .interval(returns, DRAWS, SharpeRatio::perPeriod, LEVEL, new Xoshiro(SEED));
      low = SharpeRatio.perYear(interval.percentileLow(), periodsPerYear);
      high = SharpeRatio.perYear(interval.percentileHigh(), periodsPerYear);
    }
    return new TrackRecord(
        evidence.observations(),
        SharpeRatio.perYear(evidence.sharpe(), periodsPerYear),
        low,
        high,
        evidence.probabilityAbove(0, FORM),
        evidence.minimumTrackRecord(0, LEVEL, FORM));
  }
}
