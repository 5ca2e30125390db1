package io.multialpha.host.market;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where a bar file has its columns.
 *
 * <p>The names count, not the order, and case does not matter. Columns of other names are ignored.
 *
 * @param columns how many columns there are
 * @param time index of {@code timestamp} (or {@code datetime}, or {@code date})
 * @param open index of the first price
 * @param high index of the highest price
 * @param low index of the lowest price
 * @param close index of the last price
 * @param volume index of the volume
 */
record CsvHeader(int columns, int time, int open, int high, int low, int close, int volume) {
  /** What a header looks like, for messages. */
  static final String EXPECTED = "timestamp,open,high,low,close,volume";

  private static final List<String> NAMES =
      List.of("timestamp", "open", "high", "low", "close", "volume");
  private static final int LONGEST_SHOWN = 120;

  /**
   * Reads the first line of a file.
   *
   * @throws MarketDataException when a column is missing or there twice, or the line is no text
   */
  static CsvHeader parse(Path file, String symbol, byte[] bytes, int from, int to) {
    String line = text(file, symbol, bytes, from, to);
    String[] cells = line.split(",", -1);
    int[] index = new int[NAMES.size()];
    Arrays.fill(index, -1);
    for (int i = 0; i < cells.length; i++) {
      String name = cells[i].strip().toLowerCase(Locale.ROOT);
      int column =
          NAMES.indexOf(name.equals("datetime") || name.equals("date") ? "timestamp" : name);
      if (column >= 0) {
        if (index[column] >= 0) {
          throw new MarketDataException(
              where(file, symbol)
                  + "the header has two columns for "
                  + NAMES.get(column)
                  + " ("
                  + cells[index[column]].strip()
                  + ", "
                  + cells[i].strip()
                  + "); expected one. Remove one of them.");
        }
        index[column] = i;
      }
    }
    List<String> missing = new ArrayList<>();
    for (int column = 0; column < index.length; column++) {
      if (index[column] < 0) {
        missing.add(NAMES.get(column));
      }
    }
    if (!missing.isEmpty()) {
      throw new MarketDataException(
          where(file, symbol)
              + "the header lacks "
              + String.join(", ", missing)
              + "; found \""
              + shortened(line)
              + "\", expected "
              + EXPECTED
              + " in any order. Add what is missing, or name the columns so.");
    }
    return new CsvHeader(cells.length, index[0], index[1], index[2], index[3], index[4], index[5]);
  }

  private static String text(Path file, String symbol, byte[] bytes, int from, int to) {
    if (to - from > BarCsvReader.LONGEST_LINE) {
      throw new MarketDataException(
          where(file, symbol)
              + "the first line is longer than "
              + BarCsvReader.LONGEST_LINE
              + " bytes; expected the header "
              + EXPECTED
              + ". This is no bar file: supply the right one.");
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') {
        throw new MarketDataException(
            where(file, symbol)
                + String.format(
                    Locale.ROOT,
                    "the first line holds the byte 0x%02x; expected the header ",
                    bytes[i])
                + EXPECTED
                + ". This is no text file: supply the bars as CSV in UTF-8.");
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MarketDataException(
          where(file, symbol)
              + "the first line is no UTF-8 text; expected the header "
              + EXPECTED
              + ". Save the file as CSV in UTF-8.",
          e);
    }
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
  }

  private static String where(Path file, String symbol) {
    return file + ":1: " + symbol + ": ";
  }
}
