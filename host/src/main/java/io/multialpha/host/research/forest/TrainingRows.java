package io.multialpha.host.research.forest;

import java.util.Arrays;
import java.util.List;

/**
 * What a forest is trained on: inputs, labels and weights, row by row. The arrays are not to be
 * changed.
 *
 * @param inputs the inputs
 * @param labels per row, whether it is of class 1
 * @param weights per row, how much it counts, at least 0; all 1 for none
 * @param names of the inputs; empty if they have none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one, and too large to be copied
public record TrainingRows(
    SortedColumns inputs, boolean[] labels, double[] weights, List<String> names) {
  /**
   * Checks lengths, and that both classes are there with some weight.
   *
   * @throws IllegalArgumentException if not
   */
  public TrainingRows {
    names = List.copyOf(names);
    if (labels.length != inputs.rows() || weights.length != inputs.rows()) {
      throw new IllegalArgumentException(
          inputs.rows() + " rows, " + labels.length + " labels and " + weights.length + " weights");
    }
    if (!names.isEmpty() && names.size() != inputs.inputs()) {
      throw new IllegalArgumentException(
          names.size() + " names for " + inputs.inputs() + " inputs");
    }
    boolean[] seen = new boolean[2];
    for (int row = 0; row < labels.length; row++) {
      if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "row " + row + " has the weight " + weights[row] + "; expected a number of at least 0");
      }
      if (weights[row] > 0) {
        seen[labels[row] ? 1 : 0] = true;
      }
    }
    if (!seen[0] || !seen[1]) {
      throw new IllegalArgumentException(
          "all of the "
              + labels.length
              + " rows that count are of class "
              + (seen[1] ? 1 : 0)
              + "; a forest learns from rows of both");
    }
  }

  /** Rows that all count alike, of inputs without names. */
  public static TrainingRows of(SortedColumns inputs, boolean[] labels) {
    return new TrainingRows(inputs, labels, alike(labels.length), List.of());
  }

  private static double[] alike(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The same rows with names of their inputs. */
  public TrainingRows named(List<String> inputNames) {
    return new TrainingRows(inputs, labels, weights, inputNames);
  }
}
