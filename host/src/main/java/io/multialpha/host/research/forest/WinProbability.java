package io.multialpha.host.research.forest;

import io.multialpha.host.model.forest.CompiledForest;

/** What a forest of two classes says of rows: how likely each is of class 1, a trade that wins. */
public final class WinProbability {
  private WinProbability() {}

  /**
   * Per row, the probability of class 1; in the caller's thread.
   *
   * @param rows row after row, all inputs of the forest
   */
  public static double[] of(CompiledForest forest, double[] rows) {
    double[] both = new double[2 * (rows.length / forest.inputs())];
    forest.probabilities(rows, both, 1);
    double[] won = new double[both.length / 2];
    for (int row = 0; row < won.length; row++) {
      won[row] = both[2 * row + 1];
    }
    return won;
  }
}
