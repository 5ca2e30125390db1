package io.multialpha.api.strategy;

import java.util.Objects;

/**
 * What a strategy wants after a bar, and why. An intent, not an order: the model gate, the
 * portfolio policies and the coordinator decide what becomes of it.
 *
 * @param action what is wanted
 * @param reason why, in a few words for the trade list; the same text for the same reason
 */
public record Signal(Action action, String reason) {
  /** Characters of a reason at most: each is kept until the end of a run. */
  public static final int LONGEST_REASON = 200;

  /** Nothing is wanted. */
  public static final Signal HOLD = new Signal(Action.HOLD, "");

  /** What can be wanted. */
  public enum Action {
    /** Leave things as they are. */
    HOLD,
    /** Buy, from a flat position. */
    ENTER_LONG,
    /** Sell short, from a flat position. */
    ENTER_SHORT,
    /** Close the whole position. */
    EXIT
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if an action has no reason, or the reason has a line break or
   *     is too long
   */
  public Signal {
    Objects.requireNonNull(action, "action");
    if (action != Action.HOLD && reason.isBlank()) {
      throw new IllegalArgumentException("a signal to " + action + " needs a reason");
    }
    if (reason.indexOf('\n') >= 0 || reason.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("the reason of a signal is one line");
    }
    if (reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "the reason of a signal has "
              + reason.length()
              + " characters, expected at most "
              + LONGEST_REASON);
    }
  }

  /** Buy, from a flat position. */
  public static Signal enterLong(String reason) {
    return new Signal(Action.ENTER_LONG, reason);
  }

  /** Sell short, from a flat position. */
  public static Signal enterShort(String reason) {
    return new Signal(Action.ENTER_SHORT, reason);
  }

  /** Close the whole position. */
  public static Signal exit(String reason) {
    return new Signal(Action.EXIT, reason);
  }

  /** Whether this wants a position to be opened. */
  public boolean isEntry() {
    return action == Action.ENTER_LONG || action == Action.ENTER_SHORT;
  }
}
