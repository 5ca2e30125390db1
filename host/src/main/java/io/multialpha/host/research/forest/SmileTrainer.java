package io.multialpha.host.research.forest;

import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smile.base.cart.CART;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.math.MathEx;

/**
 * Trains with the trees of Smile's random forest, on the rows that scikit-learn would draw.
 *
 * <p>Smile's trees differ from scikit-learn's by rules that no parameter changes: sister leaves
 * that vote for the same class are merged, and a split is looked for only between rows of different
 * classes. Their probabilities are therefore coarser. What can be asked of Smile exactly is passed
 * on; the rest is refused:
 *
 * <ul>
 *   <li>weights of rows or classes that are not 1, since Smile counts in whole rows;
 *   <li>{@code min_samples_leaf} above 1 on rows that are drawn: Smile counts each draw,
 *       scikit-learn each row once.
 * </ul>
 *
 * <p>The leaves hold counts as scikit-learn's do, without Smile's additional row per class, and all
 * trees have one vote. In a node's number of samples each draw counts.
 */
public final class SmileTrainer implements ForestTrainer {
  /** For one thread. */
  public SmileTrainer() {}

  @Override
  public TrainedForest train(TrainingRows rows, ForestParams params) {
    refuseWhatSmileCannotDo(rows, params);
    SortedColumns inputs = rows.inputs();
    DataFrame frame = frame(inputs);
    int[] labels =
        IntStream.range(0, inputs.rows()).map(row -> rows.labels()[row] ? 1 : 0).toArray();
    int[][] order = CART.order(frame);
    int maxDepth =
        params.maxDepth().isPresent() && params.maxDepth().getAsInt() < Integer.MAX_VALUE
            ? params.maxDepth().getAsInt() + 1 // Smile counts nodes on the way, not splits
            : Integer.MAX_VALUE;
    List<Tree> trees = new ArrayList<>();
    SmileTree converted = new SmileTree(inputs, frame.schema());
    NumpyRandom random = new NumpyRandom(0);
    for (int seed : ForestSeeds.of(params)) {
      int[] draws = new int[inputs.rows()];
      params.sampling().draw(random, seed, draws);
      MathEx.setSeed(seed);
      DecisionTree tree =
          new DecisionTree(
              frame,
              labels,
              new StructField("label", DataTypes.IntegerType),
              2,
              SplitRule.GINI,
              maxDepth,
              Integer.MAX_VALUE,
              params.minSamplesLeaf(),
              params.maxFeatures().of(inputs.inputs()),
              draws,
              order);
      trees.add(converted.of(tree.root()));
    }
    return PresortedTrainer.trained(rows, params, trees);
  }

  private static void refuseWhatSmileCannotDo(TrainingRows rows, ForestParams params) {
    if (params.classWeight() != ClassWeight.NONE) {
      throw new IllegalArgumentException(
          "Smile has no class_weight "
              + params.classWeight().label()
              + "; train without, or with the trainer that is not Smile's");
    }
    if (params.sampling().bootstrap() && params.minSamplesLeaf() > 1) {
      throw new IllegalArgumentException(
          "Smile counts a row at a leaf as often as it was drawn, so it has no min_samples_leaf "
              + params.minSamplesLeaf()
              + " with bootstrap; leave one of them out, or take the trainer that is not Smile's");
    }
    if (Arrays.stream(rows.weights()).anyMatch(weight -> weight != 1)) {
      throw new IllegalArgumentException(
          "Smile has no weights of rows; leave them out, or take the trainer that is not Smile's");
    }
  }

  private static DataFrame frame(SortedColumns inputs) {
    BaseVector<?, ?, ?>[] columns =
        IntStream.range(0, inputs.inputs())
            .mapToObj(
                input ->
                    DoubleVector.of(
                        "x" + input,
                        IntStream.range(0, inputs.rows())
                            .mapToDouble(row -> inputs.value(input, row))
                            .toArray()))
            .toArray(BaseVector<?, ?, ?>[]::new);
    return DataFrame.of(columns);
  }
}
