package io.multialpha.benchmarks;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.SessionState;
import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.research.statistics.Xoshiro;
import java.time.LocalDate;

/**
 * A market that is a random walk in the sessions of the CME: its price moves by whole ticks, with
 * no gap from a bar to the next, and the price to be expected at any time to come is the present
 * one. So no rule earns anything on it but by luck, and without costs none loses.
 *
 * <p>An edge can be planted: then the price drifts, up on each trade date after one that closed
 * lower than the one before it, and down after one that closed higher. Over all it still goes
 * nowhere. Made of nothing but sums of uniform numbers, so that a seed gives the same bars on every
 * machine and JDK.
 */
final class NoiseMarket {
  /** The one feature that tells the edge. */
  static final String TELLING_FEATURE = "prev_day_pct";

  static final double TICK = 0.25;
  private static final LocalDate FIRST = LocalDate.of(2018, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2022, 12, 30);
  private static final long HOUR = 3_600_000;
  private static final int STEPS = 12;
  private static final double STEP_TICKS = 12;
  private static final long START_TICKS = 40_000;

  private final Xoshiro random;
  private final double driftPerStep;
  private final BarColumns.Builder bars;
  private long ticks = START_TICKS;

  private NoiseMarket(String symbol, long seed, double edge, int size) {
    random = new Xoshiro(seed);
    driftPerStep = edge * STEP_TICKS / Math.sqrt(STEPS);
    bars = BarColumns.builder(symbol, size);
  }

  /**
   * Five years of hourly bars.
   *
   * @param edge drift of an hour, in standard deviations of an hour's change; 0 for noise
   */
  static BarColumns bars(String symbol, long seed, double edge) {
    TradingCalendar calendar = TradingCalendar.cme();
    long from = calendar.openOf((int) FIRST.toEpochDay());
    long to = calendar.closeOf((int) LAST.toEpochDay());
    NoiseMarket market = new NoiseMarket(symbol, seed, edge, (int) ((to - from) / HOUR));
    int date = -1;
    long lastClose = START_TICKS;
    double drift = 0;
    for (long hour = from; hour < to; hour += HOUR) {
      if (calendar.stateAt(hour) != SessionState.OPEN) {
        continue;
      }
      if (calendar.tradeDateAt(hour) != date) {
        date = calendar.tradeDateAt(hour);
        drift = market.driftPerStep * Long.compare(lastClose, market.ticks);
        lastClose = market.ticks;
      }
      market.append(hour, date, drift);
    }
    return market.bars.build();
  }

  private void append(long start, int date, double drift) {
    long open = ticks;
    long high = open;
    long low = open;
    for (int step = 0; step < STEPS; step++) {
      // Twelve uniform numbers have a standard deviation of one.
      double normal = -6;
      for (int i = 0; i < 12; i++) {
        normal += random.getAsDouble();
      }
      ticks += Math.round(drift + STEP_TICKS * normal);
      high = Math.max(high, ticks);
      low = Math.min(low, ticks);
    }
    bars.append(
        start,
        date,
        open * TICK,
        high * TICK,
        low * TICK,
        ticks * TICK,
        1_000 + (int) (9_000 * random.getAsDouble()));
  }
}
