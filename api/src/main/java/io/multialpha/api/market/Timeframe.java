package io.multialpha.api.market;

/** The span of one bar. */
public enum Timeframe {
  /** One hour of trading; a bar is known when its hour has ended. Decisions are made on these. */
  HOUR,
  /**
   * One CME trade date (17:00 to 16:00 Chicago); a bar is known from the first hourly bar of a
   * later trade date on, never within its own session.
   */
  DAY
}
