package io.multialpha.api.strategy;

/**
 * The strategy's position in one instrument, as of the latest completed bar. A live view: read it
 * during the callback, do not keep its values as if they were history.
 */
public interface Position {
  /** Contracts held: positive when long, negative when short, 0 when flat. */
  int quantity();

  /** Average entry price, in points, slippage included; NaN when flat. */
  double entryPrice();

  /** Start of the bar in which the entry was filled, in milliseconds since 1970; 0 when flat. */
  long entryMillis();

  /**
   * Hourly bars of the instrument since the bar in which the entry was filled: 0 on that bar
   * itself, 1 on the next. 0 when flat.
   */
  int barsHeld();

  /** Whether nothing is held. */
  default boolean isFlat() {
    return quantity() == 0;
  }

  /** Whether contracts are held long. */
  default boolean isLong() {
    return quantity() > 0;
  }

  /** Whether contracts are held short. */
  default boolean isShort() {
    return quantity() < 0;
  }
}
