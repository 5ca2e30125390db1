package io.multialpha.host.research.tuning;

/**
 * What a bundle must keep to, or it is rejected.
 *
 * @param labels fewest trades to search on
 * @param trades fewest that the model takes out of sample
 * @param eras equal stretches of the development period
 * @param positiveEras fewest of them that end with a profit
 * @param confidence lowest deflated Sharpe ratio, and the confidence of the minimum track record;
 *     above 0.5, below 1
 * @param holdOutTrades fewest that the model takes in the hold-out
 */
public record GuardRails(
    int labels, int trades, int eras, int positiveEras, double confidence, int holdOutTrades) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public GuardRails {
    if (labels < 20 || trades < 1 || eras < 1 || positiveEras > eras || holdOutTrades < 1) {
      throw new IllegalArgumentException("guard rails that nothing or anything could keep to");
    }
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence of " + confidence + "; above 0.5, below 1");
    }
  }

  /** Those that count unless another is asked for. */
  public static GuardRails standard() {
    return new GuardRails(200, 100, 5, 4, 0.95, 20);
  }
}
