package io.multialpha.host.research.selection;

import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.research.forest.WinProbability;
import io.multialpha.host.research.statistics.Xoshiro;

/**
 * How much worse a forest foretells rows once some of their inputs are permuted among them (mean
 * decrease in accuracy: Breiman 2001; by log loss and on rows that were not trained on: Lopez de
 * Prado, Advances in Financial Machine Learning, 2018, chapter 8).
 *
 * <p>All inputs of a group are permuted alike, so that what they say of each other stays. The same
 * permutations are used for all groups. Immutable.
 */
final class PermutationImportance {
  /** A probability this close to 0 or 1 counts as this close: one surprise must not be infinite. */
  private static final double LEAST = Math.ulp(1.0);

  private final int permutations;
  private final long seed;

  PermutationImportance(int permutations, long seed) {
    this.permutations = permutations;
    this.seed = seed;
  }

  /**
   * Per group, by how much the log loss rises: nats per row, mean over the permutations; below 0 if
   * the forest does better without.
   *
   * @param rows row after row, all inputs of the forest
   * @param won class of each row
   * @param groups inputs of each group
   */
  double[] of(CompiledForest forest, double[] rows, boolean[] won, int[][] groups) {
    double whole = logLoss(WinProbability.of(forest, rows), won);
    double[] importance = new double[groups.length];
    Xoshiro random = new Xoshiro(seed);
    for (int i = 0; i < permutations; i++) {
      int[] from = permutation(won.length, random);
      for (int group = 0; group < groups.length; group++) {
        double[] permuted = permuted(rows, forest.inputs(), groups[group], from);
        double loss = logLoss(WinProbability.of(forest, permuted), won);
        importance[group] += (loss - whole) / permutations;
      }
    }
    return importance;
  }

  private static double[] permuted(double[] rows, int inputs, int[] group, int[] from) {
    double[] permuted = rows.clone();
    for (int row = 0; row < from.length; row++) {
      for (int input : group) {
        permuted[row * inputs + input] = rows[from[row] * inputs + input];
      }
    }
    return permuted;
  }

  /** Each order as likely as any other (Fisher and Yates; Durstenfeld 1964). */
  static int[] permutation(int rows, Xoshiro random) {
    int[] from = new int[rows];
    for (int row = 0; row < rows; row++) {
      int other = (int) (random.getAsDouble() * (row + 1));
      from[row] = from[other];
      from[other] = row;
    }
    return from;
  }

  /** Mean over the rows of minus the logarithm of what was said to be the chance of what came. */
  static double logLoss(double[] probabilities, boolean[] won) {
    double sum = 0;
    for (int row = 0; row < won.length; row++) {
      double ofWhatCame = won[row] ? probabilities[row] : 1 - probabilities[row];
      sum -= StrictMath.log(Math.max(LEAST, Math.min(1 - LEAST, ofWhatCame)));
    }
    return sum / won.length;
  }
}
