package io.multialpha.host.portfolio;

/** What the daily stop watches; {@code daily_stop_basis} in the configuration. */
public enum DailyStopBasis {
  /** The change of equity since the trade date began: realised plus open profit and loss. */
  EQUITY,
  /** The net profit and loss of trades closed on the trade date. */
  REALIZED
}
