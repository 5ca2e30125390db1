package io.multialpha.api.strategy;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;

/**
 * What a signal source is made from: its instrument, its parameters, and views of the market.
 *
 * <p>The views stay valid as long as the source; at each callback they show what is known then.
 * Methods that take a symbol accept the instrument's own and those declared in {@link
 * DataNeeds#references()}; any other is an {@link IllegalArgumentException}.
 */
public interface StrategyContext {
  /** The instrument that the source decides for. */
  Instrument instrument();

  /** The parameters' effective values for this instrument. */
  Params params();

  /**
   * What names of features mean for this strategy, as configured: what the original computed, or
   * what they say. A filter on what a feature is made of SHOULD mean the same.
   */
  FeatureProfile featureProfile();

  /** The instrument's own completed bars. */
  default BarSeries bars(Timeframe timeframe) {
    return bars(instrument().symbol(), timeframe);
  }

  /** Completed bars of another instrument, the latest known where it has no bar at the moment. */
  BarSeries bars(String symbol, Timeframe timeframe);

  /** Indicators of the instrument's own bars. */
  default Indicators indicators() {
    return indicators(instrument().symbol());
  }

  /** Indicators of another instrument's bars. */
  Indicators indicators(String symbol);
}
