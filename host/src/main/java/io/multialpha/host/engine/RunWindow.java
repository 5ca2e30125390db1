package io.multialpha.host.engine;

/**
 * The trade dates that are traded. Earlier bars serve as warm-up, later ones are not seen.
 *
 * @param firstTradeDate epoch day, included
 * @param lastTradeDate epoch day, included
 */
public record RunWindow(int firstTradeDate, int lastTradeDate) {
  /** All there is. */
  public static final RunWindow ALL = new RunWindow(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if it ends before it begins
   */
  public RunWindow {
    if (firstTradeDate > lastTradeDate) {
      throw new IllegalArgumentException(
          "the window ends on day " + lastTradeDate + ", before day " + firstTradeDate);
    }
  }
}
