package io.multialpha.host.research.simulation;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the honest method is told besides symbols and limit.
 *
 * @param initialCash dollars at the start, positive
 * @param dailyStopLoss dollars of equity lost on a trade date at which it ends; positive, or
 *     positive infinity for none
 * @param costs what trading costs
 * @param period whose trade dates the returns are of, for every selection of symbols alike; empty
 *     for those from the first event of any symbol to the last
 */
public record HonestSettings(
    double initialCash, double dailyStopLoss, TickCosts costs, Optional<Period> period) {
  /**
   * Days of the exchange, both included.
   *
   * @param from first
   * @param to last, not before it
   */
  public record Period(LocalDate from, LocalDate to) {
    /** Checks the order. */
    public Period {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("a period from " + from + " to " + to);
      }
    }
  }

  /** Over the trade dates that the trades take. */
  public HonestSettings(double initialCash, double dailyStopLoss, TickCosts costs) {
    this(initialCash, dailyStopLoss, costs, Optional.empty());
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its bounds
   */
  public HonestSettings {
    Objects.requireNonNull(costs, "costs");
    Objects.requireNonNull(period, "period");
    if (!(initialCash > 0 && initialCash < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("initial cash is " + initialCash + ", above 0");
    }
    if (!(dailyStopLoss > 0)) {
      throw new IllegalArgumentException("daily stop loss is " + dailyStopLoss + ", above 0");
    }
  }

  /** The same over the trade dates of a period, and those of its trades that are of the next. */
  public HonestSettings over(LocalDate from, LocalDate to) {
    return new HonestSettings(initialCash, dailyStopLoss, costs, Optional.of(new Period(from, to)));
  }
}
