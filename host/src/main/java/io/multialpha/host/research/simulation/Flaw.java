package io.multialpha.host.research.simulation;

/**
 * What the reference method does that an account cannot, in the order in which {@link Attribution}
 * takes it back.
 */
public enum Flaw {
  /** A position that makes room books what it would have come to later. */
  FUTURE_AT_PREEMPTION("a position that makes room books only what it has come to by then"),
  /** A daily stop books what the positions would have come to later. */
  FUTURE_AT_STOP("a daily stop books only what the positions have come to by then"),
  /** Closing early costs a fraction of the profit, so that it makes losses smaller. */
  EXIT_MULTIPLIER("closing early costs ticks, not a fraction of the profit or loss"),
  /** Costs are taken from a table of four ticks, at the exit. */
  TABLE_COSTS("costs are those of the contracts configured, half at entry, half at exit"),
  /** Symbols are ranked by their result over all the time. */
  HINDSIGHT_RANKS("ranks know only the trades that are closed by then"),
  /** Symbols are ranked where positions are counted, so a worse newcomer can push out a better. */
  SYMBOL_RANKS("positions are ranked: no newcomer pushes out a better one or its like"),
  /** A newcomer may push out what is open. */
  PREEMPTION("a full book refuses the entry, as the account does"),
  /** The day of the daily stop ends at midnight. */
  CALENDAR_DAY("the day of the daily stop begins at 17:00 Chicago, not at midnight"),
  /** The daily stop sees closed trades only. */
  REALISED_STOP("the daily stop sees open losses, at every full hour"),
  /** An exit leaves its place to an entry of the same instant. */
  INSTANT_PLACE("an exit leaves no place to an entry of the same instant"),
  /** The Sharpe ratio is growth per year over volatility. */
  GROWTH_SHARPE("Sharpe is mean over standard deviation, not growth over volatility"),
  /** Weekends count as days without a return. */
  WEEKENDS("returns are of trade dates, not of calendar days with weekends"),
  /** Equity is that of closed trades. */
  REALISED_EQUITY("equity is marked to market: open losses count in Sharpe and drawdown");

  private final String correction;

  Flaw(String correction) {
    this.correction = correction;
  }

  /** What holds once it is taken back, in a few words. */
  public String correction() {
    return correction;
  }
}
