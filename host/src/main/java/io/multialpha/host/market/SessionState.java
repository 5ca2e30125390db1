package io.multialpha.host.market;

/** What the exchange does at an instant. */
public enum SessionState {
  /** Orders are matched. */
  OPEN,
  /** The daily hour between two sessions, 16:00 to 17:00 Chicago. */
  BREAK,
  /** Trading has stopped early on a holiday or on the eve of one. */
  HALT,
  /** Weekend, or a day without any session. */
  CLOSED
}
