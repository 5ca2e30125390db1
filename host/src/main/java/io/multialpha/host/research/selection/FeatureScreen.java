package io.multialpha.host.research.selection;

import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.forest.ImpurityImportance;
import io.multialpha.host.research.forest.PresortedTrainer;
import io.multialpha.host.research.forest.SortedColumns;
import io.multialpha.host.research.forest.TrainingRows;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.search.Workers;
import io.multialpha.host.research.statistics.CombinatorialSplits;
import io.multialpha.host.research.statistics.Purging;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the features that a forest reads by what screening forests make of them. Sees training
 * trades only.
 *
 * <p>By impurity, those are kept by which the forest splits most. By permutation, the training
 * trades are cut into three stretches of time; each is foretold by a forest of the other two, from
 * which trades that share time with it are purged, and those features are kept whose values make
 * the foretelling better, the most important first. Clustered, features that tell nearly the same
 * stand and fall together, and of each cluster that is kept the one is taken by which those forests
 * split most.
 *
 * <p>Immutable.
 */
public final class FeatureScreen {
  private static final int DEPTH = 5;
  private static final int LARGEST_LEAF = 100;
  private static final int LEAVES = 20;
  private static final int STRETCHES = 3;
  private static final int PERMUTATIONS = 5;

  /** Features are one cluster up to this mean distance: half of what rank correlation can be. */
  private static final double FARTHEST = 0.5;

  private final SelectionMethod method;
  private final int most;
  private final int trees;
  private final long embargoMillis;
  private final long seed;

  /**
   * @param method by what is chosen
   * @param most features that are kept, at least 1
   * @param trees of each screening forest
   * @param embargoMillis after a stretch, within which no trade trains the forest that foretells it
   * @param seed of all that is drawn; 0 to 4,294,967,295
   */
  public FeatureScreen(SelectionMethod method, int most, int trees, long embargoMillis, long seed) {
    this.method = method;
    this.most = most;
    this.trees = trees;
    this.embargoMillis = embargoMillis;
    this.seed = seed;
  }

  /** What forests made of the features. */
  @SuppressWarnings("ArrayRecordComponent") // sums, never compared
  private record Importance(double[] ofGroups, double[] byImpurity) {}

  /**
   * The features kept, by their places, rising; at least one.
   *
   * @param training trades of both kinds, all features known
   * @param columns their features
   * @param threads how many may work at once; makes no difference to what comes out
   */
  public int[] choose(LabelledTrades training, SortedColumns columns, int threads) {
    if (method == SelectionMethod.MDI) {
      return columns.inputs() <= most
          ? IntStream.range(0, columns.inputs()).toArray()
          : best(byImpurity(train(columns, training.won(), threads)), most);
    }
    int[][] groups =
        method == SelectionMethod.CLUSTERED
            ? FeatureClusters.of(training.values(), FARTHEST)
            : IntStream.range(0, columns.inputs())
                .mapToObj(i -> new int[] {i})
                .toArray(int[][]::new);
    Importance importance = outOfSample(training, columns, groups, threads);
    double[] ofGroups = importance.ofGroups();
    int helpful = (int) Arrays.stream(ofGroups).filter(each -> each > 0).count();
    return IntStream.of(best(ofGroups, Math.max(1, Math.min(most, helpful))))
        .map(group -> bestOf(groups[group], importance.byImpurity()))
        .sorted()
        .toArray();
  }

  private Importance outOfSample(
      LabelledTrades training, SortedColumns columns, int[][] groups, int threads) {
    Importance sum = new Importance(new double[groups.length], new double[columns.inputs()]);
    if (training.size() < STRETCHES) {
      return sum;
    }
    CombinatorialSplits splits = new CombinatorialSplits(STRETCHES, 1);
    int[] bounds = splits.bounds(training.size());
    Purging purging = new Purging(training.columns().decidedAt(), training.columns().knownAt());
    List<Importance> all =
        Workers.all(
            STRETCHES,
            threads,
            split ->
                ofSplit(
                    training,
                    columns,
                    groups,
                    purging.split(bounds, splits.testGroups(split), embargoMillis),
                    seed + split));
    for (Importance each : all) {
      add(sum.ofGroups(), each.ofGroups());
      add(sum.byImpurity(), each.byImpurity());
    }
    return sum;
  }

  private Importance ofSplit(
      LabelledTrades training,
      SortedColumns columns,
      int[][] groups,
      Purging.Split split,
      long drawn) {
    boolean[] won = training.rows(split.train()).won();
    if (!isOfBothKinds(won)) {
      // Such trades teach nothing.
      return new Importance(new double[groups.length], new double[columns.inputs()]);
    }
    Forest forest = train(columns.rows(split.train()), won, 1);
    LabelledTrades tested = training.rows(split.test());
    return new Importance(
        new PermutationImportance(PERMUTATIONS, drawn)
            .of(CompiledForest.of(forest), tested.rowByRow(), tested.won(), groups),
        byImpurity(forest));
  }

  private Forest train(SortedColumns columns, boolean[] won, int threads) {
    ForestParams params =
        ForestParams.defaults(trees, seed)
            .withMaxDepth(DEPTH)
            .withMinSamplesLeaf(Math.min(LARGEST_LEAF, Math.max(1, won.length / LEAVES)));
    return new PresortedTrainer(threads).train(TrainingRows.of(columns, won), params).forest();
  }

  private static double[] byImpurity(Forest forest) {
    return ImpurityImportance.of(forest);
  }

  private static boolean isOfBothKinds(boolean[] won) {
    boolean any = false;
    boolean all = true;
    for (boolean each : won) {
      any |= each;
      all &= each;
    }
    return any && !all;
  }

  private static void add(double[] sums, double[] numbers) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += numbers[i];
    }
  }

  /** Places of the highest numbers, rising; of equal ones the first. */
  private static int[] best(double[] importance, int count) {
    return IntStream.range(0, importance.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -importance[i]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private static int bestOf(int[] group, double[] importance) {
    int best = group[0];
    for (int feature : group) {
      best = importance[feature] > importance[best] ? feature : best;
    }
    return best;
  }
}
