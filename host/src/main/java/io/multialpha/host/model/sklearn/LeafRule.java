package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Whether the numbers at the leaves are counts, as up to scikit-learn 1.3, or fractions, as from
 * 1.4 on. The version, the layout of the nodes and the numbers at the roots must agree: a guess
 * would give other probabilities.
 */
final class LeafRule {
  /** Sums miss what they should be by rounding errors only. */
  private static final double ROUNDING = 1e-6;

  private enum Root {
    COUNTS,
    FRACTIONS,
    EITHER,
    NEITHER
  }

  private LeafRule() {}

  /**
   * What the numbers are.
   *
   * @param version empty if the file names none that can be understood
   * @param missingLeft whether the nodes say where missing values go
   * @param owner what to call the forest in sentences
   */
  static LeafValues of(
      Optional<SklearnVersion> version,
      boolean missingLeft,
      List<Tree> trees,
      int classes,
      String owner)
      throws SklearnException {
    boolean newLayout =
        version.map(v -> v.isAtLeast(SklearnVersion.WITH_MISSING_VALUES)).orElse(missingLeft);
    if (newLayout != missingLeft) {
      throw new SklearnException(
          owner
              + " says scikit-learn "
              + version.orElseThrow()
              + ", whose trees "
              + (newLayout ? "say" : "do not say")
              + " where missing values go, but these "
              + (newLayout ? "do not" : "do")
              + "; save the model anew");
    }
    Optional<LeafValues> told =
        version.isPresent()
            ? Optional.of(
                version.get().isAtLeast(SklearnVersion.WITH_FRACTIONS)
                    ? LeafValues.FRACTIONS
                    : LeafValues.COUNTS)
            : missingLeft ? Optional.empty() : Optional.of(LeafValues.COUNTS);
    LeafValues rule = told.isPresent() ? told.get() : shown(trees, classes, owner);
    for (int i = 0; i < trees.size(); i++) {
      Root root = root(trees.get(i), classes);
      boolean contradicts =
          rule == LeafValues.COUNTS
              ? root == Root.FRACTIONS
              : root == Root.COUNTS || root == Root.NEITHER;
      if (contradicts) {
        throw new SklearnException(
            owner
                + " should hold "
                + (rule == LeafValues.COUNTS ? "counts" : "fractions that sum to 1")
                + version.map(v -> " by its version " + v).orElse("")
                + ", but the root of tree "
                + i
                + " holds "
                + (root == Root.FRACTIONS
                    ? "fractions"
                    : root == Root.COUNTS ? "counts" : "neither")
                + "; save the model anew");
      }
    }
    return rule;
  }

  private static LeafValues shown(List<Tree> trees, int classes, String owner)
      throws SklearnException {
    for (Tree tree : trees) {
      Root root = root(tree, classes);
      if (root == Root.COUNTS || root == Root.FRACTIONS) {
        return root == Root.COUNTS ? LeafValues.COUNTS : LeafValues.FRACTIONS;
      }
    }
    throw new SklearnException(
        owner
            + " does not name the version of scikit-learn that made it, and its trees do not show"
            + " whether they hold counts or fractions; save the model anew");
  }

  /** Counts sum to the weight of the training samples at the root, fractions to 1. */
  private static Root root(Tree tree, int classes) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += tree.value(c);
    }
    double weight = tree.figures().weightedSamples(0);
    boolean fractions = Math.abs(sum - 1) <= ROUNDING;
    boolean counts = Math.abs(sum - weight) <= ROUNDING * Math.abs(weight);
    if (fractions) {
      return counts ? Root.EITHER : Root.FRACTIONS;
    }
    return counts ? Root.COUNTS : Root.NEITHER;
  }
}
