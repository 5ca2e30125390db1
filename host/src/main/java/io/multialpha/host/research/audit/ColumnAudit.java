package io.multialpha.host.research.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The two audits of a matrix of features that research computes by its own means, row by row of
 * bars: whether a value knows later rows, and how much it depends on how many rows came before.
 *
 * <p>Both know nothing of how a column is made; they have it made again of fewer rows. The first is
 * freqtrade's {@code lookahead-analysis}, the second its {@code recursive-analysis}, each in
 * miniature.
 */
public final class ColumnAudit {
  private final List<String> names;
  private final int rows;
  private final Columns columns;
  private final double[][] whole;

  /** Makes the columns. */
  @FunctionalInterface
  public interface Columns {
    /**
     * The columns as they come out when there are only these rows.
     *
     * @param from first row
     * @param to after the last row, more than {@code from}
     * @return for each column, one value for each of the rows; NaN where there is none
     */
    double[][] of(int from, int to);
  }

  /**
   * Whether a column knows later rows.
   *
   * @param name of the column
   * @param checked rows at which the value was compared
   * @param differing how many of these were another when later rows were not there
   * @param first first of these rows, -1 if there is none
   */
  public record LookAhead(String name, int checked, int differing, int first) {
    /** Checks that nothing is null. */
    public LookAhead {
      Objects.requireNonNull(name, "name");
    }

    /** Whether it knows later rows. */
    public boolean isGuilty() {
      return differing > 0;
    }
  }

  /**
   * How the last value of a column depends on how many rows there are.
   *
   * @param name of the column
   * @param whole its last value made of all rows
   * @param starts what it is made of fewer, in the order asked for
   */
  public record History(String name, double whole, List<Start> starts) {
    /** Copies the list. */
    public History {
      starts = List.copyOf(starts);
    }
  }

  /**
   * A value made of the last rows only.
   *
   * @param before how many rows there were before the last
   * @param value made of these and the last
   * @param off by which fraction it is off that made of all rows
   */
  public record Start(int before, double value, double off) {}

  /**
   * @param names one for each column
   * @param rows how many rows there are, at least 1
   * @throws IllegalArgumentException if there is none, or the columns are not as they must be
   */
  public ColumnAudit(List<String> names, int rows, Columns columns) {
    if (rows < 1) {
      throw new IllegalArgumentException(rows + " rows, expected at least 1");
    }
    this.names = List.copyOf(names);
    this.rows = rows;
    this.columns = columns;
    whole = made(0, rows);
  }

  private double[][] made(int from, int to) {
    double[][] values = columns.of(from, to);
    if (values.length != names.size()
        || Arrays.stream(values).anyMatch(column -> column.length != to - from)) {
      throw new IllegalArgumentException(
          "rows "
              + from
              + " to "
              + (to - 1)
              + " gave "
              + values.length
              + " columns of "
              + Arrays.stream(values).map(column -> column.length).distinct().toList()
              + " values, expected "
              + names.size()
              + " of "
              + (to - from));
    }
    return values;
  }

  /**
   * Compares the value at each of these rows with the one that it has when it is the last row, to
   * the last bit.
   *
   * @throws IllegalArgumentException if there is no such row
   */
  public List<LookAhead> lookAhead(int... at) {
    int[] differing = new int[names.size()];
    int[] first = new int[names.size()];
    Arrays.fill(first, -1);
    for (int row : at) {
      requireRow(row);
      double[][] known = made(0, row + 1);
      for (int i = 0; i < known.length; i++) {
        if (!same(known[i][row], whole[i][row])) {
          differing[i]++;
          first[i] = first[i] < 0 ? row : Math.min(first[i], row);
        }
      }
    }
    List<LookAhead> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      found.add(new LookAhead(names.get(i), at.length, differing[i], first[i]));
    }
    return found;
  }

  /**
   * Makes the last value of each column of fewer rows before it.
   *
   * @param before how many rows, one value for each
   * @throws IllegalArgumentException if there are not so many
   */
  public List<History> history(int... before) {
    List<List<Start>> starts = new ArrayList<>();
    names.forEach(any -> starts.add(new ArrayList<>()));
    for (int count : before) {
      requireRow(rows - 1 - count);
      double[][] values = made(rows - 1 - count, rows);
      for (int i = 0; i < values.length; i++) {
        double value = values[i][count];
        starts.get(i).add(new Start(count, value, off(value, whole[i][rows - 1])));
      }
    }
    List<History> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      found.add(new History(names.get(i), whole[i][rows - 1], starts.get(i)));
    }
    return found;
  }

  private void requireRow(int row) {
    if (row < 0 || row >= rows) {
      throw new IllegalArgumentException("there is no row " + row + " of " + rows);
    }
  }

  private static boolean same(double one, double other) {
    return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
  }

  private static double off(double value, double whole) {
    return same(value, whole) ? 0 : (value - whole) / Math.abs(whole);
  }
}
