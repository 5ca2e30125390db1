package io.multialpha.host.research.simulation;

import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;

/**
 * Trades prepared for the reference method: sorted once for all symbols and limits. Immutable, to
 * be shared by the simulations of many threads.
 */
public final class ReferencePlan {
  private static final long DAY = 86_400_000L;

  final TradeSet trades;
  final ReferenceSettings settings;

  /** Events in order; their days count from the first. */
  final int[] events;

  final int[] days;
  final long[] clocks;

  /** By trade: its symbol, its profit, and what is booked if it is closed early. */
  final int[] symbols;

  final double[] profits;
  final double[] forced;

  /** By symbol: its place, 0 is best. */
  final int[] ranks;

  /** How many calendar days there are from the first event to the last. */
  final int dayCount;

  private ReferencePlan(TradeSet trades, ReferenceSettings settings) {
    this.trades = trades;
    this.settings = settings;
    Flattened flat = new Flattened(trades);
    symbols = flat.symbol;
    profits = new double[flat.size];
    forced = new double[flat.size];
    double[] slippage = new double[trades.symbols().size()];
    double[] scores = new double[slippage.length];
    for (int s = 0; s < slippage.length; s++) {
      SymbolTrades each = trades.symbols().get(s);
      slippage[s] = ReferenceSlippage.of(each.symbol(), trades.layout());
      scores[s] = each.score().by(settings.ranking());
    }
    ranks = Ranks.of(scores, trades.names());
    for (int i = 0; i < flat.size; i++) {
      profits[i] = flat.profit[i] - slippage[symbols[i]];
      forced[i] = profits[i] * (1 - settings.exitSlippage());
    }
    events = EventOrder.of(flat.entryClock, flat.exitClock, false);
    clocks = new long[events.length];
    days = new int[events.length];
    for (int k = 0; k < events.length; k++) {
      int trade = events[k] >> 1;
      clocks[k] = (events[k] & 1) == 0 ? flat.entryClock[trade] : flat.exitClock[trade];
    }
    fillDays();
    dayCount = events.length == 0 ? 0 : days[events.length - 1] + 1;
  }

  private void fillDays() {
    long midnight = Long.MIN_VALUE;
    for (int k = 0; k < clocks.length; k++) {
      if (clocks[k] < midnight) {
        days[k] = days[k - 1];
      } else {
        long day = Math.floorDiv(clocks[k], DAY);
        days[k] = (int) (day - Math.floorDiv(clocks[0], DAY));
        midnight = (day + 1) * DAY;
      }
    }
  }

  /** Sorts trades for the reference method. */
  public static ReferencePlan of(TradeSet trades, ReferenceSettings settings) {
    return new ReferencePlan(trades, settings);
  }

  /**
   * SHA-256 of all that a simulation's results depend on but starting cash, daily stop, symbols and
   * limit, in hexadecimal digits: trades, slippage and ranks. The same on every machine, wherever
   * the data lay.
   */
  public String fingerprint() {
    return PlanDigest.of(this);
  }

  /** How many entries and exits there are. */
  public int eventCount() {
    return events.length;
  }

  /** The calendar days from the first event to the last, epoch days; a new array. */
  public int[] calendarDays() {
    int[] calendar = new int[dayCount];
    for (int day = 0; day < dayCount; day++) {
      calendar[day] = Math.toIntExact(Math.floorDiv(clocks[0], DAY) + day);
    }
    return calendar;
  }

  /** A simulation of these trades, for one thread. */
  public ReferenceSimulation newSimulation() {
    return new ReferenceSimulation(this);
  }
}
