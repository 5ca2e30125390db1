package io.multialpha.testkit;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.TradingCalendar;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;

/**
 * Hourly bars written out in a test, one after the other.
 *
 * <pre>{@code
 * MarketData market =
 *     BarScript.of("ES", "2024-03-05T17:00")
 *         .bar(100, 102, 99, 99.5)
 *         .bars(3, 99.5, 101, 99, 100)
 *         .at("2024-03-06T17:00") // the next bar starts here
 *         .bar(100, 101, 100, 101)
 *         .market();
 * }</pre>
 *
 * Times are local times of Chicago, or of another zone where one is given; trade dates are the
 * CME's without holidays. Volume is 1000.
 */
public final class BarScript {
  private static final long HOUR = 3_600_000L;

  private final String symbol;
  private final ZoneId zone;
  private final BarColumns.Builder bars;
  private long next;

  private BarScript(String symbol, String start, ZoneId zone) {
    this.symbol = symbol;
    this.zone = zone;
    bars = BarColumns.builder(symbol, 64);
    at(start);
  }

  /**
   * No bars yet.
   *
   * @param start local time of Chicago at which the first one starts, as {@code 2024-03-05T17:00}
   */
  public static BarScript of(String symbol, String start) {
    return new BarScript(symbol, start, TradingCalendar.CHICAGO);
  }

  /** No bars yet; times are local times of the zone. */
  public static BarScript of(String symbol, String start, ZoneId zone) {
    return new BarScript(symbol, start, zone);
  }

  /** Goes on at this local time. */
  public BarScript at(String start) {
    next = LocalDateTime.parse(start).atZone(zone).toInstant().toEpochMilli();
    return this;
  }

  /** Appends a bar; the next one starts an hour later. Prices in points. */
  public BarScript bar(double open, double high, double low, double close) {
    int day = TradingCalendar.weekdays().tradeDateAt(next);
    bars.append(next, day, open, high, low, close, 1000);
    next += HOUR;
    return this;
  }

  /** Appends equal bars. */
  public BarScript bars(int count, double open, double high, double low, double close) {
    for (int i = 0; i < count; i++) {
      bar(open, high, low, close);
    }
    return this;
  }

  /** The bars so far and the daily ones made of them. */
  public MarketData market() {
    BarColumns hourly = bars.build();
    return MarketData.of(Map.of(symbol, hourly), Map.of(symbol, Days.of(hourly)));
  }
}
