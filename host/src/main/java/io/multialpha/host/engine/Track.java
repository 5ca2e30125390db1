package io.multialpha.host.engine;

import io.multialpha.host.market.BarColumns;

/** One symbol's bars as one account sees them: an hourly and a daily cursor and the indicators. */
final class Track {
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
    hourly = new BarCursor(hourlyBars, hourlyEnd, clock);
    daily = new BarCursor(dailyBars, dailyBars.size(), clock);
    indicators = new IndicatorGraph(hourly, daily, traded);
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
