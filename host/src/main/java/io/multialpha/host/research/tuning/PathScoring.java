package io.multialpha.host.research.tuning;

import io.multialpha.host.research.statistics.CombinatorialSplits;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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
  private final CombinatorialSplits splits;

  PathScoring(DailyProfits profits, CombinatorialSplits splits, int[] groupOf, int fewestPicks) {
    this.profits = profits;
    this.splits = splits;
    this.groupOf = groupOf;
    this.groups = splits.groups();
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
    return new PathScores(
        probabilities,
        thresholds,
        sharpes,
        onAll(probabilities),
        IntStream.range(0, groups).mapToObj(group -> without(probabilities, group)).toList());
  }

  /**
   * Scores the groups but one by forests that did not train on that one either: those of the splits
   * that test it together with another.
   */
  private PathScores.Without without(double[][] probabilities, int left) {
    double[] of = new double[groupOf.length];
    for (int trade = 0; trade < of.length; trade++) {
      of[trade] =
          groupOf[trade] == left
              ? Double.NEGATIVE_INFINITY
              : probabilities[splits.pathBeside(groupOf[trade], left)][trade];
    }
    double[] byGroup = new double[groups];
    Arrays.setAll(byGroup, group -> withoutGroup(of, group));
    double sharpe = DailyProfits.sharpe(profits.of(trade -> of[trade] >= byGroup[groupOf[trade]]));
    return new PathScores.Without(sharpe, withoutGroup(of, left));
  }

  /**
   * What comes of the search itself: every group of trades is scored by the forest that is best
   * without it, at the threshold that is best without it. The only scores in which no trade has a
   * part in any choice that it is measured by.
   *
   * @param chosen per group, the scores of that forest
   */
  PathScores joined(List<PathScores> chosen) {
    int paths = chosen.get(0).probabilities().length;
    double[][] probabilities = new double[paths][groupOf.length];
    double[][] thresholds = new double[paths][groupOf.length];
    double[] sharpes = new double[paths];
    for (int path = 0; path < paths; path++) {
      double[] of = probabilities[path];
      double[] used = thresholds[path];
      for (int trade = 0; trade < of.length; trade++) {
        PathScores scores = chosen.get(groupOf[trade]);
        of[trade] = scores.probabilities()[path][trade];
        used[trade] = scores.without().get(groupOf[trade]).threshold();
      }
      sharpes[path] = DailyProfits.sharpe(profits.of(trade -> of[trade] >= used[trade]));
    }
    return new PathScores(probabilities, thresholds, sharpes, Double.NaN, List.of());
  }

  /** Dollars by trade date of the trades that are taken, mean of the paths. */
  double[] profits(PathScores scores) {
    int paths = scores.sharpes().length;
    double[] mean = new double[0];
    for (int path = 0; path < paths; path++) {
      int on = path;
      double[] series = profits.of(trade -> scores.takes(on, trade));
      mean = path == 0 ? new double[series.length] : mean;
      for (int date = 0; date < series.length; date++) {
        mean[date] += series[date] / paths;
      }
    }
    return mean;
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
