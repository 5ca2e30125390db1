package io.multialpha.host.report.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Walks over some columns of a CSV file that the host has written. Used by one thread. */
final class CsvColumns {
  /** The years that the host writes, of four digits. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final int FIRST_DAY = (int) (EARLIEST.getEpochSecond() / 86_400);
  private static final int LAST_DAY = (int) (LATEST.getEpochSecond() / 86_400);
  private final String name;
  private final String text;
  private final int[] columns;
  private final String[] fields;
  private int at;
  private int line = 1;

  private CsvColumns(String name, String text, List<String> wanted) {
    this.name = name;
    this.text = text;
    List<String> header = new ArrayList<>();
    boolean more = !text.isEmpty();
    while (more) {
      header.add(field());
      more = !endOfRow();
    }
    columns = new int[header.size()];
    fields = new String[wanted.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = wanted.indexOf(header.get(i));
    }
    for (String column : wanted) {
      if (!header.contains(column)) {
        throw new PageException(name + " has no column " + column + "; make the run again.");
      }
    }
  }

  /**
   * Opens a file.
   *
   * @param name what to call it in messages
   * @param wanted columns, in the order in which they are asked for
   * @throws PageException if it cannot be read or a column is missing
   */
  static CsvColumns of(Path file, String name, String... wanted) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return new CsvColumns(name, text, List.of(wanted));
    } catch (IOException e) {
      throw PageException.unread(name, e);
    }
  }

  /** Goes to the next row; false if there is none. */
  boolean next() {
    if (at >= text.length()) {
      return false;
    }
    line++;
    for (int column = 0; column < columns.length; column++) {
      if (column > 0 && (at == 0 || text.charAt(at - 1) != ',')) {
        throw problem("has fewer fields than the header");
      }
      if (columns[column] >= 0) {
        fields[columns[column]] = field();
      } else {
        skip();
      }
      boolean ended = endOfRow();
      if (ended && column < columns.length - 1) {
        throw problem("has fewer fields than the header");
      }
      if (!ended && column == columns.length - 1) {
        throw problem("has more fields than the header");
      }
    }
    return true;
  }

  /** Steps over a comma or the end of a line; true for the latter. */
  private boolean endOfRow() {
    if (at >= text.length()) {
      return true;
    }
    char c = text.charAt(at++);
    if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
      at++;
      return true;
    }
    return c == '\n';
  }

  private void skip() {
    if (at < text.length() && text.charAt(at) == '"') {
      field();
      return;
    }
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
  }

  private String field() {
    if (at >= text.length() || text.charAt(at) != '"') {
      int from = at;
      skip();
      return text.substring(from, at);
    }
    StringBuilder field = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '"') {
        field.append(c);
      } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
        field.append(c);
        at++;
      } else {
        at++;
        return field.toString();
      }
    }
    throw problem("has a quote that does not end");
  }

  private static boolean isEnd(char c) {
    return c == ',' || c == '\n' || c == '\r';
  }

  /** A field of the row. */
  String text(int column) {
    return fields[column];
  }

  /** A number of the row, neither infinite nor none. */
  double number(int column) {
    try {
      double number = Double.parseDouble(fields[column]);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw problem("has '" + fields[column] + "' where a number should be");
  }

  /** A date of the row as an epoch day. */
  int date(int column) {
    try {
      long day = LocalDate.parse(fields[column]).toEpochDay();
      if (day >= FIRST_DAY && day <= LAST_DAY) {
        return (int) day;
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw problem("has '" + fields[column] + "' where a date should be");
  }

  /** An instant of the row in epoch milliseconds. */
  long instant(int column) {
    try {
      Instant instant = Instant.parse(fields[column]);
      if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
        return instant.toEpochMilli();
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw problem("has '" + fields[column] + "' where a time should be");
  }

  /** What is wrong with the row, with its file and line. */
  PageException problem(String what) {
    return new PageException(name + ", line " + line + " " + what + "; make the result again.");
  }
}
