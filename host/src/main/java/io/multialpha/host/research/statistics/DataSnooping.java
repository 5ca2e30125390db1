package io.multialpha.host.research.statistics;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Whether the best of many candidates beats a benchmark by more than the best of as many worthless
 * ones would: White's reality check (A Reality Check for Data Snooping, 2000) and Hansen's test of
 * superior predictive ability, studentised (2005).
 *
 * <p>A p-value is the share of the drawn statistics strictly above the observed one; small means
 * that luck is a poor explanation.
 *
 * @param best the candidate with the largest mean excess return
 * @param realityCheck largest mean excess return times the root of the periods
 * @param realityCheckP White's p-value
 * @param superiority Hansen's statistic: the largest excess in standard errors, at least 0
 * @param lower Hansen's test with every candidate's loss kept: liberal
 * @param consistent with the losses of candidates that are clearly bad kept: the one to quote
 * @param upper with all candidates taken for as good as the benchmark: conservative
 */
public record DataSnooping(
    int best,
    double realityCheck,
    double realityCheckP,
    double superiority,
    Recentred lower,
    Recentred consistent,
    Recentred upper) {

  /**
   * One way of Hansen's to take the drawn statistics back to no superiority.
   *
   * @param p share of the drawn statistics above the observed one
   * @param critical95 the value that 5% of the drawn statistics are above
   */
  public record Recentred(double p, double critical95) {}

  /**
   * With rows drawn by the stationary bootstrap.
   *
   * @param excess returns above the benchmark, one array per candidate, all of one length of 3 or
   *     more; a candidate whose returns do not differ is left out of Hansen's test
   * @param meanBlock mean length of the blocks, at least 1
   * @param times how often to draw, at least 1
   */
  public static DataSnooping of(
      double[][] excess, double meanBlock, int times, DoubleSupplier uniform) {
    BlockBootstrap bootstrap = BlockBootstrap.stationary(meanBlock);
    return of(excess, meanBlock, times, rows -> bootstrap.draw(rows, uniform));
  }

  /** As above, with rows from elsewhere. */
  static DataSnooping of(double[][] excess, double meanBlock, int times, Consumer<int[]> draw) {
    int periods = check(excess, times);
    int count = excess.length;
    double root = Math.sqrt(periods);
    double[] means = new double[count];
    double[] errors = new double[count];
    double[][] centres = new double[3][count];
    double badly = -Math.sqrt(2 * StrictMath.log(StrictMath.log(periods)) / periods);
    int best = 0;
    double superiority = 0;
    for (int k = 0; k < count; k++) {
      means[k] = MomentSums.of(excess[k]).mean();
      errors[k] = longRunDeviation(excess[k], means[k], 1 / meanBlock);
      best = means[k] > means[best] ? k : best;
      centres[0][k] = Math.max(means[k], 0);
      centres[1][k] = means[k] >= badly * errors[k] ? means[k] : 0;
      centres[2][k] = means[k];
      if (errors[k] > 0) {
        superiority = Math.max(superiority, root * means[k] / errors[k]);
      }
    }
    double realityCheck = root * means[best];
    double[] white = new double[times];
    double[][] hansen = new double[3][times];
    int[] rows = new int[periods];
    int[] weights = new int[periods];
    for (int i = 0; i < times; i++) {
      draw.accept(rows);
      Arrays.fill(weights, 0);
      for (int row : rows) {
        weights[row]++;
      }
      white[i] = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < count; k++) {
        double drawn = weightedMean(excess[k], weights);
        white[i] = Math.max(white[i], root * (drawn - means[k]));
        for (int way = 0; way < 3 && errors[k] > 0; way++) {
          hansen[way][i] = Math.max(hansen[way][i], root * (drawn - centres[way][k]) / errors[k]);
        }
      }
    }
    return new DataSnooping(
        best,
        realityCheck,
        shareAbove(white, realityCheck),
        superiority,
        recentred(hansen[0], superiority),
        recentred(hansen[1], superiority),
        recentred(hansen[2], superiority));
  }

  private static int check(double[][] excess, int times) {
    if (excess.length == 0 || excess[0].length < 3 || times < 1) {
      throw new IllegalArgumentException(
          "a test needs a candidate, 3 periods and one drawing at least");
    }
    for (double[] candidate : excess) {
      if (candidate.length != excess[0].length) {
        throw new IllegalArgumentException(
            "candidates of " + excess[0].length + " and of " + candidate.length + " periods");
      }
    }
    return excess[0].length;
  }

  /**
   * Standard deviation of the mean times the root of the periods, under the stationary bootstrap
   * (Hansen, A Test for Superior Predictive Ability, 2005, equation 6, after Politis and Romano).
   */
  private static double longRunDeviation(double[] values, double mean, double jump) {
    int count = values.length;
    double[] off = new double[count];
    double variance = 0;
    for (int i = 0; i < count; i++) {
      off[i] = values[i] - mean;
      variance += off[i] * off[i] / count;
    }
    double stay = 1;
    double[] stays = new double[count];
    for (int lag = 0; lag < count; lag++) {
      stays[lag] = stay;
      stay *= 1 - jump;
    }
    for (int lag = 1; lag < count; lag++) {
      double kernel =
          (count - lag) / (double) count * stays[lag] + lag / (double) count * stays[count - lag];
      if (kernel < 1e-18) {
        continue;
      }
      double covariance = 0;
      for (int i = lag; i < count; i++) {
        covariance += off[i] * off[i - lag];
      }
      variance += 2 * kernel * (covariance / count);
    }
    return Math.sqrt(variance);
  }

  private static double weightedMean(double[] values, int[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum / weights.length;
  }

  private static Recentred recentred(double[] drawn, double observed) {
    return new Recentred(shareAbove(drawn, observed), Quantiles.of(drawn).at(0.95));
  }

  private static double shareAbove(double[] drawn, double observed) {
    int above = 0;
    for (double value : drawn) {
      above += value > observed ? 1 : 0;
    }
    return (double) above / drawn.length;
  }
}
