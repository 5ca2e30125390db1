package io.multialpha.host.market;

/**
 * Makes longer bars of shorter ones: first open, highest high, lowest low, last close, summed
 * volume.
 *
 * <p>Nothing is left out: where the shorter bars begin or end in mid-hour or mid-session, the first
 * or last longer bar holds what there is and is incomplete.
 */
public final class BarAggregation {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 86_400_000L;

  private BarAggregation() {}

  /** Hourly bars that start on the hour in UTC, of minute bars. */
  public static BarColumns toHours(BarColumns minutes) {
    BarColumns.Builder hours = BarColumns.builder(minutes.symbol(), minutes.size() / 50);
    int from = 0;
    while (from < minutes.size()) {
      long hour = Math.floorDiv(minutes.start()[from], HOUR);
      int to = from + 1;
      while (to < minutes.size() && Math.floorDiv(minutes.start()[to], HOUR) == hour) {
        to++;
      }
      appendTo(hours, hour * HOUR, minutes, from, to);
      from = to;
    }
    return hours.build();
  }

  /**
   * Daily bars, one per trade date and labelled with it at T00:00Z, of hourly or minute bars. The
   * close is the last trade, not the settlement.
   */
  public static BarColumns toDays(BarColumns bars) {
    BarColumns.Builder days = BarColumns.builder(bars.symbol(), bars.size() / 20);
    int from = 0;
    while (from < bars.size()) {
      int date = bars.tradeDate()[from];
      int to = from + 1;
      while (to < bars.size() && bars.tradeDate()[to] == date) {
        to++;
      }
      appendTo(days, date * DAY, bars, from, to);
      from = to;
    }
    return days.build();
  }

  private static void appendTo(
      BarColumns.Builder longer, long start, BarColumns bars, int from, int to) {
    double high = bars.high(from);
    double low = bars.low(from);
    double volume = bars.volume()[from];
    for (int i = from + 1; i < to; i++) {
      // Few bars reach beyond those before them, and only they need the exact maximum.
      high = bars.high(i) < high ? high : Math.max(high, bars.high(i));
      low = bars.low(i) > low ? low : Math.min(low, bars.low(i));
      volume += bars.volume()[i];
    }
    longer.append(
        start, bars.tradeDate()[from], bars.open(from), high, low, bars.close(to - 1), volume);
  }
}
