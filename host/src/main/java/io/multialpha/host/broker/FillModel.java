package io.multialpha.host.broker;

/**
 * When and at what price an order is filled against bars; {@code fill_model} in the configuration.
 */
public enum FillModel {
  /** At the open of the instrument's next bar. */
  NEXT_OPEN,
  /** At the close of the bar on which it was decided. */
  SIGNAL_CLOSE,
  /**
   * Entries and signalled exits at the next open; the strategy's stop and target prices within the
   * bar, at the open where it gaps beyond them, the stop first where a bar touches both.
   */
  INTRABAR,
  /**
   * As the instrument's next bar begins, at the close before it, slippage added as far as that bar
   * trades there: Backtrader's fills with cheat-on-close, for comparing with it. The strategy sees
   * the position from that bar on, and that bar's range is not known when the price is made.
   */
  CHEAT_ON_CLOSE
}
