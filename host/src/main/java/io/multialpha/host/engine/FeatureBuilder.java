package io.multialpha.host.engine;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Instrument;
import java.util.function.Function;

/**
 * Builds features for one instrument.
 *
 * @param instrument the one that the model filters
 * @param graphs indicators of the instrument and of those that its features ask for
 */
record FeatureBuilder(Instrument instrument, Function<String, Indicators> graphs)
    implements FeatureContext {
  @Override
  public Indicators indicators(String symbol) {
    return graphs.apply(symbol);
  }

  /**
   * Builds a feature. Calls into its plugin.
   *
   * @throws IllegalArgumentException if what it gives is no indicator of the host's
   */
  Indicator build(Feature feature) {
    Indicator made = feature.definition().in(this);
    // The host's own are read without calling plugins; others would be called at every score.
    if (!IndicatorGraph.isOwn(made)) {
      throw new IllegalArgumentException(
          "feature " + feature.name() + " gives no indicator of this host");
    }
    return made;
  }
}
