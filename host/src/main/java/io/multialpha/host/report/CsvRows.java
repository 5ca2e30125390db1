package io.multialpha.host.report;

import io.multialpha.host.ledger.TraceId;
import io.multialpha.host.model.sklearn.ShortestDecimal;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a CSV file field by field: RFC 4180 quoting, UTF-8, and a line feed after each row.
 *
 * <p>Used by one thread. Writes to the stream in large pieces.
 */
final class CsvRows implements Closeable {
  private static final int PIECE = 1 << 16;
  private static final int SHORT_FIELD = 64;
  private static final int MOST_TEXTS = 1000;
  private static final int DATE_LENGTH = 10;
  private static final long DAY_MILLIS = 86_400_000;

  private final OutputStream out;
  private byte[] buffer = new byte[PIECE + 1024];
  private int length;
  private boolean rowStarted;

  /** The day of the latest time, as it begins and as it was written: rows go on from there. */
  private long midnight = Long.MIN_VALUE;

  private final byte[] dayText = new byte[DATE_LENGTH];

  /** Most columns have but a few texts, again and again. */
  private final Map<String, byte[]> texts = new HashMap<>();

  CsvRows(OutputStream out) {
    this.out = out;
  }

  /** A row of names. */
  CsvRows header(String... names) throws IOException {
    for (String name : names) {
      text(name);
    }
    endRow();
    return this;
  }

  /** Ends the row. */
  void endRow() throws IOException {
    buffer[length++] = '\n';
    rowStarted = false;
    if (length >= PIECE) {
      flush();
    }
  }

  /** A text; quoted if it has to be. */
  CsvRows text(String text) {
    byte[] written = texts.get(text);
    if (written == null) {
      written = written(text);
      if (texts.size() < MOST_TEXTS) {
        texts.put(text, written);
      }
    }
    field(written.length);
    System.arraycopy(written, 0, buffer, length, written.length);
    length += written.length;
    return this;
  }

  private static byte[] written(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      quoted |= letter == ',' || letter == '"' || letter == '\n' || letter == '\r';
    }
    String written = quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    return written.getBytes(StandardCharsets.UTF_8);
  }

  /** A field without a value. */
  CsvRows empty() {
    field(0);
    return this;
  }

  /** A whole number of 0 or more. */
  CsvRows count(long number) {
    field(SHORT_FIELD);
    length = FixedDecimals.writeDigits(number, 1, buffer, length);
    return this;
  }

  /** The name of a decision. */
  CsvRows trace(String account, int row) {
    boolean first = !rowStarted;
    int start = length;
    text(account);
    if (buffer[length - 1] == '"') {
      rowStarted = !first;
      length = start;
      return text(TraceId.of(account, row));
    }
    reserve(SHORT_FIELD);
    buffer[length++] = '-';
    length = FixedDecimals.writeDigits(row, 6, buffer, length);
    return this;
  }

  /** Dollars with two decimals. */
  CsvRows money(double dollars) {
    return number(dollars, 2, 2);
  }

  /**
   * A probability, as the shortest text that stands for this very double: next to a threshold a
   * rounded one could seem to pass that did not.
   */
  CsvRows probability(double value) {
    return Double.isFinite(value) ? text(ShortestDecimal.of(value)) : empty();
  }

  /** Points. */
  CsvRows price(double points) {
    return number(points, 0, FixedDecimals.priceDecimals(points));
  }

  private CsvRows number(double value, int least, int most) {
    if (FixedDecimals.isBeyondLong(value)) {
      return text(most == 2 ? FixedDecimals.money(value) : FixedDecimals.price(value));
    }
    field(SHORT_FIELD);
    length = FixedDecimals.write(value, least, most, buffer, length);
    return this;
  }

  CsvRows flag(boolean value) {
    return text(value ? "true" : "false");
  }

  /** A date of the years 1 to 9999, {@code 2026-11-22}. */
  CsvRows date(long epochDay) {
    field(SHORT_FIELD);
    putDate(epochDay);
    return this;
  }

  /** A time of the years 1 to 9999 in UTC, {@code 2026-11-22T15:45:01Z}. */
  CsvRows time(long epochMillis) {
    field(SHORT_FIELD);
    if (epochMillis >= midnight && epochMillis < midnight + DAY_MILLIS) {
      System.arraycopy(dayText, 0, buffer, length, DATE_LENGTH);
      length += DATE_LENGTH;
    } else {
      long day = Math.floorDiv(epochMillis, DAY_MILLIS);
      putDate(day);
      System.arraycopy(buffer, length - DATE_LENGTH, dayText, 0, DATE_LENGTH);
      midnight = day * DAY_MILLIS;
    }
    int ofDay = (int) (epochMillis - midnight);
    int seconds = ofDay / 1000;
    int minutes = seconds / 60;
    int hours = minutes / 60;
    putTwo('T', hours);
    putTwo(':', minutes - 60 * hours);
    putTwo(':', seconds - 60 * minutes);
    if (ofDay != 1000 * seconds) {
      put('.', ofDay - 1000 * seconds, 3);
    }
    buffer[length++] = 'Z';
    return this;
  }

  /** Days to a date of the proleptic Gregorian calendar, counting years from 1 March. */
  private void putDate(long epochDay) {
    long day = epochDay + 719_468;
    long era = Math.floorDiv(day, 146_097);
    long ofEra = day - era * 146_097;
    long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long monthFromMarch = (5 * ofYear + 2) / 153;
    long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    length = FixedDecimals.writeDigits(year, 4, buffer, length);
    put('-', month, 2);
    put('-', ofYear - (153 * monthFromMarch + 2) / 5 + 1, 2);
  }

  private void putTwo(char before, int number) {
    int tens = number / 10;
    buffer[length] = (byte) before;
    buffer[length + 1] = (byte) ('0' + tens);
    buffer[length + 2] = (byte) ('0' + number - 10 * tens);
    length += 3;
  }

  private void put(char before, long number, int width) {
    buffer[length++] = (byte) before;
    length = FixedDecimals.writeDigits(number, width, buffer, length);
  }

  private void field(int room) {
    reserve(room);
    if (rowStarted) {
      buffer[length++] = ',';
    }
    rowStarted = true;
  }

  private void reserve(int room) {
    if (length + room + 2 > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + room + 2));
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
