package io.multialpha.testkit;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.FeatureBand;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.FilterInForce;
import io.multialpha.host.engine.Engine;
import io.multialpha.host.engine.EngineLoop;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a strategy through bars with the host's own engine, on the caller's thread, and writes down
 * what it answers. Immutable: each setting gives a new harness.
 *
 * <p>One contract per entry, a slot for every instrument, no daily stop, no model. Where nothing
 * else is said: fills at the next open, no costs, times of day in Chicago, features as the original
 * computed them.
 *
 * @param strategy what is run
 * @param given parameters as a configuration would give them; defaults elsewhere
 * @param fillModel when and at what price orders are filled
 * @param costs what a fill costs
 * @param sessionZone time zone in which the strategy reads times of day
 * @param featureProfile what names of features mean
 */
public record StrategyHarness(
    Strategy strategy,
    Map<String, ?> given,
    FillModel fillModel,
    Costs costs,
    ZoneId sessionZone,
    FeatureProfile featureProfile) {

  /** With the defaults. */
  public static StrategyHarness of(Strategy strategy) {
    return new StrategyHarness(
        strategy,
        Map.of(),
        FillModel.NEXT_OPEN,
        Costs.NONE,
        TradingCalendar.CHICAGO,
        FeatureProfile.REFERENCE);
  }

  /** With these parameters: {@code Number}, {@code Boolean} or {@code String} by name. */
  public StrategyHarness params(Map<String, ?> values) {
    return new StrategyHarness(strategy, values, fillModel, costs, sessionZone, featureProfile);
  }

  /** With other fills. */
  public StrategyHarness fills(FillModel model) {
    return new StrategyHarness(strategy, given, model, costs, sessionZone, featureProfile);
  }

  /** With costs. */
  public StrategyHarness costing(Costs perFill) {
    return new StrategyHarness(strategy, given, fillModel, perFill, sessionZone, featureProfile);
  }

  /** With times of day in another zone. */
  public StrategyHarness in(ZoneId zone) {
    return new StrategyHarness(strategy, given, fillModel, costs, zone, featureProfile);
  }

  /** With another meaning of the names of features. */
  public StrategyHarness profile(FeatureProfile profile) {
    return new StrategyHarness(strategy, given, fillModel, costs, sessionZone, profile);
  }

  /**
   * Runs over all bars of a market.
   *
   * @param symbols the instruments traded: ticks of 0.25 points, 50 dollars a point
   * @throws io.multialpha.host.UserException if the strategy refuses to start, or lacks bars
   * @throws IllegalArgumentException if the schema refuses the parameters, or a filter names a
   *     feature that neither the host nor the strategy has
   */
  public StrategyRun run(MarketData market, String... symbols) {
    return run(
        market,
        Arrays.stream(symbols)
            .map(s -> new Instrument(s, SeededBars.TICK, 50, Currency.getInstance("USD")))
            .toArray(Instrument[]::new));
  }

  /** Runs over all bars of a market, trading these instruments. */
  public StrategyRun run(MarketData market, Instrument... instruments) {
    Params params = strategy.params().with(given);
    Recorder recorder = new Recorder(strategy);
    AccountSpec spec =
        new AccountSpec(
            "harness",
            recorder,
            PluginCaller.DIRECT,
            Arrays.stream(instruments).map(instrument -> leg(instrument, params)).toList(),
            1e9,
            new Limits(instruments.length, Double.POSITIVE_INFINITY, DailyStopBasis.EQUITY),
            List.of(),
            fillModel,
            sessionZone,
            Duration.ofDays(7).toMillis(),
            OnFailure.FLATTEN,
            featureProfile);
    EngineLoop loop =
        Engine.loops(List.of(spec), Limits.NONE, market, RunWindow.ALL, () -> steps -> {}).get(0);
    loop.run();
    return recorder.run(loop.finish().get(0));
  }

  private AccountSpec.Leg leg(Instrument instrument, Params params) {
    List<FilterInForce> filters =
        params.filters().stream()
            .map(band -> FilterInForce.of(feature(band), band, instrument))
            .toList();
    return new AccountSpec.Leg(instrument, params, 1, costs, filters, Optional.empty());
  }

  private Feature feature(FeatureBand band) {
    return FeatureCatalog.standard(featureProfile)
        .with(strategy.features())
        .find(band.feature())
        .orElseThrow(() -> new IllegalArgumentException("there is no feature " + band.feature()));
  }
}
