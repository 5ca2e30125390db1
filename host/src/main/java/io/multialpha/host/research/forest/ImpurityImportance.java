package io.multialpha.host.research.forest;

import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.Tree;

/**
 * How much each input has purified the nodes of a forest (mean decrease in impurity, Breiman 2001),
 * as scikit-learn's {@code feature_importances_}: per tree the impurity that the splits by an input
 * took away, weighted by the rows they saw, as a share of all that the tree took away; and of these
 * the mean over the trees.
 *
 * <p>It is measured on the training rows, and so credits an input that was merely fitted to noise.
 */
public final class ImpurityImportance {
  private ImpurityImportance() {}

  /**
   * The importance of each input.
   *
   * @return fractions that add up to 1; all 0 if no tree has a split
   */
  public static double[] of(Forest forest) {
    double[] mean = new double[forest.inputs()];
    int grown = 0;
    for (Tree tree : forest.trees()) {
      if (tree.nodes() > 1) {
        double[] ofTree = of(tree, forest.inputs());
        for (int input = 0; input < mean.length; input++) {
          mean[input] += ofTree[input];
        }
        grown++;
      }
    }
    for (int input = 0; input < mean.length; input++) {
      mean[input] /= Math.max(1, grown);
    }
    return normalised(mean);
  }

  private static double[] of(Tree tree, int inputs) {
    double[] decrease = new double[inputs];
    for (int node = 0; node < tree.nodes(); node++) {
      if (!tree.isLeaf(node)) {
        decrease[tree.feature()[node]] +=
            impurity(tree, node)
                - impurity(tree, tree.left()[node])
                - impurity(tree, tree.right()[node]);
      }
    }
    return normalised(decrease);
  }

  private static double impurity(Tree tree, int node) {
    return tree.figures().weightedSamples(node) * tree.figures().impurity(node);
  }

  private static double[] normalised(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    if (sum > 0) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] /= sum;
      }
    }
    return numbers;
  }
}
