package io.multialpha.host.research.tuning;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Scores what a forest says of trades out of sample. From which probability on they are taken is
 * chosen out of sample too: for each group of trades by the other groups of the path, so that no
 * trade has a part in the threshold that it is measured by.
 */
final class PathScoring {
  /** A quarter to three quarters, by steps of a twentieth. */
  private static final double[] GRID = {
    0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75
  };

  private final DailyProfits profits;
  private final int[] groupOf;
  private final int groups;
  private final int fewestPicks;

  PathScoring(DailyProfits profits, int[] groupOf, int fewestPicks) {
    this.profits = profits;
    this.groupOf = groupOf;
    this.groups = groupOf[groupOf.length - 1] + 1;
    this.fewestPicks = fewestPicks;
  }

  PathScores of(double[][] probabilities) {
    int paths = probabilities.length;
    double[][] thresholds = new double[paths][groupOf.length];
    double[] sharpes = new double[paths];
    for (int path = 0; path < paths; path++) {
      double[] of = probabilities[path];
      double[] byGroup = new double[groups];
      for (int group = 0; group < groups; group++) {
        byGroup[group] = withoutGroup(of, group);
      }
      double[] used = thresholds[path];
      Arrays.setAll(used, trade -> byGroup[groupOf[trade]]);
      sharpes[path] = DailyProfits.sharpe(profits.of(trade -> of[trade] >= used[trade]));
    }
    return new PathScores(probabilities, thresholds, sharpes, onAll(probabilities));
  }

  private double withoutGroup(double[] of, int group) {
    double best = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (double threshold : GRID) {
      IntPredicate taken = trade -> groupOf[trade] != group && of[trade] >= threshold;
      if (picks(taken) >= fewestPicks) {
        double sharpe = DailyProfits.sharpe(profits.of(taken));
        if (sharpe > highest) {
          highest = sharpe;
          best = threshold;
        }
      }
    }
    return best;
  }

  /** The threshold that is best over all paths; the lowest of all where none would do. */
  private double onAll(double[][] probabilities) {
    double best = GRID[0];
    double highest = Double.NEGATIVE_INFINITY;
    for (double threshold : GRID) {
      double sum = 0;
      boolean enough = true;
      for (double[] of : probabilities) {
        IntPredicate taken = trade -> of[trade] >= threshold;
        enough &= picks(taken) >= fewestPicks;
        sum += DailyProfits.sharpe(profits.of(taken));
      }
      if (enough && sum > highest) {
        highest = sum;
        best = threshold;
      }
    }
    return best;
  }

  private int picks(IntPredicate taken) {
    int picks = 0;
    for (int trade = 0; trade < groupOf.length; trade++) {
      picks += taken.test(trade) ? 1 : 0;
    }
    return picks;
  }
}
