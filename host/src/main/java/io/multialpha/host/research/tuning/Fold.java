package io.multialpha.host.research.tuning;

import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.forest.PresortedTrainer;
import io.multialpha.host.research.forest.SortedColumns;
import io.multialpha.host.research.forest.TrainingRows;
import io.multialpha.host.research.forest.WinProbability;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.selection.FeatureScreen;
import io.multialpha.host.research.statistics.Purging;
import java.util.Arrays;
import java.util.Optional;

/**
 * One split of the cross-validation, ready to train forests: its features are chosen from its
 * training rows, which share no time with its test. Immutable.
 */
final class Fold {
  private final int[] test;
  private final double[] testRows;
  private final Optional<TrainingRows> training;
  private final double share;

  private Fold(int[] test, double[] testRows, Optional<TrainingRows> training, double share) {
    this.test = test;
    this.testRows = testRows;
    this.training = training;
    this.share = share;
  }

  static Fold of(LabelledTrades trades, Purging.Split split, FeatureScreen screen) {
    LabelledTrades train = trades.rows(split.train());
    boolean[] won = train.won();
    int wins = 0;
    for (boolean each : won) {
      wins += each ? 1 : 0;
    }
    if (wins == 0 || wins == won.length) {
      // Nothing can be learnt from one class; all that is known is its share.
      double known = won.length == 0 ? 0 : (double) wins / won.length;
      return new Fold(split.test(), new double[0], Optional.empty(), known);
    }
    SortedColumns all = SortedColumns.of(train.values());
    int[] features = screen.choose(train, all, 1);
    return new Fold(
        split.test(),
        trades.rows(split.test()).features(features).rowByRow(),
        Optional.of(TrainingRows.of(all.inputs(features), won)),
        Double.NaN);
  }

  /** Rows of the development that are tested, rising. */
  int[] test() {
    return test;
  }

  /** Trains a forest and scores the test: per tested row, how likely it wins. */
  double[] probabilities(ForestParams params) {
    double[] won = new double[test.length];
    if (training.isEmpty()) {
      Arrays.fill(won, share);
      return won;
    }
    CompiledForest forest =
        CompiledForest.of(new PresortedTrainer(1).train(training.get(), params).forest());
    return WinProbability.of(forest, testRows);
  }
}
