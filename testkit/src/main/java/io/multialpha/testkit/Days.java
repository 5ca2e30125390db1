package io.multialpha.testkit;

import io.multialpha.host.market.BarColumns;

/** Makes daily bars of hourly ones. */
final class Days {
  private static final long DAY = 86_400_000L;

  private Days() {}

  /** One bar per trade date that has hourly bars. */
  static BarColumns of(BarColumns hourly) {
    BarColumns.Builder days = BarColumns.builder(hourly.symbol(), hourly.size() / 20);
    int from = 0;
    while (from < hourly.size()) {
      int day = hourly.tradeDate()[from];
      int last = from;
      double high = hourly.high(from);
      double low = hourly.low(from);
      double volume = hourly.volume()[from];
      while (last + 1 < hourly.size() && hourly.tradeDate()[last + 1] == day) {
        last++;
        high = Math.max(high, hourly.high(last));
        low = Math.min(low, hourly.low(last));
        volume += hourly.volume()[last];
      }
      days.append(day * DAY, day, hourly.open(from), high, low, hourly.close(last), volume);
      from = last + 1;
    }
    return days.build();
  }
}
