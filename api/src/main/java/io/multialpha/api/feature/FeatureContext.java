package io.multialpha.api.feature;

import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Instrument;

/**
 * What a feature is built from: its instrument and the indicators of any instrument's bars.
 *
 * <p>Daily indicators show the last completed trade date. Those of another instrument show its
 * latest bars known at the time, where it has no bar at the moment.
 */
public interface FeatureContext {
  /** The instrument that the model filters. */
  Instrument instrument();

  /** Indicators of the instrument's own bars. */
  default Indicators indicators() {
    return indicators(instrument().symbol());
  }

  /** Indicators of another instrument's bars, which the host then loads; a root symbol. */
  Indicators indicators(String symbol);
}
