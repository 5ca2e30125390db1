package io.multialpha.host.plugin;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyInfo;
import io.multialpha.host.ExitCode;
import io.multialpha.host.engine.PluginCaller;
import java.time.Duration;
import java.util.List;

/**
 * A strategy that a plugin offers, and what it declared when it was loaded.
 *
 * @param strategy the plugin's own object; calls into it go between {@link PluginCaller#enter} and
 *     {@link PluginCaller#leave} of a {@link #newCaller}
 * @param info id and description
 * @param params the schema of its parameters
 * @param modelLayout where its model bundles lie
 * @param defaultNeeds what data it needs with every parameter at its default
 * @param features features that it contributes; building one brings the plugin's context class
 *     loader along
 */
public record StrategyOffer(
    Strategy strategy,
    StrategyInfo info,
    ParamsSchema params,
    ModelLayout modelLayout,
    DataNeeds defaultNeeds,
    List<Feature> features) {

  /** Copies the list. */
  public StrategyOffer {
    features = List.copyOf(features);
  }

  /** Name in the configuration. */
  public String id() {
    return info.id();
  }

  /** Makes calls into the strategy; one for each account, since it serves one thread at a time. */
  public PluginCaller newCaller() {
    return new PluginCall(strategy.getClass().getClassLoader());
  }

  /**
   * What data the strategy needs for an instrument with these parameters.
   *
   * @param limit how long the plugin may take to say, at least a millisecond
   * @throws PluginException if the plugin throws, gives null or does not return
   */
  public DataNeeds needsWith(Params effective, Instrument instrument, Duration limit) {
    Guard guard = new Guard(strategy.getClass().getClassLoader());
    try {
      return new TimeLimit(limit)
          .call(
              guard,
              () ->
                  guard.call(
                      "dataNeeds of strategy " + id(),
                      () -> strategy.dataNeeds(effective, instrument)));
    } catch (JarRejection e) {
      throw new PluginException(
          ExitCode.USAGE, "Strategy " + id() + " cannot be used: " + e.sentenceEnd());
    }
  }
}
