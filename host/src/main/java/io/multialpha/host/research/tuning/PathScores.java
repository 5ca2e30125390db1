package io.multialpha.host.research.tuning;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good one forest is out of sample.
 *
 * @param probabilities per path and trade, how likely the trade wins
 * @param thresholds per path and trade, from which probability on it is taken; chosen without the
 *     trade's group; infinite where no threshold would do
 * @param sharpes per path, Sharpe ratio per trade date
 * @param threshold from which probability on to take trades from now on; chosen on all of them
 * @param without per group of trades, what is known of the forest without it
 */
@SuppressWarnings("ArrayRecordComponent") // a result to be read once, never compared
record PathScores(
    double[][] probabilities,
    double[][] thresholds,
    double[] sharpes,
    double threshold,
    List<Without> without) {

  /**
   * What is known of a forest without one group of trades: no trade of the group was trained on,
   * scored, or had a part in a threshold.
   *
   * @param sharpe Sharpe ratio per trade date, out of sample, of the other groups
   * @param threshold from which probability on they are best taken; infinite where no threshold
   *     would do
   */
  record Without(double sharpe, double threshold) {}

  /** Mean of the paths' Sharpe ratios, per trade date: what is searched for. */
  double mean() {
    return mean(sharpes);
  }

  static double mean(double[] sharpes) {
    double sum = 0;
    for (double sharpe : sharpes) {
      sum += sharpe;
    }
    return sum / sharpes.length;
  }

  /**
   * Standard error of that mean. The paths share trades and are alike, so it errs on the low side.
   */
  static double standardError(double[] sharpes) {
    double mean = mean(sharpes);
    double squares = 0;
    for (double sharpe : sharpes) {
      squares += (sharpe - mean) * (sharpe - mean);
    }
    return sharpes.length < 2 ? 0 : Math.sqrt(squares / (sharpes.length - 1) / sharpes.length);
  }

  /** The path in the middle, the worse of two: by it the finding is judged. */
  int middle() {
    return IntStream.range(0, sharpes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(path -> sharpes[path]))
        .skip((sharpes.length - 1) / 2)
        .findFirst()
        .orElseThrow();
  }

  /** Whether a trade is taken on a path. */
  boolean takes(int path, int trade) {
    return probabilities[path][trade] >= thresholds[path][trade];
  }
}
