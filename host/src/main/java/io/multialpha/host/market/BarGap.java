package io.multialpha.host.market;

import java.time.Duration;
import java.time.Instant;

/**
 * A long pause between two bars.
 *
 * @param symbol of the bars
 * @param kind how long the bars are
 * @param before start of the last bar before the pause
 * @param after start of the first bar after it
 */
public record BarGap(String symbol, BarFileKind kind, Instant before, Instant after) {
  /**
   * For example {@code ES hourly: no bar for 9 days between 2020-01-01T10:00:00Z and
   * 2020-01-10T10:00:00Z}.
   */
  @Override
  public String toString() {
    return symbol
        + " "
        + kind.word()
        + ": no bar for "
        + Duration.between(before, after).toDays()
        + " days between "
        + before
        + " and "
        + after;
  }
}
