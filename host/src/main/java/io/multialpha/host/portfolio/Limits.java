package io.multialpha.host.portfolio;

/**
 * Hard limits of one account, or of the house. Nothing can override them.
 *
 * @param maxPositions most positions open or pending at any time; at least 1
 * @param dailyStopLoss dollars lost on one trade date at which everything is closed and entries end
 *     until the next; positive, or positive infinity for no such limit
 * @param dailyStopBasis what counts as lost
 */
public record Limits(int maxPositions, double dailyStopLoss, DailyStopBasis dailyStopBasis) {
  /** No limits: what the house has where the configuration names none. */
  public static final Limits NONE =
      new Limits(Integer.MAX_VALUE, Double.POSITIVE_INFINITY, DailyStopBasis.EQUITY);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is no slot or the stop is not positive
   */
  public Limits {
    if (maxPositions < 1) {
      throw new IllegalArgumentException("max positions is " + maxPositions + ", at least 1");
    }
    if (!(dailyStopLoss > 0)) {
      throw new IllegalArgumentException("daily stop loss is " + dailyStopLoss + ", above 0");
    }
  }

  /** Whether there are any. */
  public boolean areSet() {
    return maxPositions < Integer.MAX_VALUE || dailyStopLoss < Double.POSITIVE_INFINITY;
  }
}
