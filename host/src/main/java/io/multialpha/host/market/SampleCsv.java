package io.multialpha.host.market;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Writes bars as the text that {@link BarCsvReader} reads, with a fixed number of decimals. */
final class SampleCsv {
  private static final long DAY = 86_400_000L;
  private static final long HOUR = 3_600_000L;
  private static final int LONGEST_LINE = 200;
  private static final long[] TEN = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000};

  private final long scale;
  private final int decimals;
  private byte[] text = new byte[1 << 16];
  private int size;

  private SampleCsv(int decimals) {
    this.decimals = decimals;
    this.scale = TEN[decimals];
  }

  /** The bars, which start on the hour, as text. */
  static byte[] of(BarColumns bars, int decimals) {
    SampleCsv csv = new SampleCsv(decimals);
    csv.put(CsvHeader.EXPECTED);
    csv.put('\n');
    long day = Long.MIN_VALUE;
    String date = "";
    for (int i = 0; i < bars.size(); i++) {
      long start = bars.start()[i];
      if (Math.floorDiv(start, DAY) != day) {
        day = Math.floorDiv(start, DAY);
        date = LocalDate.ofEpochDay(day).toString();
      }
      csv.ensureRoom();
      csv.put(date);
      csv.put('T');
      int hour = (int) (Math.floorMod(start, DAY) / HOUR);
      csv.put('0' + hour / 10);
      csv.put('0' + hour % 10);
      csv.put(":00:00Z,");
      csv.putPrice(bars.open(i));
      csv.putPrice(bars.high(i));
      csv.putPrice(bars.low(i));
      csv.putPrice(bars.close(i));
      csv.putNumber((long) bars.volume()[i], 1);
      csv.put('\n');
    }
    return Arrays.copyOf(csv.text, csv.size);
  }

  private void putPrice(double price) {
    long units = Math.round(price * scale);
    putNumber(units / scale, 1);
    if (decimals > 0) {
      put('.');
      putNumber(units % scale, decimals);
    }
    put(',');
  }

  private void putNumber(long number, int digits) {
    int length = digits;
    for (long limit = TEN[digits]; number >= limit; limit *= 10) {
      length++;
    }
    for (int i = size + length - 1; i >= size; i--) {
      text[i] = (byte) ('0' + number % 10);
      number /= 10;
    }
    size += length;
  }

  private void put(int ascii) {
    text[size++] = (byte) ascii;
  }

  private void put(String ascii) {
    byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, text, size, bytes.length);
    size += bytes.length;
  }

  private void ensureRoom() {
    if (text.length - size < LONGEST_LINE) {
      text = Arrays.copyOf(text, text.length * 2);
    }
  }
}
