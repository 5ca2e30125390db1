package io.multialpha.host.model.forest;

import java.util.Arrays;

/**
 * Scores a forest the plainest way, straight from the trees as trained: what all else must equal.
 */
final class PlainScorer {
  private PlainScorer() {}

  /** The probabilities of all classes; NaN where the row cannot be scored. */
  static double[] probabilities(Forest forest, double[] row) {
    double[] sums = new double[forest.classes()];
    for (double value : row) {
      boolean scorable =
          Double.isNaN(value) ? forest.acceptsMissing() : Math.abs(value) < 3.4028235677973366e38;
      if (!scorable) {
        Arrays.fill(sums, Double.NaN);
        return sums;
      }
    }
    for (Tree tree : forest.trees()) {
      int leaf = leaf(tree, row);
      double[] counts =
          Arrays.copyOfRange(tree.values(), leaf * forest.classes(), (leaf + 1) * forest.classes());
      double whole = forest.leafValues() == LeafValues.COUNTS ? sumAsNumpy(counts) : 1;
      for (int c = 0; c < sums.length; c++) {
        sums[c] += counts[c] / (whole == 0 ? 1 : whole);
      }
    }
    for (int c = 0; c < sums.length; c++) {
      sums[c] /= forest.trees().size();
    }
    return sums;
  }

  private static int leaf(Tree tree, double[] row) {
    int node = 0;
    while (tree.left()[node] != -1) {
      double value = row[tree.feature()[node]];
      boolean left =
          Double.isNaN(value)
              ? tree.missingLeft()[node]
              : (double) (float) value <= tree.threshold()[node];
      node = left ? tree.left()[node] : tree.right()[node];
    }
    return node;
  }

  /** For up to 128 numbers. */
  static double sumAsNumpy(double[] numbers) {
    if (numbers.length < 8) {
      double sum = 0;
      for (double number : numbers) {
        sum += number;
      }
      return sum;
    }
    double[] r = Arrays.copyOf(numbers, 8);
    int i = 8;
    for (; i < numbers.length - numbers.length % 8; i += 8) {
      for (int k = 0; k < 8; k++) {
        r[k] += numbers[i + k];
      }
    }
    double sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    for (; i < numbers.length; i++) {
      sum += numbers[i];
    }
    return sum;
  }
}
