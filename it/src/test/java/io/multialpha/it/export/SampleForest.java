package io.multialpha.it.export;

import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Forests drawn by chance from a seed, and the plainest way to score them. */
final class SampleForest {
  private SampleForest() {}

  /** Draws a forest whose leaves hold what a training on weighted samples would leave there. */
  static Forest draw(long seed, int trees, int depth, int inputs, int classes, LeafValues kind) {
    Random random = new Random(seed);
    List<Tree> drawn = new ArrayList<>();
    for (int i = 0; i < trees; i++) {
      drawn.add(tree(random, depth, inputs, classes, kind, i % 2 == 0));
    }
    return new Forest(inputs, classes, kind, kind == LeafValues.FRACTIONS, drawn);
  }

  private static Tree tree(
      Random random, int depth, int inputs, int classes, LeafValues kind, boolean whole) {
    int nodes = (1 << (depth + 1)) - 1;
    int inner = (1 << depth) - 1;
    int[] left = new int[nodes];
    int[] right = new int[nodes];
    int[] feature = new int[nodes];
    double[] threshold = new double[nodes];
    boolean[] missingLeft = new boolean[nodes];
    double[] impurity = new double[nodes];
    long[] samples = new long[nodes];
    double[] weights = new double[nodes];
    double[] values = new double[nodes * classes];
    for (int node = nodes - 1; node >= 0; node--) {
      boolean leaf = node >= inner;
      left[node] = leaf ? -1 : 2 * node + 1;
      right[node] = leaf ? -1 : 2 * node + 2;
      feature[node] = leaf ? -2 : random.nextInt(inputs);
      // Halves of neighbouring floats: what scikit-learn's training gives, and where rounding errs.
      float below = (float) random.nextGaussian();
      threshold[node] = leaf ? -2 : ((double) below + Math.nextUp(below)) / 2;
      missingLeft[node] = !leaf && random.nextBoolean();
      impurity[node] = random.nextDouble() / 2;
      for (int c = 0; c < classes; c++) {
        double count =
            leaf
                ? (random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(40)) * (whole ? 1 : 0.7 + c)
                : values[left[node] * classes + c] + values[right[node] * classes + c];
        values[node * classes + c] = count;
        weights[node] += count;
      }
      samples[node] = Math.round(weights[node]);
    }
    if (kind == LeafValues.FRACTIONS) {
      for (int i = 0; i < values.length; i++) {
        double weight = weights[i / classes];
        values[i] /= weight == 0 ? 1 : weight;
      }
    }
    return new Tree(
        left, right, feature, threshold, missingLeft, impurity, samples, weights, values);
  }

  /** Rows of ordinary numbers, and of numbers next to the thresholds. */
  static double[][] rows(Forest forest, long seed, int count) {
    Random random = new Random(seed);
    double[][] rows = new double[count][forest.inputs()];
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextGaussian();
      }
      Tree tree = forest.trees().get(random.nextInt(forest.trees().size()));
      double threshold = tree.threshold()[0];
      row[tree.feature()[0]] =
          switch (random.nextInt(3)) {
            case 0 -> threshold;
            case 1 -> Math.nextUp((float) threshold);
            default -> Math.nextDown((float) threshold);
          };
    }
    return rows;
  }

  /** Probabilities as scikit-learn gives them for fewer than eight classes. */
  static double[] score(Forest forest, double[] row) {
    int classes = forest.classes();
    double[] sums = new double[classes];
    for (Tree tree : forest.trees()) {
      int node = 0;
      while (!tree.isLeaf(node)) {
        float x = (float) row[tree.feature()[node]];
        boolean goesLeft = Float.isNaN(x) ? tree.missingLeft()[node] : x <= tree.threshold()[node];
        node = goesLeft ? tree.left()[node] : tree.right()[node];
      }
      double whole = 0;
      for (int c = 0; c < classes; c++) {
        whole += tree.values()[node * classes + c];
      }
      if (forest.leafValues() == LeafValues.FRACTIONS || whole == 0) {
        whole = 1;
      }
      for (int c = 0; c < classes; c++) {
        sums[c] += tree.values()[node * classes + c] / whole;
      }
    }
    for (int c = 0; c < classes; c++) {
      sums[c] /= forest.trees().size();
    }
    return sums;
  }
}
