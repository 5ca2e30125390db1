package io.multialpha.host.engine;

import io.multialpha.host.market.BarColumns;
import java.util.Random;

/** Seeded random bars, whole quarters of a point, with gaps in time and in price. */
public final class RandomTapes {
  private RandomTapes() {}

  /**
   * Hourly bars of 23 hours a trade date, of which about one in ten is missing.
   *
   * @param hours how many hours from {@link Tape#T0} on
   */
  public static BarColumns hourly(String symbol, long seed, int hours) {
    Random random = new Random(Hashed.mix(seed ^ symbol.hashCode()));
    BarColumns.Builder bars = BarColumns.builder(symbol, hours);
    long close = random.nextInt(400, 800);
    for (int i = 0; i < hours; i++) {
      if (random.nextInt(10) == 0) {
        continue;
      }
      long open = close + (random.nextInt(4) == 0 ? random.nextInt(25) - 12 : 0);
      close = open + random.nextInt(17) - 8;
      long high = Math.max(open, close) + random.nextInt(6);
      long low = Math.min(open, close) - random.nextInt(6);
      bars.append(Tape.hour(i), Tape.DAY0 + i / 23, open / 4., high / 4., low / 4., close / 4., 1);
    }
    return bars.build();
  }

  /** Daily bars made of the hourly ones. */
  public static BarColumns daily(BarColumns hourly) {
    BarColumns.Builder days = BarColumns.builder(hourly.symbol(), 16);
    int first = 0;
    for (int i = 1; i <= hourly.size(); i++) {
      if (i < hourly.size() && hourly.tradeDate()[i] == hourly.tradeDate()[first]) {
        continue;
      }
      double high = hourly.high(first);
      double low = hourly.low(first);
      for (int k = first; k < i; k++) {
        high = Math.max(high, hourly.high(k));
        low = Math.min(low, hourly.low(k));
      }
      int day = hourly.tradeDate()[first];
      days.append(24 * Tape.HOUR * day, day, hourly.open(first), high, low, hourly.close(i - 1), i);
      first = i;
    }
    return days.build();
  }
}
