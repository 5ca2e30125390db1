package io.multialpha.host.research.simulation;

import io.multialpha.host.research.results.RankingMethod;
import java.util.Objects;

/**
 * What the reference method is told besides symbols and limit.
 *
 * @param initialCash dollars at the start, positive
 * @param dailyStopLoss dollars lost on a calendar day, by trades closed on it, at which the day
 *     ends; positive, or positive infinity for none
 * @param exitSlippage fraction of its profit or loss that a position loses which is closed early; 0
 *     to 1
 * @param ranking what symbols are ranked by
 */
public record ReferenceSettings(
    double initialCash, double dailyStopLoss, double exitSlippage, RankingMethod ranking) {
  /** The original's defaults. */
  public static final ReferenceSettings DEFAULT =
      new ReferenceSettings(150_000, 2500, 0.0002, RankingMethod.SHARPE);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its bounds
   */
  public ReferenceSettings {
    Objects.requireNonNull(ranking, "ranking");
    if (!(initialCash > 0 && initialCash < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("initial cash is " + initialCash + ", above 0");
    }
    if (!(dailyStopLoss > 0)) {
      throw new IllegalArgumentException("daily stop loss is " + dailyStopLoss + ", above 0");
    }
    if (!(exitSlippage >= 0 && exitSlippage <= 1)) {
      throw new IllegalArgumentException("exit slippage is " + exitSlippage + ", 0 to 1");
    }
  }
}
