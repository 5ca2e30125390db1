package io.multialpha.host.model.sklearn;

import java.util.Optional;

/** What a pipeline does to a row before it is classified. Immutable. */
sealed interface Step permits StandardScaling, Imputation {
  int inputs();

  int outputs();

  /** Which of the inputs an output comes from. */
  int sourceOf(int output);

  /** Its class in Python. */
  String name();

  /** What scikit-learn would refuse in a row. */
  Optional<RowFault> fault(double[] row);

  /** Whether scikit-learn takes the row; the same as {@link #fault}, without the words. */
  boolean accepts(double[] row);

  /** Writes {@link #outputs} numbers. */
  void apply(double[] row, double[] into);

  /** The fault of a row that may hold NaN, but nothing infinite. */
  static Optional<RowFault> infinite(double[] row) {
    for (int i = 0; i < row.length; i++) {
      if (Double.isInfinite(row[i])) {
        return Optional.of(new RowFault(i, "is infinite"));
      }
    }
    return Optional.empty();
  }

  /** Whether nothing in a row is infinite. */
  static boolean hasNoInfinite(double[] row) {
    for (double number : row) {
      if (Double.isInfinite(number)) {
        return false;
      }
    }
    return true;
  }
}
