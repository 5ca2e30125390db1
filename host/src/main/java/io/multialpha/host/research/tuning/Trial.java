package io.multialpha.host.research.tuning;

import io.multialpha.host.research.tuning.SearchSpace.Point;

/**
 * One forest that was tried.
 *
 * @param point which one
 * @param sharpes per path, Sharpe ratio per trade date, out of sample
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Trial(Point point, double[] sharpes) {
  double mean() {
    return PathScores.mean(sharpes);
  }
}
