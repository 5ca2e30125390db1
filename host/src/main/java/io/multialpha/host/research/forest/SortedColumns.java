package io.multialpha.host.research.forest;

import java.util.Arrays;

/**
 * Inputs of a training, column by column, each with its rows in the order of their values: what a
 * search for splits needs, sorted once for all trees, parameters and threads.
 *
 * <p>Values are rounded to floats, as scikit-learn rounds them. Immutable.
 */
public final class SortedColumns {
  private final int rows;
  private final float[][] values;
  private final int[][] rowAt;
  private final int[][] position;

  private SortedColumns(int rows, float[][] values, int[][] rowAt, int[][] position) {
    this.rows = rows;
    this.values = values;
    this.rowAt = rowAt;
    this.position = position;
  }

  /**
   * Sorts columns.
   *
   * @param columns {@code columns[input][row]}, at least one of each; not kept
   * @throws IllegalArgumentException if columns differ in length, or a value is NaN or infinite, or
   *     too large for a float
   */
  public static SortedColumns of(double[][] columns) {
    if (columns.length == 0 || columns[0].length == 0) {
      throw new IllegalArgumentException("there are no rows of inputs to train on");
    }
    int rows = columns[0].length;
    SortedColumns sorted =
        new SortedColumns(
            rows,
            new float[columns.length][rows],
            new int[columns.length][rows],
            new int[columns.length][rows]);
    long[] keys = new long[rows];
    for (int input = 0; input < columns.length; input++) {
      if (columns[input].length != rows) {
        throw new IllegalArgumentException(
            "input " + input + " has " + columns[input].length + " rows, input 0 has " + rows);
      }
      sorted.sort(input, columns[input], keys);
    }
    return sorted;
  }

  private void sort(int input, double[] column, long[] keys) {
    for (int row = 0; row < rows; row++) {
      float value = (float) column[row] + 0.0f; // no negative zero
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "input " + input + " is " + column[row] + " in row " + row + "; expected a float");
      }
      int bits = Float.floatToRawIntBits(value);
      int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      keys[row] = ((long) ordered << 32) | row;
    }
    Arrays.sort(keys);
    for (int place = 0; place < rows; place++) {
      int row = (int) keys[place];
      rowAt[input][place] = row;
      position[input][row] = place;
      values[input][place] = (float) column[row] + 0.0f;
    }
  }

  /**
   * The same inputs of some rows, which is quicker than sorting them.
   *
   * @param kept numbers of the rows, ascending; at least one
   * @throws IllegalArgumentException if they are not ascending, or out of range
   */
  public SortedColumns rows(int[] kept) {
    int[] renumbered = new int[rows];
    Arrays.fill(renumbered, -1);
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] < 0 || kept[i] >= rows || (i > 0 && kept[i] <= kept[i - 1])) {
        throw new IllegalArgumentException(
            "row " + kept[i] + " of " + rows + " at place " + i + "; expected ascending rows");
      }
      renumbered[kept[i]] = i;
    }
    if (kept.length == 0) {
      throw new IllegalArgumentException("no rows are kept; expected at least 1");
    }
    SortedColumns some =
        new SortedColumns(
            kept.length,
            new float[inputs()][kept.length],
            new int[inputs()][kept.length],
            new int[inputs()][kept.length]);
    for (int input = 0; input < inputs(); input++) {
      int place = 0;
      for (int from = 0; from < rows; from++) {
        int row = renumbered[rowAt[input][from]];
        if (row >= 0) {
          some.values[input][place] = values[input][from];
          some.rowAt[input][place] = row;
          some.position[input][row] = place++;
        }
      }
    }
    return some;
  }

  /**
   * Some of the inputs, in the order given; nothing is copied.
   *
   * @param kept numbers of inputs; at least one
   */
  public SortedColumns inputs(int[] kept) {
    if (kept.length == 0) {
      throw new IllegalArgumentException("no inputs are kept; expected at least 1");
    }
    return new SortedColumns(
        rows,
        Arrays.stream(kept).mapToObj(input -> values[input]).toArray(float[][]::new),
        Arrays.stream(kept).mapToObj(input -> rowAt[input]).toArray(int[][]::new),
        Arrays.stream(kept).mapToObj(input -> position[input]).toArray(int[][]::new));
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** How many inputs there are. */
  public int inputs() {
    return values.length;
  }

  /** The value of an input in a row. */
  public float value(int input, int row) {
    return values[input][position[input][row]];
  }

  /** The values of an input, ascending. */
  float[] values(int input) {
    return values[input];
  }

  /** Which row's value is at each place of {@link #values}. */
  int[] rowAt(int input) {
    return rowAt[input];
  }

  /** At which place of {@link #values} each row's value is. */
  int[] position(int input) {
    return position[input];
  }
}
