package io.multialpha.host.market;

import java.nio.file.Path;

/**
 * A line of a bar file that was left out.
 *
 * @param file it stands in
 * @param line its number, counted from 1, the header included
 * @param symbol of the file
 * @param reason what is wrong with it and what was expected
 */
public record SkippedBar(Path file, long line, String symbol, String reason) {
  /** {@code file:line: symbol: reason}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + symbol + ": " + reason;
  }
}
