package io.multialpha.host.market;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads bars from CSV files, plain or gzip.
 *
 * <p>The first line is a header with {@code timestamp} (or {@code datetime}, or {@code date}),
 * {@code open}, {@code high}, {@code low}, {@code close}, {@code volume} in any order and case;
 * other columns are ignored. Times are bar starts; one without a zone is read in {@link
 * LoadOptions#zone()}. Numbers have a decimal point and no quotes. Lines end in LF or CRLF; empty
 * lines are passed over; a UTF-8 byte order mark is allowed.
 *
 * <p>A bar must have finite prices with low &lt;= open, close &lt;= high (but a daily close, which
 * is the settlement, may lie outside), above zero unless the symbol may trade below it, a volume of
 * zero or more, and must start after the bar before it, in the years 1900 to 2200. A pause between
 * bars is normal and no error. What breaks this is refused or skipped as {@link
 * LoadOptions#onBadBar()} says; a file without a usable header, without bars, damaged, of the wrong
 * timeframe or with more bad bars than good ones is refused always.
 *
 * <p>Holds no state between files and is safe to share between threads.
 */
public final class BarCsvReader {
  /** A price of this many points or more is none, and would swallow every other in a sum. */
  static final double HIGHEST_PRICE = 1e9;

  /** A longer line, in bytes, is no bar. */
  static final int LONGEST_LINE = 1 << 16;

  /** A file with more bad lines is refused always, so that a report stays readable. */
  private static final int MOST_SKIPPED = 100_000;

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 86_400_000L;

  private final LoadOptions options;

  /**
   * @param options how to read; the cache settings do not matter here
   */
  public BarCsvReader(LoadOptions options) {
    this.options = options;
  }

  /**
   * Reads a file.
   *
   * @param file CSV, or gzip of CSV when the name ends in {@code .gz}
   * @param symbol of the bars
   * @param kind how long the bars are
   * @param skipped receives the lines that were left out
   * @return the bars with their trade dates
   * @throws MarketDataException when the file or, unless they are to be skipped, one of its bars is
   *     not as described above
   */
  public BarColumns read(Path file, String symbol, BarFileKind kind, List<SkippedBar> skipped) {
    return new Parse(file, symbol, kind, BarFileBytes.read(file, symbol)).run(skipped);
  }

  /** One file on its way from bytes to columns. */
  private final class Parse {
    private final Path file;
    private final String symbol;
    private final BarFileKind kind;
    private final byte[] bytes;
    private final List<SkippedBar> bad = new ArrayList<>();

    private int lines;
    private int badLines;
    private int size;
    private long[] start = {};
    private double[] prices = {};
    private double[] volume = {};

    private Parse(Path file, String symbol, BarFileKind kind, byte[] bytes) {
      this.file = file;
      this.symbol = symbol;
      this.kind = kind;
      this.bytes = bytes;
    }

    private BarColumns run(List<SkippedBar> skipped) {
      CsvLines text = new CsvLines(bytes);
      if (!text.next()) {
        throw refusal(
            "the file is empty; expected the header "
                + CsvHeader.EXPECTED
                + " and one line per bar. Supply the bars or remove the file.");
      }
      parse(CsvHeader.parse(file, symbol, bytes, text.begin(), text.end()), text);
      if (lines == 0) {
        throw refusal(
            "the file has a header but no bars; expected one line per bar. Supply the bars or"
                + " remove the file.");
      }
      judge();
      skipped.addAll(bad);
      return finish();
    }

    private void parse(CsvHeader header, CsvLines text) {
      BarComplaint complaint = new BarComplaint(bytes, header, kind, symbol, options);
      TimestampParser times = new TimestampParser(options.zone(), options.calendar());
      double floor = options.allowsNegative(symbol) ? -HIGHEST_PRICE : 0;
      int[] from = new int[header.columns()];
      int[] to = new int[header.columns()];
      long previous = TimestampParser.INVALID;
      long previousLine = 0;
      while (text.next()) {
        lines++;
        int fields = text.split(from, to);
        if (fields != from.length || text.length() > LONGEST_LINE) {
          if (isWanted()) {
            note(text.number(), complaint.aboutLine(fields, text.length()));
          }
          continue;
        }
        long s = startOf(times, from[header.time()], to[header.time()], previous);
        double o = DecimalParser.parse(bytes, from[header.open()], to[header.open()]);
        double h = DecimalParser.parse(bytes, from[header.high()], to[header.high()]);
        double l = DecimalParser.parse(bytes, from[header.low()], to[header.low()]);
        double c = DecimalParser.parse(bytes, from[header.close()], to[header.close()]);
        double v = DecimalParser.parse(bytes, from[header.volume()], to[header.volume()]);
        // Each comparison is false for NaN, so that unreadable numbers fail here as well.
        if (s > previous
            && l > floor
            && l <= o
            && o <= h
            && h < HIGHEST_PRICE
            && closes(l, c, h, floor)
            && v >= 0) {
          if (size == start.length) {
            grow(text);
          }
          append(s, o, h, l, c, v);
          previous = s;
          previousLine = text.number();
        } else if (isWanted()) {
          note(text.number(), complaint.aboutBar(from, to, previous, previousLine));
        }
      }
    }

    /** A daily close is the settlement, which may lie outside of what was traded. */
    private boolean closes(double low, double close, double high, double floor) {
      return kind == BarFileKind.DAILY
          ? close > floor && close < HIGHEST_PRICE
          : low <= close && close <= high;
    }

    private long startOf(TimestampParser times, int from, int to, long previous) {
      if (!times.parse(bytes, from, to)) {
        return TimestampParser.INVALID;
      }
      if (kind == BarFileKind.DAILY) {
        long label = times.label();
        return label == TimestampParser.INVALID ? label : label * DAY;
      }
      return times.hasTime() ? times.epochMillis(previous) : TimestampParser.INVALID;
    }

    /** Counts a bad line; true when it must be put into words. */
    private boolean isWanted() {
      badLines++;
      return bad.isEmpty() || (options.onBadBar() == OnBadBar.SKIP && badLines <= MOST_SKIPPED);
    }

    private void note(long line, String reason) {
      bad.add(new SkippedBar(file, line, symbol, reason));
    }

    /** Refuses the file when its bad bars demand it. */
    private void judge() {
      if (badLines == 0) {
        return;
      }
      String found =
          bad.get(0)
              + String.format(
                  Locale.ROOT,
                  ". %,d of %,d bars in this file %s bad",
                  badLines,
                  lines,
                  badLines == 1 ? "is" : "are");
      if (badLines * 2L > lines || badLines > MOST_SKIPPED) {
        throw new MarketDataException(
            found
                + ", so this is no file of "
                + kind.word()
                + " bars of "
                + symbol
                + ". Supply the right file.");
      }
      if (options.onBadBar() == OnBadBar.REFUSE) {
        throw new MarketDataException(
            found + ". Correct the file, or leave bad bars out with --on-bad-bar skip.");
      }
    }

    private BarColumns finish() {
      if (kind == BarFileKind.HOURLY) {
        refuseShorterBars();
      }
      int[] tradeDate = new int[size];
      if (kind == BarFileKind.DAILY) {
        for (int i = 0; i < size; i++) {
          tradeDate[i] = options.calendar().tradeDateOf((int) (start[i] / DAY));
        }
      } else {
        options.calendar().fillTradeDates(start, size, tradeDate);
      }
      return BarColumns.of(symbol, size, start, tradeDate, prices, volume);
    }

    /** Minute bars under an hourly name would trade, and wrongly so. */
    private void refuseShorterBars() {
      int shorter = 0;
      for (int i = 1; i < size; i++) {
        if (start[i] - start[i - 1] < HOUR) {
          shorter++;
        }
      }
      if (size > 2 && shorter * 2 > size) {
        throw refusal(
            "most bars start less than an hour after the bar before (the first two at "
                + Instant.ofEpochMilli(start[0])
                + " and "
                + Instant.ofEpochMilli(start[1])
                + "); expected hourly bars. Put minute bars into the folder minute.");
      }
    }

    private MarketDataException refusal(String sentences) {
      return new MarketDataException(file + ": " + symbol + ": " + sentences);
    }

    private void append(long s, double o, double h, double l, double c, double v) {
      start[size] = s;
      prices[4 * size] = o;
      prices[4 * size + 1] = h;
      prices[4 * size + 2] = l;
      prices[4 * size + 3] = c;
      volume[size] = v;
      size++;
    }

    /** Makes room for as many bars as the rest of the text may hold, judged by its present line. */
    private void grow(CsvLines text) {
      int expected = text.bytesLeft() / Math.max(16, text.length() + 1);
      int length = size + 16 + expected + expected / 16;
      start = Arrays.copyOf(start, length);
      prices = Arrays.copyOf(prices, 4 * length);
      volume = Arrays.copyOf(volume, length);
    }
  }
}
