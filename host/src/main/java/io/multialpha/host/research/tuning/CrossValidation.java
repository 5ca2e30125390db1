package io.multialpha.host.research.tuning;

import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.search.Workers;
import io.multialpha.host.research.selection.FeatureScreen;
import io.multialpha.host.research.statistics.CombinatorialSplits;
import io.multialpha.host.research.statistics.Purging;
import java.util.Arrays;
import java.util.List;

/**
 * Combinatorial purged cross-validation of forests: what each would have said of every trade, had
 * it been trained on trades that share no time with it. Immutable.
 */
final class CrossValidation {
  private final CombinatorialSplits splits;
  private final int[] groupOf;
  private final List<Fold> folds;
  private final PathScoring scoring;
  private final int threads;

  /**
   * Splits trades and chooses each split's features.
   *
   * @param threads how many splits may be worked on at once; makes no difference to what comes out
   */
  CrossValidation(LabelledTrades trades, TuningSettings settings, int threads) {
    this.threads = threads;
    splits = new CombinatorialSplits(settings.groups(), settings.testGroups());
    int[] bounds = splits.bounds(trades.size());
    groupOf = new int[trades.size()];
    for (int group = 0; group < splits.groups(); group++) {
      Arrays.fill(groupOf, bounds[group], bounds[group + 1], group);
    }
    scoring = new PathScoring(new DailyProfits(trades), splits, groupOf, settings.fewestPicks());
    Purging purging = new Purging(trades.columns().decidedAt(), trades.columns().knownAt());
    FeatureScreen screen = settings.screen();
    long embargo = settings.embargoMillis();
    folds =
        Workers.all(
            splits.splits(),
            threads,
            split ->
                Fold.of(trades, purging.split(bounds, splits.testGroups(split), embargo), screen));
  }

  /** How good a forest is, out of sample. */
  PathScores scores(ForestParams params) {
    return scoring.of(probabilities(params));
  }

  /** Dollars by trade date of the trades that are taken, mean of the paths. */
  double[] profits(PathScores scores) {
    return scoring.profits(scores);
  }

  /** What comes of the search itself; see {@link PathScoring#joined}. */
  PathScores joined(List<PathScores> chosen) {
    return scoring.joined(chosen);
  }

  /** Per path and trade, how likely the trade wins. */
  double[][] probabilities(ForestParams params) {
    List<double[]> ofFolds =
        Workers.all(folds.size(), threads, split -> folds.get(split).probabilities(params));
    double[][] paths = new double[splits.paths()][groupOf.length];
    for (int split = 0; split < folds.size(); split++) {
      int[] groups = splits.testGroups(split);
      int[] test = folds.get(split).test();
      for (int i = 0; i < test.length; i++) {
        for (int position = 0; position < groups.length; position++) {
          if (groups[position] == groupOf[test[i]]) {
            paths[splits.path(split, position)][test[i]] = ofFolds.get(split)[i];
          }
        }
      }
    }
    return paths;
  }
}
