package io.multialpha.host.ledger;

import io.multialpha.api.strategy.Signal;

/**
 * How actions and outcomes are written in the ledger and in files: spelt out here, so that the
 * files stay as they are when a constant is renamed.
 */
public final class Wording {
  /** How the reason of an outcome begins where the limits of the whole house decided. */
  public static final String HOUSE = "house: ";

  private Wording() {}

  /** The word for an action. */
  public static String of(Signal.Action action) {
    return switch (action) {
      case HOLD -> "hold";
      case ENTER_LONG -> "enter_long";
      case ENTER_SHORT -> "enter_short";
      case EXIT -> "exit";
    };
  }

  /** The word for an outcome. */
  public static String of(Outcome outcome) {
    return switch (outcome) {
      case ORDERED -> "ordered";
      case WARMING_UP -> "warming_up";
      case OLD_BARS -> "old_bars";
      case FILTER -> "filter";
      case MODEL -> "model";
      case POLICY -> "policy";
      case NO_CASH -> "no_cash";
      case NO_SLOT -> "no_slot";
      case DAILY_STOP -> "daily_stop";
      case EXPIRED -> "expired";
      case QUARANTINED -> "quarantined";
    };
  }
}
