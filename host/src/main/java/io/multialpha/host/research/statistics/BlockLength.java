package io.multialpha.host.research.statistics;

/**
 * Block lengths for {@link BlockBootstrap} that suit how far a series depends on its past (Politis
 * and White, Automatic block-length selection for the dependent bootstrap, 2004, with the
 * correction of Patton, Politis and White, 2009).
 *
 * @param stationary mean length for the stationary bootstrap; may be below 1
 * @param circular length for the circular bootstrap; may be below 1
 */
public record BlockLength(double stationary, double circular) {

  /** Of a series of at least 10 values, which differ; else blocks of one row. */
  public static BlockLength of(double[] values) {
    int count = values.length;
    MomentSums moments = MomentSums.of(values);
    if (count < 10 || !(moments.squares() > 0)) {
      return new BlockLength(1, 1);
    }
    int run = Math.max(5, (int) StrictMath.log10(count));
    int furthest = (int) Math.ceil(Math.sqrt(count)) + run;
    if (furthest >= count - 1) {
      furthest = count - 2;
    }
    double[] covariance = new double[furthest + 1];
    int lags = lags(centred(values, moments.mean()), covariance, run);
    double longRun = covariance[0];
    double slope = 0;
    for (int lag = 1; lag <= lags; lag++) {
      double share = (double) lag / lags;
      // The flat-top kernel of Politis and Romano.
      double weight = share <= 0.5 ? 1 : 2 * (1 - share);
      slope += 2 * weight * lag * covariance[lag];
      longRun += 2 * weight * covariance[lag];
    }
    double most = Math.ceil(Math.min(3 * Math.sqrt(count), count / 3.0));
    double numerator = 2 * slope * slope * count;
    return new BlockLength(
        Math.min(StrictMath.cbrt(numerator / (2 * longRun * longRun)), most),
        Math.min(StrictMath.cbrt(numerator / (4 / 3.0 * longRun * longRun)), most));
  }

  /** The stationary bootstrap with the length that suits it, at least one row. */
  public BlockBootstrap bootstrap() {
    return BlockBootstrap.stationary(Math.max(1, stationary));
  }

  private static double[] centred(double[] values, double mean) {
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
    }
    return centred;
  }

  /**
   * Fills in the autocovariances; gives twice the lag after which a run of them is no more than
   * noise.
   */
  private static int lags(double[] centred, double[] covariance, int run) {
    int count = centred.length;
    int furthest = covariance.length - 1;
    double noise = 2 * Math.sqrt(StrictMath.log10(count) / count);
    int quiet = 0;
    int found = -1;
    for (int lag = 0; lag <= furthest; lag++) {
      if (found < 0 && quiet >= run) {
        found = lag - run;
      }
      double product = product(centred, lag, count, 0);
      covariance[lag] = product / count;
      double correlation =
          Math.abs(product)
              / Math.sqrt(
                  product(centred, lag + 1, count, lag + 1)
                      * product(centred, 0, count - lag - 1, 0));
      quiet = correlation < noise ? quiet + 1 : 0;
    }
    return found < 0 ? furthest : Math.min(2 * Math.max(found, 1), furthest);
  }

  private static double product(double[] values, int from, int to, int other) {
    double sum = 0;
    for (int i = from, j = other; i < to; i++, j++) {
      sum += values[i] * values[j];
    }
    return sum;
  }
}
