package io.multialpha.testkit;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.TradingCalendar;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Made-up bars that are the same for the same seed, on every machine and JDK.
 *
 * <p>Ordinary bars come in full sessions, Monday to Friday from 2024-01-02 on, 17:00 to 16:00
 * Chicago, with calm and wild spells; no bar is without range. {@link #rough} ones are what real
 * data is like at its worst: missing hours and sessions, sessions of a single bar, bars and whole
 * sessions without range or volume, gaps in price. Prices are multiples of 0.25 points, near 4000
 * at first. Immutable.
 */
public final class SeededBars {
  /** Smallest price step, in points. */
  public static final double TICK = 0.25;

  private static final long HOUR = 3_600_000L;
  private static final int HOURS = 23;

  private final String symbol;
  private final long seed;
  private final int sessions;
  private final boolean rough;

  private SeededBars(String symbol, long seed, int sessions, boolean rough) {
    this.symbol = symbol;
    this.seed = seed;
    this.sessions = sessions;
    this.rough = rough;
  }

  /** 60 ordinary sessions. */
  public static SeededBars of(String symbol, long seed) {
    return new SeededBars(symbol, seed, 60, false);
  }

  /** The same over another number of trade dates. */
  public SeededBars sessions(int count) {
    return new SeededBars(symbol, seed, count, rough);
  }

  /** Bars with everything in them that makes a strategy stumble. */
  public SeededBars rough() {
    return new SeededBars(symbol, seed, sessions, true);
  }

  /** The hourly bars and the daily ones made of them. */
  public MarketData market() {
    return together(this);
  }

  /** The hourly bars of several symbols, and the daily ones made of them, as one market. */
  public static MarketData together(SeededBars... series) {
    Map<String, BarColumns> hourly = new TreeMap<>();
    Map<String, BarColumns> daily = new TreeMap<>();
    for (SeededBars one : series) {
      BarColumns bars = one.hourly();
      hourly.put(one.symbol, bars);
      daily.put(one.symbol, Days.of(bars));
    }
    return MarketData.of(hourly, daily);
  }

  /** The hourly bars. */
  public BarColumns hourly() {
    BarColumns.Builder bars = BarColumns.builder(symbol, sessions * HOURS);
    TradingCalendar calendar = TradingCalendar.weekdays();
    Random random = new Random(seed);
    Walk walk = new Walk(random);
    int day = (int) LocalDate.of(2024, 1, 2).toEpochDay();
    for (int session = 0; session < sessions; session++) {
      day = calendar.tradeDateOf(day);
      long open = calendar.openOf(day);
      int kind = rough ? random.nextInt(10) : 9;
      for (int hour = 0; hour < HOURS; hour++) {
        walk.spell();
        boolean missing = kind == 0 || (kind == 1 && hour != 7);
        if (rough && (missing || random.nextInt(12) == 0)) {
          continue;
        }
        boolean flat = rough && (kind == 2 || random.nextInt(12) == 0);
        walk.append(bars, open + hour * HOUR, day, flat, rough && random.nextInt(20) == 0);
      }
      day++;
    }
    return bars.build();
  }

  /** Prices one after the other, in ticks. */
  private static final class Walk {
    private final Random random;
    private int price = 16_000;
    private int wildness = 24;

    Walk(Random random) {
      this.random = random;
    }

    /** Turns to a calmer or a wilder spell once in a while. */
    void spell() {
      if (random.nextInt(15) == 0) {
        wildness = 8 + random.nextInt(120);
      }
    }

    private int step(int most) {
      return random.nextInt(2 * most + 1) - most;
    }

    void append(BarColumns.Builder bars, long start, int day, boolean flat, boolean gap) {
      int open = Math.max(2_000, price + step(gap ? 800 : 3));
      if (flat) {
        double same = open * TICK;
        bars.append(start, day, same, same, same, same, random.nextInt(2));
        price = open;
        return;
      }
      // Falling prices are pushed up and rising ones down, so that they stay in sight for years.
      int pull = (16_000 - open) / 400;
      int close = open + step(wildness) + pull;
      int high = Math.max(open, close) + 1 + random.nextInt(wildness);
      int low = Math.min(open, close) - 1 - random.nextInt(wildness);
      bars.append(
          start,
          day,
          open * TICK,
          high * TICK,
          low * TICK,
          close * TICK,
          100 + random.nextInt(10_000));
      price = close;
    }
  }
}
