package io.multialpha.host.research.tuning;

import io.multialpha.host.research.statistics.SharpeDifference;
import io.multialpha.host.research.tuning.SearchSpace.Point;

/**
 * One setting of a strategy that was tried.
 *
 * @param point which one
 * @param trades that it makes in the development, unfiltered
 * @param sharpes per path, Sharpe ratio per trade date of the filtered trades, out of sample; none
 *     if there were too few trades, or of one kind only
 * @param profits dollars of the filtered trades, mean of the paths, per {@link #BLOCK} trade dates;
 *     none if there are no Sharpe ratios
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record ParamTrial(Point point, int trades, double[] sharpes, double[] profits) {
  /** Trade dates whose profits are added up: settings make the same trade a day sooner or later. */
  static final int BLOCK = 20;

  /** One that could not be scored. */
  static ParamTrial unscored(Point point, int trades) {
    return new ParamTrial(point, trades, new double[0], new double[0]);
  }

  /** One with profits by trade date. */
  static ParamTrial scored(Point point, int trades, double[] sharpes, double[] byDate) {
    return new ParamTrial(point, trades, sharpes, blocks(byDate));
  }

  /** How many sums there are of so many trade dates. */
  static int blocks(int dates) {
    return (dates + BLOCK - 1) / BLOCK;
  }

  /** Sums of so many trade dates each. */
  static double[] blocks(double[] byDate) {
    double[] sums = new double[blocks(byDate.length)];
    for (int date = 0; date < byDate.length; date++) {
      sums[date / BLOCK] += byDate[date];
    }
    return sums;
  }

  boolean isScored() {
    return sharpes.length > 0;
  }

  /** Mean of the paths; NaN if the setting could not be scored. */
  double mean() {
    return isScored() ? PathScores.mean(sharpes) : Double.NaN;
  }

  /** The same, to be compared: lower than any score if there is none. */
  double rating() {
    return isScored() ? mean() : Double.NEGATIVE_INFINITY;
  }

  /** Whether it is no more than one standard error of the difference worse than a better one. */
  boolean isAsGoodAs(ParamTrial better) {
    if (!isScored()) {
      return false;
    }
    // Of sums over so many dates the Sharpe ratio is larger by the root of their number.
    double worse = (better.mean() - mean()) * Math.sqrt(BLOCK);
    return profits.length < 2 || worse <= SharpeDifference.standardError(profits, better.profits());
  }
}
