package io.multialpha.api.indicator;

/**
 * A number that the host keeps up to date with each completed bar of its timeframe.
 *
 * <p>Obtained from {@link Indicators} once, in {@code create}; read in the callbacks. Equal
 * requests give the same indicator, which is computed once per bar.
 */
public interface Indicator {
  /** The value as of the latest completed bar; NaN while there are too few bars. */
  double value();

  /** Whether {@link #value()} is a number. */
  default boolean isReady() {
    return !Double.isNaN(value());
  }
}
