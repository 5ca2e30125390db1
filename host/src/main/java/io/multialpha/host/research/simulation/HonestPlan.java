package io.multialpha.host.research.simulation;

import io.multialpha.host.market.MarketData;
import io.multialpha.host.research.results.TradeSet;
import java.util.Map;

/**
 * Trades prepared for the honest method: sorted once, and followed hour by hour, for all symbols
 * and limits. Immutable, to be shared by the simulations of many threads.
 */
public final class HonestPlan {
  final TradeSet trades;
  final HonestSettings settings;

  /** Events in order, all entries of an instant before its exits; their hours from the first. */
  final int[] events;

  final int[] hours;
  final boolean[] onTheHour;

  /** By trade. */
  final int[] symbols;

  final double[] entryCosts;
  final double[] profitsAfterEntry;
  final double[] forcedExitCosts;

  /** The hour on which the trade's own exit falls, or -1 if it is not a full hour. */
  final int[] exitHours;

  /** What to add to an hour to find a trade's marks. */
  final int[] markBase;

  final Marks marks;
  final Flattened flat;

  /** By hour: the place of its trade date in {@link #tradeDates}. */
  final int[] days;

  /** Epoch days. */
  final int[] tradeDates;

  private HonestPlan(TradeSet trades, HonestSettings settings, Flattened flat, Marks marks) {
    this.trades = trades;
    this.settings = settings;
    this.flat = flat;
    this.marks = marks;
    symbols = flat.symbol;
    events = EventOrder.of(flat.entry, flat.exit, true);
    hours = new int[events.length];
    onTheHour = new boolean[events.length];
    long first = events.length == 0 ? 0 : Marks.hour(flat.entry[events[0] >> 1]);
    for (int k = 0; k < events.length; k++) {
      int trade = events[k] >> 1;
      long instant = (events[k] & 1) == 0 ? flat.entry[trade] : flat.exit[trade];
      hours[k] = Math.toIntExact(Marks.hour(instant) - first);
      onTheHour[k] = instant % Marks.HOUR == 0;
    }
    entryCosts = new double[flat.size];
    profitsAfterEntry = new double[flat.size];
    forcedExitCosts = new double[flat.size];
    exitHours = new int[flat.size];
    markBase = new int[flat.size];
    double[] tick = new double[trades.symbols().size()];
    for (int s = 0; s < tick.length; s++) {
      tick[s] = settings.costs().tickDollars(trades.symbols().get(s).symbol());
    }
    for (int i = 0; i < flat.size; i++) {
      int contracts = Math.max(1, Math.abs(flat.quantity[i]));
      double ticks = contracts * tick[symbols[i]];
      double side = (flat.commission[i] + settings.costs().perTrade() * ticks) / 2;
      entryCosts[i] = side;
      profitsAfterEntry[i] = Marks.gross(flat, i) - side;
      forcedExitCosts[i] = side + settings.costs().perForcedExit() * ticks;
      exitHours[i] = flat.exit[i] % Marks.HOUR == 0 ? (int) (Marks.hour(flat.exit[i]) - first) : -1;
      markBase[i] = Math.toIntExact(marks.base[i] + first);
    }
    int count = events.length == 0 ? 0 : hours[events.length - 1] + 1;
    PlanDates dates = PlanDates.of(first, count, settings.period());
    days = dates.byHour();
    tradeDates = dates.dates();
  }

  /** Prepares trades that are followed on straight lines from their entry to their result. */
  public static HonestPlan of(TradeSet trades, HonestSettings settings) {
    Flattened flat = new Flattened(trades);
    return new HonestPlan(trades, settings, flat, Marks.lines(flat));
  }

  /**
   * Prepares trades that are followed bar by bar, as far as there are bars of them.
   *
   * @param pointValues dollars per point of one contract, by symbol
   */
  public static HonestPlan of(
      TradeSet trades,
      HonestSettings settings,
      MarketData market,
      Map<String, Double> pointValues) {
    Flattened flat = new Flattened(trades);
    return new HonestPlan(trades, settings, flat, Marks.bars(flat, market, pointValues));
  }

  /** How many trades could be followed bar by bar. */
  public int followedByBars() {
    int followed = 0;
    for (int i = 0; i < flat.size; i++) {
      followed += marks.followed(i) ? 1 : 0;
    }
    return followed;
  }

  /** Dollars by which a forced exit costs more than another. */
  double forcedExitTicks(int trade) {
    return forcedExitCosts[trade] - entryCosts[trade];
  }

  /**
   * SHA-256 of all that a simulation's results depend on but starting cash, daily stop, symbols and
   * limit, in hexadecimal digits: trades, costs, and the bars that follow them. The same on every
   * machine, wherever the data lay.
   */
  public String fingerprint() {
    return PlanDigest.of(this);
  }

  /** How many entries and exits there are. */
  public int eventCount() {
    return events.length;
  }

  /**
   * The trade dates of the period, or from the first event to the last where none is given, epoch
   * days; a copy.
   */
  public int[] tradeDates() {
    return tradeDates.clone();
  }

  /** A simulation of these trades, for one thread. */
  public HonestSimulation newSimulation() {
    return new HonestSimulation(this);
  }
}
