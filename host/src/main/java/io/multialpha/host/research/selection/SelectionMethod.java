package io.multialpha.host.research.selection;

/** By what the features that a forest reads are chosen. */
public enum SelectionMethod {
  /**
   * Mean decrease in impurity: by which a forest splits most, on the rows that it was trained on.
   */
  MDI,
  /**
   * Mean decrease in accuracy: how much worse a forest foretells rows that it was not trained on,
   * once a feature's values among them are permuted.
   */
  PERMUTATION,
  /** The same for groups of features that tell nearly the same, and the best one of each group. */
  CLUSTERED
}
