package io.multialpha.host.research.search;

import java.util.OptionalInt;

/**
 * What a portfolio has to keep to.
 *
 * @param maxDrawdown dollars that the largest fall of equity has to stay below; positive
 * @param maxBreachEvents most times that equity may fall $6,000 below its peak; at least 0
 */
public record Constraint(double maxDrawdown, OptionalInt maxBreachEvents) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its bounds
   */
  public Constraint {
    if (!(maxDrawdown > 0)) {
      throw new IllegalArgumentException("the drawdown must stay below " + maxDrawdown);
    }
    if (maxBreachEvents.orElse(0) < 0) {
      throw new IllegalArgumentException(maxBreachEvents.getAsInt() + " breaches, at least 0");
    }
  }

  /**
   * Whether figures keep to it.
   *
   * @param drawdown largest fall, dollars, 0 or more
   * @param breachEvents how often it fell $6,000 below its peak
   */
  public boolean allows(double drawdown, int breachEvents) {
    return drawdown < maxDrawdown && breachEvents <= maxBreachEvents.orElse(Integer.MAX_VALUE);
  }
}
