package io.multialpha.host.model.export;

import io.multialpha.host.model.ModelException;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.PairwiseSum;
import io.multialpha.host.model.forest.Tree;

/**
 * Turns counts at the leaves to fractions and back, so that a row's probabilities keep every bit.
 *
 * <p>A fraction is its count divided by the sum of the leaf's counts. The way back has to find
 * counts whose division gives the very fractions: mostly those of the training, found by rounding.
 */
final class LeafConversion {
  /** How far fraction times weight may be from a whole number to be taken for one. */
  private static final double NEARLY = 1e-6;

  private static final int SCALES = 2_000;
  private static final int STEPS = 4;

  private LeafConversion() {}

  /**
   * A tree's values as another kind; the tree's own array if it has that kind already.
   *
   * @param index the tree's number, for messages
   * @throws ModelException if fractions at a leaf are no quotients of any counts and their sum
   */
  static double[] values(Forest forest, int index, LeafValues wanted) {
    Tree tree = forest.trees().get(index);
    if (forest.leafValues() == wanted) {
      return tree.values();
    }
    int classes = forest.classes();
    double[] values = tree.values().clone();
    double[] leaf = new double[classes];
    for (int node = 0; node < tree.nodes(); node++) {
      System.arraycopy(values, node * classes, leaf, 0, classes);
      if (wanted == LeafValues.FRACTIONS) {
        divide(leaf, leaf);
      } else if (!toCounts(leaf, tree.figures().weightedSamples(node)) && tree.isLeaf(node)) {
        throw new ModelException(
            "Leaf "
                + node
                + " of tree "
                + index
                + " has fractions that no counts give to the last bit, and scikit-learn before 1.4"
                + " keeps counts; write for 1.4.");
      }
      System.arraycopy(leaf, 0, values, node * classes, classes);
    }
    return values;
  }

  /** The fractions that scikit-learn before 1.4 scores with. */
  private static void divide(double[] counts, double[] fractions) {
    double sum = PairwiseSum.of(counts, 0, counts.length);
    double whole = sum == 0 ? 1 : sum;
    for (int c = 0; c < counts.length; c++) {
      fractions[c] = counts[c] / whole;
    }
  }

  /** Replaces fractions by counts; returns false if the counts do not give the very fractions. */
  static boolean toCounts(double[] leaf, double weight) {
    double[] fractions = leaf.clone();
    for (int c = 0; c < leaf.length; c++) {
      double count = fractions[c] * weight;
      double whole = Math.rint(count);
      leaf[c] = Math.abs(count - whole) <= NEARLY ? whole : count;
    }
    if (give(leaf, fractions)) {
      return true;
    }
    double[] nearest = leaf.clone();
    if (search(leaf, fractions, weight)) {
      return true;
    }
    System.arraycopy(nearest, 0, leaf, 0, leaf.length);
    return false;
  }

  private static boolean search(double[] leaf, double[] fractions, double weight) {
    double sum = PairwiseSum.of(fractions, 0, fractions.length);
    if (!(Math.abs(sum - 1) <= 4 * fractions.length * Math.ulp(1.0))) {
      return false;
    }
    for (int i = 0; i < SCALES; i++) {
      double scale = i == 0 && weight > 0 && weight < Double.POSITIVE_INFINITY ? weight : 1 + i;
      for (int c = 0; c < leaf.length; c++) {
        leaf[c] = fractions[c] * scale;
      }
      if (give(leaf, fractions) || nudge(leaf, fractions)) {
        return true;
      }
    }
    return false;
  }

  /** Moves one count at a time to its neighbours. */
  private static boolean nudge(double[] leaf, double[] fractions) {
    for (int c = 0; c < leaf.length; c++) {
      double count = leaf[c];
      for (int step = 1; count > 0 && step <= STEPS; step++) {
        leaf[c] = count + step * Math.ulp(count);
        if (give(leaf, fractions)) {
          return true;
        }
        leaf[c] = count - step * Math.ulp(count);
        if (give(leaf, fractions)) {
          return true;
        }
      }
      leaf[c] = count;
    }
    return false;
  }

  private static boolean give(double[] counts, double[] fractions) {
    double sum = PairwiseSum.of(counts, 0, counts.length);
    double whole = sum == 0 ? 1 : sum;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] / whole != fractions[c]) {
        return false;
      }
    }
    return true;
  }
}
