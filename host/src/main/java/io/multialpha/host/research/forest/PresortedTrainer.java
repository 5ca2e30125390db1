package io.multialpha.host.research.forest;

import io.multialpha.host.model.export.EstimatorKind;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.sklearn.ClassLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Trains the forests that scikit-learn's {@code RandomForestClassifier} trains from the same rows,
 * parameters and {@code random_state}: tree by tree the same nodes, thresholds and leaves.
 *
 * <p>With weights of rows or classes that are no whole numbers, sums are rounded in another order
 * than there, by which one of two equally good splits may win that loses there.
 */
public final class PresortedTrainer implements ForestTrainer {
  private final int threads;

  /**
   * @param threads how many threads grow trees, the caller's if it is 1; a search that trains
   *     several forests at once wants 1
   * @throws IllegalArgumentException if there are none
   */
  public PresortedTrainer(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads; expected at least 1");
    }
    this.threads = threads;
  }

  @Override
  public TrainedForest train(TrainingRows rows, ForestParams params) {
    Tree[] trees = new Tree[params.trees()];
    int[] seeds = ForestSeeds.of(params);
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          TreeGrower grower = new TreeGrower(rows, params);
          for (int i = next.getAndIncrement(); i < trees.length; i = next.getAndIncrement()) {
            trees[i] = grower.grow(seeds[i]);
          }
        };
    run(work, Math.min(threads, trees.length));
    return trained(rows, params, Arrays.asList(trees));
  }

  /** A forest of trees, with all that a file of scikit-learn knows about it. */
  static TrainedForest trained(TrainingRows rows, ForestParams params, List<Tree> trees) {
    return new TrainedForest(
        EstimatorKind.RANDOM_FOREST,
        new Forest(rows.inputs().inputs(), 2, LeafValues.COUNTS, false, trees),
        List.of(new ClassLabel.Whole(0), new ClassLabel.Whole(1)),
        rows.names(),
        params.sklearn());
  }

  private static void run(Runnable work, int threads) {
    if (threads == 1) {
      work.run();
      return;
    }
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      List<ForkJoinTask<?>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        tasks.add(pool.submit(work));
      }
      tasks.forEach(ForkJoinTask::join);
    } finally {
      pool.shutdown();
    }
  }
}
