package io.multialpha.host.research.simulation;

import io.multialpha.host.research.statistics.SharpeRatio;
import java.util.Arrays;

/**
 * What an account of the host would have made of the trades: by the rules of its coordinator,
 * without knowing what comes.
 *
 * <p>A full book refuses an entry; nothing that is open makes room. Equity is looked at at every
 * full hour, open profit and loss included, as the host looks at it at the end of each bar. If it
 * has fallen by the daily stop since the trade date began, everything is closed at what it has come
 * to at the next open, and entries are refused until the next trade date, which begins at 17:00
 * Chicago. An entry is decided on a bar's close, so an exit of the same instant leaves it no place.
 * What comes after a refused entry or a stop is traded as it comes.
 */
public final class HonestSimulation extends TrackedEquity {
  private final HonestPlan plan;
  private final Selection selection;
  private final double stopLoss;

  /** Trades that are open, in order of entry. */
  private final int[] open;

  /** By trade: the hour at which a stop closes it, or -1. Those that wait for an open yet. */
  private final int[] closeHours;

  private int closing;

  private int openCount;
  private int hour;
  private int day;
  private int firstDay;
  private int firstHour;

  /** Cash, of which what is open has paid the costs of its entry. */
  private double realised;

  private double equity;
  private double equityAtDayStart;
  private boolean stopped;

  /** The same as of the close on which entries of a full hour were decided. */
  private boolean stoppedAtClose;

  /** Whether something has happened since equity was last looked at. */
  private boolean unseen;

  private long positionHours;
  private int breachHours;

  HonestSimulation(HonestPlan plan) {
    super(plan.settings.initialCash(), plan.tradeDates.length);
    this.plan = plan;
    selection = new Selection(plan.events, plan.symbols);
    stopLoss = plan.settings.dailyStopLoss();
    open = new int[plan.symbols.length];
    closeHours = new int[plan.symbols.length];
    Arrays.fill(closeHours, -1);
  }

  @Override
  public void run(long wanted, int limit) {
    int count = selection.select(wanted);
    int[] places = selection.places();
    begin(wanted, limit, count == 0 ? 0 : plan.hours[places[0]]);
    for (int i = 0; i < count; i++) {
      int place = places[i];
      if (plan.hours[place] > hour) {
        advance(plan.hours[place]);
      }
      int event = plan.events[place];
      if ((event & 1) == 1) {
        exit(event >> 1);
      } else if (!(plan.onTheHour[place] ? stoppedAtClose : stopped)) {
        enter(event >> 1);
      }
    }
    if (unseen) {
      // Nothing is open any more: the look is for the drawdown.
      hour++;
      look();
    }
    if (dayEquity.length > 0) {
      dayEquity[day] = equity;
    }
  }

  private void begin(long wanted, int limit, int startHour) {
    restart(wanted, limit);
    openCount = 0;
    hour = startHour;
    firstHour = startHour;
    day = plan.days.length == 0 ? 0 : plan.days[startHour];
    firstDay = day;
    realised = initialCash;
    equity = initialCash;
    equityAtDayStart = initialCash;
    stopped = false;
    stoppedAtClose = false;
    unseen = false;
    positionHours = 0;
    breachHours = 0;
  }

  /** Goes on to an hour, looking at the equity on the way wherever there is something to see. */
  private void advance(int until) {
    while (hour < until) {
      if (openCount == 0 && !unseen) {
        breachHours += inBreach ? until - hour : 0;
        hour = until;
        turnDay(plan.days[until - 1]);
      } else {
        hour++;
        look();
      }
      stoppedAtClose = stopped;
      turnDay(plan.days[hour]);
      if (closing > 0) {
        closeAtOpen();
      }
    }
  }

  private void turnDay(int now) {
    if (now == day) {
      return;
    }
    for (; day < now; day++) {
      dayEquity[day] = equity;
    }
    equityAtDayStart = equity;
    stopped = false;
  }

