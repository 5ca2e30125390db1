package io.multialpha.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;

/**
 * A forest of Smile beside one of scikit-learn's. Smile cannot read that one, so it grows its own
 * by the same settings: as many trees, four inputs a split, at least 50 rows a leaf, five levels or
 * no limit. Forest B was grown on 20,000 rows, of which 5,000 are here: each is taken four times,
 * with labels that differ by their noise, so that Smile's trees become as large.
 */
final class SmileForest {
  private static final int INPUTS_A_SPLIT = 4;
  private static final int LEAF = 50;
  private static final int TREES_OF_A = 900;
  private static final int TREES_OF_B = 1_200;
  private static final int LEVELS_OF_A = 5;
  private static final int COPIES_OF_B = 4;

  private final RandomForest forest;
  private final Tuple[] rows;
  private final double[] probabilities = new double[2];
  private int next;

  /**
   * Grows it.
   *
   * @param name A or B
   * @param inputs the rows that are scored
   */
  SmileForest(String name, double[][] inputs) {
    boolean small = name.equals("A");
    int copies = small ? 1 : COPIES_OF_B;
    double[][] grown =
        IntStream.range(0, copies * inputs.length)
            .mapToObj(row -> inputs[row % inputs.length])
            .toArray(double[][]::new);
    DataFrame frame = frame(grown);
    forest =
        small ? fit(frame, TREES_OF_A, LEVELS_OF_A + 1) : fit(frame, TREES_OF_B, Integer.MAX_VALUE);
    rows = IntStream.range(0, inputs.length).mapToObj(frame::get).toArray(Tuple[]::new);
    if (!IntStream.range(0, rows.length).allMatch(i -> rows[i].getDouble(0) == inputs[i][0])) {
      throw new IllegalStateException("Smile has not the rows that it was given");
    }
  }

  /** Rows with labels, which are a signal of three inputs and noise. */
  static DataFrame frame(double[][] rows) {
    int[] labels =
        IntStream.range(0, rows.length).map(row -> label(row, rows[row]) ? 1 : 0).toArray();
    return DataFrame.of(rows).merge(IntVector.of("label", labels));
  }

  /** {@code forest_scikit.py} has the same. */
  static boolean label(int row, double[] inputs) {
    double noise = (row * 2_654_435_761L & 0xffff_ffffL) / 4_294_967_296.0;
    return inputs[0] - inputs[1] * inputs[2] + 4 * (noise - 0.5) > 0.5;
  }

  /**
   * Smile's own training.
   *
   * @param depth counts nodes on the way to a leaf, that included
   */
  static RandomForest fit(DataFrame frame, int trees, int depth) {
    return RandomForest.fit(
        Formula.lhs("label"),
        frame,
        trees,
        INPUTS_A_SPLIT,
        SplitRule.GINI,
        depth,
        Integer.MAX_VALUE,
        LEAF,
        1.0,
        null,
        LongStream.rangeClosed(2, trees + 1));
  }

  /** Nodes of all trees. */
  int nodes() {
    return Arrays.stream(forest.trees()).mapToInt(tree -> tree.size()).sum();
  }

  /** The probability of a one for the next row. */
  double row() {
    next = next + 1 == rows.length ? 0 : next + 1;
    forest.predict(rows[next], probabilities);
    return probabilities[1];
  }

  /** The same for all rows, in the caller's thread. */
  double batch() {
    double sum = 0;
    for (Tuple row : rows) {
      forest.predict(row, probabilities);
      sum += probabilities[1];
    }
    return sum;
  }
}
