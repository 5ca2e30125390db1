package io.multialpha.host.research.forest;

import java.util.Arrays;
import java.util.Optional;

/** How much the rows of a class count, beside their own weights. */
public enum ClassWeight {
  /** All alike. */
  NONE("None"),
  /** Both classes the same in total: rows / (2 x rows of the class). */
  BALANCED("balanced"),
  /** The same among the rows that a tree has drawn; {@link #BALANCED} where none are drawn. */
  BALANCED_SUBSAMPLE("balanced_subsample");

  private final String label;

  ClassWeight(String label) {
    this.label = label;
  }

  /** The one of scikit-learn's name, such as {@code balanced}; {@code None} is {@link #NONE}. */
  public static Optional<ClassWeight> parse(String label) {
    return Arrays.stream(values()).filter(weight -> weight.label.equals(label)).findFirst();
  }

  /** Its name in scikit-learn. */
  public String label() {
    return label;
  }
}
