package io.multialpha.host.config;

/** What the configuration is read for; decides how strict it is about what only live needs. */
public enum Mode {
  /** Orders are simulated on arriving bars; a broker account may be missing. */
  PAPER,
  /** Orders are sent; every enabled strategy needs its broker account. */
  LIVE,
  /** Orders are simulated on past bars; a broker account may be missing. */
  BACKTEST
}
