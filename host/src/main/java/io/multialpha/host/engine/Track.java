package io.multialpha.host.engine;

import io.multialpha.host.market.BarColumns;
import java.time.LocalDate;

/** One symbol's bars as one account sees them: an hourly and a daily cursor and the indicators. */
final class Track {
  private final String symbol;
  private boolean daysAreRead;

  /** What was said last, and of which bars: it is said again at each entry. */
  private String old = "";

  private BarCursor oldBars;
  private int oldSince;

  final BarCursor hourly;
  final BarCursor daily;
  final IndicatorGraph indicators;

  /** Bars of a symbol with which the engine takes steps. */
  Track(BarColumns hourlyBars, int hourlyEnd, BarColumns dailyBars, SessionClock clock) {
    this(hourlyBars, hourlyEnd, dailyBars, clock, true);
  }

  /**
   * @param hourlyEnd how many hourly bars there are to be seen
   * @param traded whether the engine takes steps with them, or only looks at them
   */
  Track(
      BarColumns hourlyBars,
      int hourlyEnd,
      BarColumns dailyBars,
      SessionClock clock,
      boolean traded) {
    symbol = hourlyBars.symbol();
    hourly = new BarCursor(hourlyBars, hourlyEnd, clock);
    daily = new BarCursor(dailyBars, dailyBars.size(), clock);
    indicators = new IndicatorGraph(hourly, daily, traded);
  }

  /** The daily bars, for a plugin that reads them by itself. */
  BarCursor readDays() {
    daysAreRead = true;
    return daily;
  }

  /**
   * Says which bars have not gone on for long though somebody reads them; empty if there are none.
   *
   * @param tradeDate on which it is asked
   */
  String oldBars(int tradeDate) {
    if (indicators.hasHourly() && isOld(hourly, tradeDate)) {
      return text("hourly", hourly);
    }
    boolean days = daysAreRead || indicators.hasDaily();
    return days && isOld(daily, tradeDate) ? text("daily", daily) : "";
  }

  /** Bars that have not begun are not known, which others look to. */
  private static boolean isOld(BarCursor bars, int tradeDate) {
    return bars.index() >= 0 && tradeDate - bars.tradeDate() > AccountSpec.MOST_DAYS_WITHOUT_BAR;
  }

  private String text(String kind, BarCursor bars) {
    if (oldBars != bars || oldSince != bars.tradeDate()) {
      oldBars = bars;
      oldSince = bars.tradeDate();
      old = "no " + kind + " bar of " + symbol + " since " + LocalDate.ofEpochDay(oldSince);
    }
    return old;
  }

  /** Makes the daily bars known whose trade date is over. Calls into kernels of plugins. */
  void catchUpDays(int tradeDate) {
    while (daily.nextTradeDate() < tradeDate) {
      daily.advance();
      indicators.stepDay();
    }
  }

  /** Makes the hourly bars known that start no later than the given time. Calls into kernels. */
  void catchUpHours(long startMillis) {
    while (hourly.nextStart() <= startMillis) {
      hourly.advance();
      indicators.stepHour();
    }
  }
}
