package io.multialpha.host.research.forest;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.model.forest.Tree;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Each split of a tree is a best one, and each leaf has none: every split there is, is tried. */
class ExhaustiveSearchTest {
  private static final float CLOSE = 1e-7f;

  private float[][] columns;
  private TrainingRows rows;
  private ForestParams params;
  private double[] classWeights;
  private Tree tree;

  @Property(tries = 300)
  void everyNodeIsSplitAsWellAsCanBe(
      @ForAll long seed,
      @ForAll @IntRange(min = 4, max = 90) int count,
      @ForAll @IntRange(min = 1, max = 4) int inputs,
      @ForAll @IntRange(min = 1, max = 9) int minLeaf,
      @ForAll @IntRange(min = 0, max = 5) int maxDepth,
      @ForAll ClassWeight classWeight,
      @ForAll boolean weighted) {
    draw(new Random(seed), count, inputs, weighted);
    params =
        new ForestParams(
            1,
            maxDepth == 0 ? OptionalInt.empty() : OptionalInt.of(maxDepth),
            minLeaf,
            MaxFeatures.all(),
            RowSampling.allRows(),
            classWeight,
            seed & 0xffff_ffffL);
    tree = new PresortedTrainer(1).train(rows, params).forest().trees().get(0);

    check(0, 0, IntStream.range(0, count).filter(row -> rows.weights()[row] > 0).boxed().toList());
  }

  private void draw(Random random, int count, int inputs, boolean weighted) {
    double[][] drawn = new double[inputs][count];
    boolean[] labels = new boolean[count];
    double[] weights = new double[count];
    for (double[] column : drawn) {
      int kind = random.nextInt(4);
      for (int row = 0; row < count; row++) {
        column[row] =
            switch (kind) {
              case 0 -> random.nextGaussian();
              case 1 -> random.nextInt(4);
              case 2 -> random.nextInt(3) * 0.9e-7; // neighbours that count as equal
              default -> 3;
            };
      }
    }
    for (int row = 0; row < count; row++) {
      labels[row] = row == 0 || (row > 1 && random.nextInt(3) == 0);
      weights[row] = !weighted ? 1 : row < 2 ? 1.5 : random.nextInt(4) * 0.3;
    }
    int ones = (int) IntStream.range(0, count).filter(row -> labels[row]).count();
    columns = new float[inputs][count];
    for (int input = 0; input < inputs; input++) {
      for (int row = 0; row < count; row++) {
        columns[input][row] = (float) drawn[input][row];
      }
    }
    classWeights = new double[] {count / (2.0 * (count - ones)), count / (2.0 * ones)};
    rows = new TrainingRows(SortedColumns.of(drawn), labels, weights, List.of());
  }

  private void check(int node, int depth, List<Integer> members) {
    double[] weights = weigh(members);
    assertThat(tree.figures().samples(node)).isEqualTo(members.size());
    assertThat(tree.values()[2 * node]).isCloseTo(weights[0], near());
    assertThat(tree.values()[2 * node + 1]).isCloseTo(weights[1], near());
    assertThat(tree.figures().impurity(node)).isCloseTo(gini(weights), near());
    double best = best(members);
    if (tree.isLeaf(node)) {
      boolean done =
          depth == params.maxDepth().orElse(Integer.MAX_VALUE)
              || members.size() < Math.max(2, 2 * params.minSamplesLeaf())
              || weights[0] == 0
              || weights[1] == 0
              || best == Double.NEGATIVE_INFINITY;
      assertThat(done).as("node %d may be a leaf", node).isTrue();
      return;
    }
    assertThat(depth).isLessThan(params.maxDepth().orElse(Integer.MAX_VALUE));
    int input = tree.feature()[node];
    double threshold = tree.threshold()[node];
    List<Integer> left = members.stream().filter(row -> columns[input][row] <= threshold).toList();
    List<Integer> right = members.stream().filter(row -> columns[input][row] > threshold).toList();
    assertThat(quality(left, right)).as("split of node %d", node).isCloseTo(best, near());
    assertThat(Math.min(left.size(), right.size())).isGreaterThanOrEqualTo(params.minSamplesLeaf());
    check(tree.left()[node], depth + 1, left);
    check(tree.right()[node], depth + 1, right);
  }

  /** The highest quality of all splits there are; minus infinity if there is none. */
  private double best(List<Integer> members) {
    double best = Double.NEGATIVE_INFINITY;
    for (float[] column : columns) {
      List<Integer> sorted =
          members.stream().sorted((a, b) -> Float.compare(column[a], column[b])).toList();
      for (int i = params.minSamplesLeaf(); i <= sorted.size() - params.minSamplesLeaf(); i++) {
        if (column[sorted.get(i)] > column[sorted.get(i - 1)] + CLOSE) {
          best = Math.max(best, quality(sorted.subList(0, i), sorted.subList(i, sorted.size())));
        }
      }
    }
    return best;
  }

  private double quality(List<Integer> left, List<Integer> right) {
    double[] ofLeft = weigh(left);
    double[] ofRight = weigh(right);
    return -(ofLeft[0] + ofLeft[1]) * gini(ofLeft) - (ofRight[0] + ofRight[1]) * gini(ofRight);
  }

  private double[] weigh(List<Integer> members) {
    double[] weights = new double[2];
    for (int row : members) {
      int label = rows.labels()[row] ? 1 : 0;
      boolean balanced = params.classWeight() != ClassWeight.NONE;
      weights[label] += rows.weights()[row] * (balanced ? classWeights[label] : 1);
    }
    return weights;
  }

  private static double gini(double[] weights) {
    double zeros = weights[0] / (weights[0] + weights[1]);
    double ones = weights[1] / (weights[0] + weights[1]);
    return 1 - zeros * zeros - ones * ones;
  }

  private static org.assertj.core.data.Offset<Double> near() {
    return org.assertj.core.api.Assertions.within(1e-9);
  }
}
