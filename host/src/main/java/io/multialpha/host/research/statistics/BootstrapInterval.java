package io.multialpha.host.research.statistics;

import java.util.Arrays;

/**
 * What a bootstrap says of an estimate.
 *
 * <p>Statistics of drawn series that are not defined are left out of everything here and counted.
 *
 * @param estimate from the series itself
 * @param mean of the replicates
 * @param deviation their standard deviation (ddof 1): the standard error of the estimate
 * @param level of the intervals: 0.95, for example
 * @param percentileLow the replicates' own quantiles
 * @param percentileHigh see {@code percentileLow}
 * @param basicLow the same quantiles mirrored at the estimate, which undoes a bias (Davison and
 *     Hinkley, Bootstrap Methods and their Application, 1997)
 * @param basicHigh see {@code basicLow}
 * @param shareNotAboveZero share of the replicates at or below zero
 * @param undefined replicates that were NaN
 */
public record BootstrapInterval(
    double estimate,
    double mean,
    double deviation,
    double level,
    double percentileLow,
    double percentileHigh,
    double basicLow,
    double basicHigh,
    double shareNotAboveZero,
    int undefined) {

  /**
   * From replicates.
   *
   * @param level above 0, below 1
   */
  public static BootstrapInterval of(double estimate, double[] replicates, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level is above 0 and below 1, not " + level);
    }
    double[] defined = Arrays.stream(replicates).filter(r -> !Double.isNaN(r)).toArray();
    MomentSums moments = MomentSums.of(defined);
    Quantiles quantiles = Quantiles.of(defined);
    double low = quantiles.at((1 - level) / 2);
    double high = quantiles.at(1 - (1 - level) / 2);
    int notAbove = 0;
    for (double value : defined) {
      if (value <= 0) {
        notAbove++;
      }
    }
    return new BootstrapInterval(
        estimate,
        moments.mean(),
        moments.deviation(),
        level,
        low,
        high,
        2 * estimate - high,
        2 * estimate - low,
        (double) notAbove / defined.length,
        replicates.length - defined.length);
  }
}
