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
  /** Candidates at a time: few enough for their returns to stay in the processor's cache. */
  private static final int TILE = 256;

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
    int[][] weights = weights(times, periods, draw);
    double[] white = new double[times];
    Arrays.fill(white, Double.NEGATIVE_INFINITY);
    double[][] hansen = new double[3][times];
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    for (int from = 0; from < count; from += TILE) {
      int size = Math.min(TILE, count - from);
      double[][] byPeriod = byPeriod(excess, from, size);
      double[] drawn = new double[size];
      for (int i = 0; i < times; i++) {
        weightedMeans(byPeriod, weights[i], drawn);
        white[i] = largest(white[i], root, drawn, means, ones, from);
        for (int way = 0; way < 3; way++) {
          hansen[way][i] = largest(hansen[way][i], root, drawn, centres[way], errors, from);
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

  /** How often each period is drawn, by drawing. */
  private static int[][] weights(int times, int periods, Consumer<int[]> draw) {
    int[][] weights = new int[times][periods];
    int[] rows = new int[periods];
    for (int[] of : weights) {
      draw.accept(rows);
      for (int row : rows) {
        of[row]++;
      }
    }
    return weights;
  }

  /** The returns of some candidates period by period; null where there are none but zeros. */
  private static double[][] byPeriod(double[][] excess, int from, int size) {
    double[][] byPeriod = new double[excess[0].length][];
    for (int period = 0; period < byPeriod.length; period++) {
      double[] of = new double[size];
      boolean any = false;
      for (int k = 0; k < size; k++) {
        of[k] = excess[from + k][period];
        any |= of[k] != 0;
      }
      byPeriod[period] = any ? of : null;
    }
    return byPeriod;
  }

  private static void weightedMeans(double[][] byPeriod, int[] weights, double[] into) {
    Arrays.fill(into, 0);
    int[] drawn = new int[weights.length + 3];
    int count = 0;
    for (int period = 0; period < weights.length; period++) {
      drawn[count] = period;
      count += weights[period] > 0 && byPeriod[period] != null ? 1 : 0;
    }
    // Four at a time; those beyond the last weigh nothing.
    Arrays.fill(drawn, count, drawn.length, drawn[0]);
    for (int i = 0; i < count; i += 4) {
      add(
          byPeriod[drawn[i]],
          weights[drawn[i]],
          byPeriod[drawn[i + 1]],
          i + 1 < count ? weights[drawn[i + 1]] : 0,
          byPeriod[drawn[i + 2]],
          i + 2 < count ? weights[drawn[i + 2]] : 0,
          byPeriod[drawn[i + 3]],
          i + 3 < count ? weights[drawn[i + 3]] : 0,
          into);
    }
    for (int k = 0; k < into.length; k++) {
      into[k] /= weights.length;
    }
  }

  private static void add(
      double[] a,
      double weightA,
      double[] b,
      double weightB,
      double[] c,
      double weightC,
      double[] d,
      double weightD,
      double[] into) {
    for (int k = 0; k < into.length; k++) {
      into[k] = into[k] + weightA * a[k] + weightB * b[k] + weightC * c[k] + weightD * d[k];
    }
  }

  /** The largest of a value so far and of the drawn ones; without an error it does not count. */
  private static double largest(
      double soFar, double root, double[] drawn, double[] centres, double[] errors, int from) {
    double largest = soFar;
    for (int k = 0; k < drawn.length; k++) {
      double value = root * (drawn[k] - centres[from + k]) / errors[from + k];
      if (value > largest && errors[from + k] > 0) {
        largest = value;
      }
    }
    return largest;
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
