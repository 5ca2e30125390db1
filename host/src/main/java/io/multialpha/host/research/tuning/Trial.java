package io.multialpha.host.research.tuning;

import io.multialpha.host.research.tuning.SearchSpace.Point;
import java.util.List;

/**
 * One forest that was tried.
 *
 * @param point which one
 * @param sharpes per path, Sharpe ratio per trade date, out of sample
 * @param without per group of trades, what is known of the forest without it
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Trial(Point point, double[] sharpes, List<PathScores.Without> without) {
  double mean() {
    return PathScores.mean(sharpes);
  }
}
