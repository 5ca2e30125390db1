package io.multialpha.host.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A table for the terminal: columns as wide as what is in them, two spaces between, no frame.
 *
 * <p>The last column may be long and is broken between words to fit the page. Where the others
 * leave it no room, the widest of them are broken too.
 */
final class TextTable {
  private static final int PAGE = 110;
  private static final int NARROWEST_LAST = 30;

  private final String[] header;
  private final boolean[] right;
  private final List<String[]> rows = new ArrayList<>();

  private TextTable(String[] header) {
    this.header = header;
    this.right = new boolean[header.length];
  }

  /** An empty table with these column headings; one that starts with {@code >} is right-aligned. */
  static TextTable of(String... headings) {
    String[] header = headings.clone();
    TextTable table = new TextTable(header);
    for (int i = 0; i < header.length; i++) {
      if (header[i].startsWith(">")) {
        table.right[i] = true;
        header[i] = header[i].substring(1);
      }
    }
    return table;
  }

  /** Adds a row of as many cells as there are columns. */
  TextTable row(String... cells) {
    if (cells.length != header.length) {
      throw new IllegalArgumentException(cells.length + " cells for " + header.length + " columns");
    }
    rows.add(cells.clone());
    return this;
  }

  /** Whether there are no rows. */
  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Prints it, headings in bold. */
  void print(Terminal terminal) {
    printAligned(List.of(this), terminal);
  }

  /** Prints tables of as many columns each below each other, an empty line between. */
  static void printAligned(Collection<TextTable> tables, Terminal terminal) {
    int columns = tables.stream().mapToInt(table -> table.header.length).max().orElse(0);
    int[] width = new int[columns];
    int[] narrowest = new int[columns];
    for (TextTable table : tables) {
      table.measure(width, narrowest);
    }
    fit(width, narrowest);
    boolean first = true;
    for (TextTable table : tables) {
      if (!first) {
        terminal.line("");
      }
      first = false;
      table.print(terminal, width);
    }
  }

  /** Widens columns to what is in them; {@code narrowest} to its longest words. */
  private void measure(int[] width, int[] narrowest) {
    for (int i = 0; i < header.length; i++) {
      width[i] = Math.max(width[i], header[i].length());
      narrowest[i] = Math.max(narrowest[i], header[i].length());
      for (String[] row : rows) {
        width[i] = Math.max(width[i], row[i].length());
        if (row[i].length() > narrowest[i]) {
          for (String word : row[i].split(" ", -1)) {
            narrowest[i] = Math.max(narrowest[i], word.length());
          }
        }
      }
    }
  }

  /** Narrows columns until they fit the page, or no words can be broken apart. */
  private static void fit(int[] width, int[] narrowest) {
    int last = width.length - 1;
    if (last < 0) {
      return;
    }
    int least = Math.min(width[last], NARROWEST_LAST);
    int widest = widest(width, narrowest);
    while (indent(width) + least > PAGE && widest >= 0) {
      width[widest]--;
      widest = widest(width, narrowest);
    }
    width[last] = Math.min(width[last], Math.max(NARROWEST_LAST, PAGE - indent(width)));
  }

  /** The widest column but the last that can be narrower; -1 if there is none. */
  private static int widest(int[] width, int[] narrowest) {
    int widest = -1;
    for (int i = 0; i < width.length - 1; i++) {
      if (width[i] > narrowest[i] && (widest < 0 || width[i] > width[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private static int indent(int[] width) {
    return Arrays.stream(width, 0, width.length - 1).map(w -> w + 2).sum();
  }

  private void print(Terminal terminal, int[] width) {
    terminal.line(terminal.bold(line(header, width).stripTrailing()));
    for (String[] row : rows) {
      List<List<String>> cells = new ArrayList<>();
      int lines = 1;
      for (int i = 0; i < row.length; i++) {
        cells.add(wrap(row[i], width[i]));
        lines = Math.max(lines, cells.get(i).size());
      }
      for (int i = 0; i < lines; i++) {
        int at = i;
        String[] pieces =
            cells.stream().map(cell -> at < cell.size() ? cell.get(at) : "").toArray(String[]::new);
        terminal.line(line(pieces, width).stripTrailing());
      }
    }
  }

  private String line(String[] cells, int[] width) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        text.append("  ");
      }
      String space = " ".repeat(Math.max(0, width[i] - cells[i].length()));
      text.append(right[i] ? space + cells[i] : cells[i] + space);
    }
    return text.toString();
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int at = rest.lastIndexOf(' ', width);
      if (at <= 0) {
        break;
      }
      lines.add(rest.substring(0, at));
      rest = rest.substring(at + 1);
    }
    lines.add(rest);
    return lines;
  }
}
