package io.multialpha.host.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in letters of one width: the first column to the left, the others to the right.
 *
 * <p>Control letters of a terminal in a cell take no width.
 */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; all rows have as many cells. */
  void row(List<String> cells) {
    if (!rows.isEmpty() && rows.get(0).size() != cells.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.size() + " cells in a table of " + rows.get(0).size());
    }
    rows.add(List.copyOf(cells));
  }

  /** The rows, each of them a line, without blanks at their ends. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String pad = " ".repeat(width(column) - Ink.width(cell));
        line.append(column == 0 ? cell + pad : GAP + pad + cell);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** Letters of the widest line. */
  int width() {
    int width = 0;
    for (int column = 0; !rows.isEmpty() && column < rows.get(0).size(); column++) {
      width += width(column) + (column == 0 ? 0 : GAP.length());
    }
    return width;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> Ink.width(row.get(column))).max().orElse(0);
  }
}
