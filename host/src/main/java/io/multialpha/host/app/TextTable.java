package io.multialpha.host.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A table for the terminal: columns as wide as what is in them, two spaces between, no frame.
 *
 * <p>The last column may be long and is broken between words to fit the page.
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
    print(terminal, widths());
  }

  /** Prints tables of as many columns each below each other, an empty line between. */
  static void printAligned(Collection<TextTable> tables, Terminal terminal) {
    int[] widest = new int[0];
    for (TextTable table : tables) {
      int[] width = table.widths();
      widest = Arrays.copyOf(widest, width.length);
      for (int i = 0; i < width.length; i++) {
        widest[i] = Math.max(widest[i], width[i]);
      }
    }
    boolean first = true;
    for (TextTable table : tables) {
      if (!first) {
        terminal.line("");
      }
      first = false;
      table.print(terminal, widest.clone());
    }
  }

  private int[] widths() {
    int[] width = new int[header.length];
    for (int i = 0; i < header.length; i++) {
      width[i] = header[i].length();
      for (String[] row : rows) {
        width[i] = Math.max(width[i], row[i].length());
      }
    }
    return width;
  }

  private void print(Terminal terminal, int[] width) {
    int last = header.length - 1;
    int indent = Arrays.stream(width, 0, last).map(w -> w + 2).sum();
    width[last] = Math.min(width[last], Math.max(NARROWEST_LAST, PAGE - indent));

    terminal.line(terminal.bold(line(header, width).stripTrailing()));
    for (String[] row : rows) {
      List<String> pieces = wrap(row[last], width[last]);
      String[] first = row.clone();
      first[last] = pieces.get(0);
      terminal.line(line(first, width).stripTrailing());
      for (String more : pieces.subList(1, pieces.size())) {
        terminal.line(" ".repeat(indent) + more);
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
