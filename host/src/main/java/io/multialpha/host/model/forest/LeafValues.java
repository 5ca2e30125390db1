package io.multialpha.host.model.forest;

/** What the numbers at a leaf are. */
public enum LeafValues {
  /** Weighted counts of training samples per class, to be divided by their sum. */
  COUNTS,
  /** Fractions per class, to be taken as they are: their sum may miss 1 by a rounding error. */
  FRACTIONS
}
