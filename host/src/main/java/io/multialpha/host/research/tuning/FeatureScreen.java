package io.multialpha.host.research.tuning;

import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.forest.ImpurityImportance;
import io.multialpha.host.research.forest.PresortedTrainer;
import io.multialpha.host.research.forest.SortedColumns;
import io.multialpha.host.research.forest.TrainingRows;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Chooses the features that a forest reads: those by which a screening forest split most, by mean
 * decrease in impurity. Sees training rows only.
 */
final class FeatureScreen {
  private static final int DEPTH = 5;
  private static final int LARGEST_LEAF = 100;
  private static final int LEAVES = 20;

  private final TuningSettings settings;

  FeatureScreen(TuningSettings settings) {
    this.settings = settings;
  }

  /**
   * The features kept, by their places, rising.
   *
   * @param columns of the training rows, all features
   * @param won classes of the training rows, of both kinds
   */
  int[] choose(SortedColumns columns, boolean[] won, int features) {
    if (features <= settings.features()) {
      return IntStream.range(0, features).toArray();
    }
    ForestParams params =
        ForestParams.defaults(settings.screeningTrees(), settings.seed())
            .withMaxDepth(DEPTH)
            .withMinSamplesLeaf(Math.min(LARGEST_LEAF, Math.max(1, won.length / LEAVES)));
    double[] importance =
        ImpurityImportance.of(
            new PresortedTrainer(1).train(TrainingRows.of(columns, won), params).forest());
    return IntStream.range(0, features)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -importance[i]))
        .limit(settings.features())
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