  private void look() {
    double value = realised;
    for (int i = 0; i < openCount; i++) {
      value += plan.marks.atClose[plan.markBase[open[i]] + hour];
    }
    equity = value;
    unseen = false;
    positionHours += openCount;
    see(value);
    breachHours += inBreach ? 1 : 0;
    if (!stopped && value - equityAtDayStart <= -stopLoss) {
      stop();
    }
  }

  /** Lets everything be closed at the next open but what is closed then by itself. */
  private void stop() {
    stopped = true;
    stops++;
    for (int i = 0; i < openCount; i++) {
      int trade = open[i];
      int at = hour + plan.marks.pause(plan.markBase[trade] + hour);
      if (plan.exitHours[trade] != at) {
        closeHours[trade] = at;
        closing++;
      }
    }
  }

  private void closeAtOpen() {
    int kept = 0;
    for (int i = 0; i < openCount; i++) {
      int trade = open[i];
      if (closeHours[trade] == hour) {
        closeHours[trade] = -1;
        closing--;
        double gross = plan.marks.atNextOpen[plan.markBase[trade] + hour];
        book(trade, gross - plan.forcedExitCosts[trade]);
      } else {
        open[kept++] = trade;
      }
    }
    openCount = kept;
  }

  private void enter(int trade) {
    if (openCount >= maxPositions) {
      wasFull = true;
      return;
    }
    open[openCount++] = trade;
    mostPositions = Math.max(mostPositions, openCount);
    symbolsUsed |= 1L << plan.symbols[trade];
    realised -= plan.entryCosts[trade];
    unseen = true;
  }

  private void exit(int trade) {
    int at = 0;
    while (at < openCount && open[at] != trade) {
      at++;
    }
    if (at == openCount) {
      return;
    }
    if (closeHours[trade] >= 0) {
      closeHours[trade] = -1;
      closing--;
    }
    openCount--;
    for (int i = at; i < openCount; i++) {
      open[i] = open[i + 1];
    }
    book(trade, plan.profitsAfterEntry[trade]);
  }

  private void book(int trade, double afterEntry) {
    realised += afterEntry;
    unseen = true;
    double net = afterEntry - plan.entryCosts[trade];
    if (net > 0) {
      gains += net;
    } else {
      losses -= net;
    }
  }

  @Override
  int firstDay() {
    return firstDay;
  }

  @Override
  int dayCount() {
    return plan.days.length == 0 ? 0 : day - firstDay + 1;
  }

  /** Of all trade dates of the plan: those before the first trade and after the last count too. */
  @Override
  public double sharpe() {
    return SharpeRatio.perYear(dailySharpe(), SharpeRatio.TRADE_DATES_PER_YEAR);
  }

  private double volatility() {
    double[] returns = dailyReturns();
    double mean = 0;
    for (double each : returns) {
      mean += each / returns.length;
    }
    double squares = 0;
    for (double each : returns) {
      squares += (each - mean) * (each - mean);
    }
    return Math.sqrt(squares / (returns.length - 1) * SharpeRatio.TRADE_DATES_PER_YEAR);
  }

  @Override
  public PortfolioMetrics metrics() {
    int span = Math.max(1, hour - firstHour);
    double growth = equity / initialCash;
    return new PortfolioMetrics(
        maxPositions,
        equity - initialCash,
        (equity - initialCash) / initialCash,
        growth <= 0
            ? -1
            : StrictMath.pow(growth, SharpeRatio.TRADE_DATES_PER_YEAR / dayEquity.length) - 1,
        sharpe(),
        volatility(),
        drawdown,
        drawdownFraction,
        losses > 0 ? gains / losses : Double.POSITIVE_INFINITY,
        gains,
        losses,
        stops,
        (double) positionHours / span,
        Long.bitCount(symbolsUsed),
        Long.bitCount(symbols),
        breaches,
        breachHours,
        100.0 * breachHours / span);
  }
}
