package io.multialpha.host.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Finds the words for what is wrong with a line of a bar file: what was found and what was
 * expected.
 */
final class BarComplaint {
  private static final int LONGEST_SHOWN = 40;
  private static final long DAY = 86_400_000L;

  private final byte[] bytes;
  private final CsvHeader header;
  private final BarFileKind kind;
  private final String symbol;
  private final LoadOptions options;

  BarComplaint(
      byte[] bytes, CsvHeader header, BarFileKind kind, String symbol, LoadOptions options) {
    this.bytes = bytes;
    this.header = header;
    this.kind = kind;
    this.symbol = symbol;
    this.options = options;
  }

  /** What is wrong with a line that is too long or has another number of fields than the header. */
  String aboutLine(int fields, int length) {
    if (length > BarCsvReader.LONGEST_LINE) {
      return String.format(
          Locale.ROOT,
          "the line is %,d bytes long; expected one bar in at most %,d bytes",
          length,
          BarCsvReader.LONGEST_LINE);
    }
    return "the line has "
        + fields
        + (fields == 1 ? " field" : " fields")
        + "; expected "
        + header.columns()
        + " as in the header";
  }

  /**
   * What is wrong with a bar.
   *
   * @param from where each field begins
   * @param to where each field ends
   * @param previous start of the last good bar
   * @param previousLine its line
   */
  String aboutBar(int[] from, int[] to, long previous, long previousLine) {
    String problem = aboutTime(from[header.time()], to[header.time()], previous, previousLine);
    if (!problem.isEmpty()) {
      return problem;
    }
    String[] names = {"open", "high", "low", "close", "volume"};
    int[] columns = {header.open(), header.high(), header.low(), header.close(), header.volume()};
    double[] values = new double[names.length];
    for (int i = 0; i < names.length; i++) {
      values[i] = DecimalParser.parse(bytes, from[columns[i]], to[columns[i]]);
      if (Double.isNaN(values[i])) {
        return aboutNumber(names[i], from[columns[i]], to[columns[i]]);
      }
    }
    String[] shown = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      shown[i] = text(from[columns[i]], to[columns[i]]);
    }
    for (int i = 0; i < 4; i++) {
      if (values[i] <= 0 && !options.allowsNegative(symbol)) {
        return names[i]
            + " "
            + shown[i]
            + " is not above zero; expected a price above zero, as data.allow_negative ("
            + (options.negativePriceSymbols().isEmpty()
                ? "no symbol"
                : String.join(", ", new TreeSet<>(options.negativePriceSymbols())))
            + ") does not name "
            + symbol;
      }
    }
    for (int i = 0; i < 4; i++) {
      if (Math.abs(values[i]) >= BarCsvReader.HIGHEST_PRICE) {
        return names[i] + " " + shown[i] + " is no price; expected less than a billion points";
      }
    }
    if (values[1] < values[2]) {
      return "high "
          + shown[1]
          + " is below low "
          + shown[2]
          + "; expected low <= open, close <= high";
    }
    // A daily close is the settlement, which may lie outside of what was traded.
    for (int i : kind == BarFileKind.DAILY ? new int[] {0} : new int[] {0, 3}) {
      if (values[i] < values[2] || values[i] > values[1]) {
        return names[i]
            + " "
            + shown[i]
            + " is outside low "
            + shown[2]
            + " to high "
            + shown[1]
            + "; expected low <= open, close <= high";
      }
    }
    return "volume " + shown[4] + " is negative; expected 0 or more";
  }

  private String aboutTime(int from, int to, long previous, long previousLine) {
    TimestampParser times = new TimestampParser(options.zone(), options.calendar());
    String found = text(from, to);
    if (from == to) {
      return "the time is empty; expected for example " + example();
    }
    if (!times.parse(bytes, from, to)) {
      if (isOfAnotherYear(found)) {
        return found
            + " is not between the years "
            + TimestampParser.FIRST_YEAR
            + " and "
            + TimestampParser.LAST_YEAR
            + "; expected for example "
            + example();
      }
      return "\"" + found + "\" is no time; expected for example " + example();
    }
    if (kind != BarFileKind.DAILY && !times.hasTime()) {
      return "\"" + found + "\" has no time of day; expected for example " + example();
    }
    long start = kind == BarFileKind.DAILY ? times.label() : times.epochMillis(previous);
    if (start == TimestampParser.INVALID) {
      return found
          + " does not exist in "
          + options.zone()
          + ", where the clocks went forward; expected times of the zone that data.timezone"
          + " names, or times with Z or an offset";
    }
    long inMillis = kind == BarFileKind.DAILY ? start * DAY : start;
    if (inMillis == previous) {
      return found
          + " repeats the bar of line "
          + previousLine
          + "; expected one bar per "
          + (kind == BarFileKind.DAILY ? "trade date" : "start");
    }
    if (inMillis < previous) {
      return found
          + " comes after the bar of "
          + shown(previous)
          + " in line "
          + previousLine
          + "; expected rising times";
    }
    return "";
  }

  private static boolean isOfAnotherYear(String found) {
    if (!found.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
      return false;
    }
    int year = Integer.parseInt(found.substring(0, 4));
    return year < TimestampParser.FIRST_YEAR || year > TimestampParser.LAST_YEAR;
  }

  private String aboutNumber(String column, int from, int to) {
    String found = text(from, to);
    if (from == to) {
      return column + " is empty; expected a decimal number";
    }
    String lower = found.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
    if (lower.equals("nan")
        || lower.startsWith("inf")
        || DecimalParser.isDecimal(bytes, from, to)) {
      return column + " " + found + " is not finite; expected a decimal number";
    }
    return column + " \"" + found + "\" is no number; expected digits with a decimal point";
  }

  private String shown(long start) {
    return kind == BarFileKind.DAILY
        ? LocalDate.ofEpochDay(start / DAY).toString()
        : Instant.ofEpochMilli(start).toString();
  }

  private String example() {
    return kind == BarFileKind.DAILY ? "2019-05-06" : "2019-05-06T22:00:00Z";
  }

  /** The text of a field for a message: short, and with anything but plain ASCII spelled out. */
  private String text(int from, int to) {
    StringBuilder shown = new StringBuilder();
    for (int i = from; i < to && shown.length() < LONGEST_SHOWN; i++) {
      if (bytes[i] >= ' ' && bytes[i] < 0x7f) {
        shown.append((char) bytes[i]);
      } else {
        shown.append(String.format(Locale.ROOT, "\\x%02x", bytes[i]));
      }
    }
    return to - from > LONGEST_SHOWN ? shown + "..." : shown.toString();
  }
}
