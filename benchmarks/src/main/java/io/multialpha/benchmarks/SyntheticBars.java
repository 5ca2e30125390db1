package io.multialpha.benchmarks;

import io.multialpha.host.market.BarAggregation;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.TradingCalendar;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Bars for a machine that has not those which the peers' published figures were taken on: of the
 * same number, hours and tick, from a seeded random walk. Other trades come of them.
 */
final class SyntheticBars {
  private static final LocalDate FIRST = LocalDate.of(2012, 1, 2);
  private static final long HOUR = 3_600_000;
  private static final double TICK = 0.25;

  private SyntheticBars() {}

  /** Series named S0, S1 and so on. */
  static MarketData market(int symbols, int barsEach) {
    TreeMap<String, BarColumns> hourly = new TreeMap<>();
    for (int i = 0; i < symbols; i++) {
      hourly.put("S" + i, series("S" + i, barsEach, new SplittableRandom(i)));
    }
    return MarketData.of(hourly, new TreeMap<>());
  }

  /** Series of so many bars each, by name, and days made of them. */
  static MarketData withDays(SortedMap<String, Integer> barsOf) {
    TreeMap<String, BarColumns> hourly = new TreeMap<>();
    TreeMap<String, BarColumns> daily = new TreeMap<>();
    barsOf.forEach(
        (symbol, bars) -> {
          BarColumns hours = series(symbol, bars, new SplittableRandom(hourly.size()));
          hourly.put(symbol, hours);
          daily.put(symbol, BarAggregation.toDays(hours));
        });
    return MarketData.of(hourly, daily);
  }

  private static BarColumns series(String symbol, int size, SplittableRandom random) {
    BarColumns.Builder bars = BarColumns.builder(symbol, size);
    TradingCalendar calendar = TradingCalendar.cme();
    int day = (int) FIRST.toEpochDay();
    int hour = 0;
    long ticks = 16_000;
    while (bars.size() < size) {
      long open = ticks + random.nextInt(-2, 3);
      long close = Math.max(400, open + random.nextInt(-40, 41));
      long high = Math.max(open, close) + random.nextInt(20);
      long low = Math.min(open, close) - random.nextInt(20);
      long start = day * 24L * HOUR + hour * HOUR;
      bars.append(
          start,
          calendar.tradeDateAt(start),
          open * TICK,
          high * TICK,
          low * TICK,
          close * TICK,
          100 + random.nextInt(9_900));
      ticks = close;
      if (++hour == 23) {
        hour = 0;
        day += LocalDate.ofEpochDay(day).getDayOfWeek().getValue() == 5 ? 3 : 1;
      }
    }
    return bars.build();
  }
}
