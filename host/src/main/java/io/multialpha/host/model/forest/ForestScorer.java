package io.multialpha.host.model.forest;

import java.util.Arrays;

/**
 * Scores rows, one at a time. Used by one thread at a time; a call allocates nothing.
 *
 * <p>A row cannot be scored where scikit-learn refuses it: a value is too large for a float
 * (3.4028235677973366e38 or more in size), or missing (NaN) and the forest does not accept that.
 */
public final class ForestScorer {
  private final CompiledForest forest;
  private final int[] ranks;
  private final int[] votes;
  private final int classes;

  ForestScorer(CompiledForest forest) {
    this.forest = forest;
    this.ranks = new int[forest.thresholds().width()];
    this.votes = new int[forest.trees()];
    this.classes = forest.classes();
  }

  /**
   * The probability of one class.
   *
   * @param row the inputs; not modified, not kept
   * @param column the place of the class among the forest's classes, from 0
   * @return 0 to 1, or NaN if the row cannot be scored
   * @throws IllegalArgumentException if the row is not of the forest's length
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public double probability(double[] row, int column) {
    if (column < 0 || column >= classes) {
      throw new IndexOutOfBoundsException("class " + column + " of " + classes);
    }
    checkLength(row);
    return walk(row, 0) ? sum(column) : Double.NaN;
  }

  /**
   * The probabilities of all classes.
   *
   * @param row the inputs; not modified, not kept
   * @param into takes one probability per class, NaN if the row cannot be scored
   * @return whether the row can be scored
   * @throws IllegalArgumentException if the row or {@code into} is not of the forest's length
   */
  public boolean probabilities(double[] row, double[] into) {
    if (into.length != classes) {
      throw new IllegalArgumentException(
          "room for " + into.length + " probabilities; expected " + classes);
    }
    checkLength(row);
    return probabilities(row, 0, into, 0);
  }

  boolean probabilities(double[] rows, int start, double[] into, int to) {
    if (!walk(rows, start)) {
      Arrays.fill(into, to, to + classes, Double.NaN);
      return false;
    }
    for (int c = 0; c < classes; c++) {
      into[to + c] = sum(c);
    }
    return true;
  }

  private void checkLength(double[] row) {
    if (row.length != forest.inputs()) {
      throw new IllegalArgumentException(
          "a row of " + row.length + "; expected " + forest.inputs());
    }
  }

  private boolean walk(double[] rows, int start) {
    int missing = forest.thresholds().rank(rows, start, ranks, 0);
    if (missing < 0) {
      return false;
    }
    if (missing == 0) {
      forest.layout().votes(ranks, votes);
    } else {
      forest.layout().votesWithMissing(ranks, votes);
    }
    return true;
  }

  private double sum(int column) {
    double[] probabilities = forest.probabilities(column);
    double sum = 0;
    for (int vote : votes) {
      sum += probabilities[vote];
    }
    return sum / votes.length;
  }
}
