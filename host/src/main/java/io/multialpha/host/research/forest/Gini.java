package io.multialpha.host.research.forest;

/**
 * The impurity of Breiman et al. (1984), 1 minus the sum of the squared shares, in scikit-learn's
 * order of operations, so that its ties are ties here.
 */
final class Gini {
  private Gini() {}

  /** Of a node, from the weights of both classes; NaN if there is none. */
  static double impurity(double zeros, double ones) {
    double weight = zeros + ones;
    return 1.0 - (zeros * zeros + ones * ones) / (weight * weight);
  }

  /** Rises with the quality of a split; comparable among splits of one node. */
  static double quality(
      double leftWeight, double leftImpurity, double rightWeight, double rightImpurity) {
    return -rightWeight * rightImpurity - leftWeight * leftImpurity;
  }
}
