package io.multialpha.api.strategy;

import io.multialpha.api.market.Bar;

/**
 * Decides for one instrument, bar by bar.
 *
 * <p>Always called by the same thread, once per completed hourly bar of the instrument, warm-up
 * bars included (their signals are not traded). It MUST depend on nothing but the context it was
 * made from and the calls it has received, and SHOULD not allocate: signals can be made once and
 * returned many times. A source that throws, or does not return, is not called again: its strategy
 * is set aside and its positions are closed or held as configured.
 */
@FunctionalInterface
public interface SignalSource {
  /**
   * The intent after a completed bar. An entry is considered only while the position is flat, an
   * exit only while it is not; a strategy that wants to turn around leaves first.
   *
   * @param bar the bar that has just completed
   * @param position the position as of this bar's close
   * @return the intent, never null; {@link Signal#HOLD} for none
   */
  Signal onBar(Bar bar, Position position);

  /**
   * Price at which the position is stopped out within a bar, in points; NaN for none. Asked after a
   * fill and after each bar, only under {@code fill_model: intrabar}.
   */
  default double stopPrice(Position position) {
    return Double.NaN;
  }

  /**
   * Price at which the position's profit is taken within a bar, in points; NaN for none. Asked as
   * {@link #stopPrice}.
   */
  default double targetPrice(Position position) {
    return Double.NaN;
  }
}
