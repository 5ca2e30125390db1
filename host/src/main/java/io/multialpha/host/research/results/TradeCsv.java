package io.multialpha.host.research.results;

import io.multialpha.host.market.CsvLines;
import io.multialpha.host.market.DecimalParser;
import io.multialpha.host.market.TimestampParser;
import io.multialpha.host.market.TradingCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Walks over the rows of a file of trades and reads their fields. What cannot be read is noted, and
 * all of it is told at the end. Used by one thread.
 */
final class TradeCsv {
  /** What stands for "no such time". */
  static final long NO_TIME = TimestampParser.INVALID;

  private static final int MOST_PROBLEMS = 10;

  private final String file;
  private final byte[] bytes;
  private final CsvLines lines;
  private final TimestampParser clock =
      new TimestampParser(ZoneOffset.UTC, TradingCalendar.weekdays());
  private final TimestampParser instants;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> columns = new HashMap<>();
  private int fields;
  private int[] from = new int[0];
  private int[] to = new int[0];

  /**
   * Opens a file.
   *
   * @param name what to call it in messages
   * @param zone of times that name none
   * @param expected columns without which it is of no use
   * @throws ResultsException if the file cannot be read or a column is missing
   */
  TradeCsv(Path path, String name, ZoneId zone, List<String> expected) {
    file = name;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new ResultsException(
          name
              + (Files.exists(path) ? " cannot be read" : " is missing")
              + "; expected a file of trades. Supply it, or leave the symbol out.");
    }
    lines = new CsvLines(bytes);
    instants = new TimestampParser(zone, TradingCalendar.weekdays());
    header(expected);
  }

  private void header(List<String> expected) {
    String found =
        lines.next()
            ? new String(bytes, lines.begin(), lines.end() - lines.begin(), StandardCharsets.UTF_8)
            : "";
    String[] names = found.split(",", -1);
    for (int i = 0; i < names.length; i++) {
      columns.putIfAbsent(names[i].strip().toLowerCase(Locale.ROOT), i);
    }
    fields = names.length;
    from = new int[fields];
    to = new int[fields];
    List<String> missing =
        expected.stream().filter(each -> !columns.containsKey(lower(each))).toList();
    if (!missing.isEmpty()) {
      throw new ResultsException(
          file
              + ":1: the header lacks "
              + String.join(", ", missing)
              + "; found \""
              + (found.length() > 120 ? found.substring(0, 120) + "..." : found)
              + "\". Supply the file with these columns, or leave the symbol out.");
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Where a column is that is known to be there. */
  int column(String name) {
    return columns.get(lower(name));
  }

  /** Where a column is, if it is there. */
  OptionalInt columnIfAny(String name) {
    Integer at = columns.get(lower(name));
    return at == null ? OptionalInt.empty() : OptionalInt.of(at);
  }

  /** Goes to the next row that has enough fields; false at the end. */
  boolean next() {
    while (lines.next()) {
      int found = lines.split(from, to);
      if (found >= fields) {
        return true;
      }
      problem("has " + found + " fields, expected " + fields);
    }
    return false;
  }

  /** The number of the line. */
  long line() {
    return lines.number();
  }

  /** Whether the field says nothing, or that it is no number or no time. */
  boolean isMissing(int column) {
    String text = to[column] - from[column] > 4 ? "?" : lower(text(column));
    return text.isEmpty() || text.equals("nan") || text.equals("nat") || text.equals("none");
  }

  /** The field, blanks around it removed. */
  String text(int column) {
    return new String(bytes, from[column], to[column] - from[column], StandardCharsets.UTF_8)
        .strip();
  }

  /** The field as clock time; {@link #NO_TIME}, and noted, where it is none. */
  long clock(int column) {
    if (clock.parse(bytes, from[column], to[column])) {
      return clock.epochMillis(NO_TIME);
    }
    problem("'" + text(column) + "' is no time such as 2024-01-31 14:00:00");
    return NO_TIME;
  }

  /** The field as an instant, after {@link #clock} has read it. */
  long instant(int column, long previous) {
    instants.parse(bytes, from[column], to[column]);
    long instant = instants.epochMillis(previous);
    if (instant == NO_TIME) {
      problem("'" + text(column) + "' does not exist: the clocks were put forward over it");
    }
    return instant;
  }

  /** The field as a number; NaN, and noted, where it is none. */
  double number(int column) {
    double value = DecimalParser.parse(bytes, from[column], to[column]);
    if (Double.isNaN(value)) {
      problem("'" + text(column) + "' is no number");
    }
    return value;
  }

  /** Notes what is wrong with the row. */
  void problem(String what) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(file + ":" + lines.number() + ": " + what + ". Mend the row or remove it.");
    } else if (problems.size() == MOST_PROBLEMS) {
      problems.add(file + ": there is more of it further down.");
    }
  }

  /**
   * Ends the reading.
   *
   * @throws ResultsException if something was wrong
   */
  void requireSound() {
    if (!problems.isEmpty()) {
      throw ResultsException.of(problems);
    }
  }
}
