package io.multialpha.host.research.simulation;

import java.util.Objects;

/**
 * What the honest method is told besides symbols and limit.
 *
 * @param initialCash dollars at the start, positive
 * @param dailyStopLoss dollars of equity lost on a trade date at which it ends; positive, or
 *     positive infinity for none
 * @param costs what trading costs
 */
public record HonestSettings(double initialCash, double dailyStopLoss, TickCosts costs) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its bounds
   */
  public HonestSettings {
    Objects.requireNonNull(costs, "costs");
    if (!(initialCash > 0 && initialCash < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("initial cash is " + initialCash + ", above 0");
    }
    if (!(dailyStopLoss > 0)) {
      throw new IllegalArgumentException("daily stop loss is " + dailyStopLoss + ", above 0");
    }
  }
}
