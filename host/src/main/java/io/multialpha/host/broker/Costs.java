package io.multialpha.host.broker;

/**
 * What trading one contract costs.
 *
 * @param slippageTicks ticks by which each fill is worse than the bar's price; 0 or more
 * @param commissionPerSide dollars per contract for each entry and each exit; 0 or more
 */
public record Costs(double slippageTicks, double commissionPerSide) {
  /** No costs at all: for comparing engines, never for judging a strategy. */
  public static final Costs NONE = new Costs(0, 0);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public Costs {
    if (!(slippageTicks >= 0 && slippageTicks < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("slippage of " + slippageTicks + " ticks");
    }
    if (!(commissionPerSide >= 0 && commissionPerSide < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("commission of " + commissionPerSide + " dollars");
    }
  }
}
