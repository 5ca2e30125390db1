package io.multialpha.testkit;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.Engine;
import io.multialpha.host.engine.EngineLoop;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.engine.OnFailure;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Features bar by bar, as the host's engine gives them to a model: an entry is wanted on every bar,
 * and a model that refuses all of them writes down what it is told.
 */
final class FeatureRun {
  private final List<Feature> features;
  private final Instrument instrument;
  private final SortedMap<Long, List<Double>> rows = new TreeMap<>();
  private long now;

  private FeatureRun(List<Feature> features, String symbol) {
    this.features = features;
    instrument = instrument(symbol);
  }

  /** The contract that the features are computed for. */
  static Instrument instrument(String symbol) {
    return new Instrument(symbol, SeededBars.TICK, 50, Currency.getInstance("USD"));
  }

  /** The other instruments whose bars the features read. */
  static SortedSet<String> references(List<Feature> features, String symbol) {
    SortedSet<String> references = new TreeSet<>();
    features.forEach(
        each -> references.addAll(FeatureProbe.of(each, instrument(symbol)).references()));
    return references;
  }

  /** The features' values by the start of each hour, in their order; 0 for what is not known. */
  static SortedMap<Long, List<Double>> of(
      List<Feature> features, String symbol, MarketData market) {
    FeatureRun run = new FeatureRun(features, symbol);
    EngineLoop loop =
        Engine.loops(List.of(run.spec()), Limits.NONE, market, RunWindow.ALL, () -> steps -> {})
            .get(0);
    loop.run();
    loop.finish();
    return run.rows;
  }

  private AccountSpec spec() {
    ModelInForce model =
        new ModelInForce(
            features,
            references(features, instrument.symbol()),
            new Notebook(),
            0.5,
            OnMissingFeature.ZERO,
            PluginCaller.DIRECT);
    return new AccountSpec(
        "features",
        new EveryBar(),
        PluginCaller.DIRECT,
        List.of(
            new AccountSpec.Leg(
                instrument,
                ParamsSchema.none().defaults(),
                1,
                Costs.NONE,
                List.of(),
                Optional.of(model))),
        1e9,
        new Limits(1, Double.POSITIVE_INFINITY, DailyStopBasis.EQUITY),
        List.of(),
        FillModel.NEXT_OPEN,
        TradingCalendar.CHICAGO,
        0,
        OnFailure.FLATTEN,
        FeatureProfile.REFERENCE);
  }

  private final class Notebook implements Classifier {
    @Override
    public int inputs() {
      return features.size();
    }

    @Override
    public double probability(double[] values) {
      rows.put(now, new ArrayList<>(Arrays.stream(values).boxed().toList()));
      return 0;
    }
  }

  private final class EveryBar implements Strategy {
    private final Signal enter = Signal.enterLong("every bar");

    @Override
    public StrategyInfo info() {
      return StrategyInfo.of("every-bar", "Wants to enter on every bar");
    }

    @Override
    public ParamsSchema params() {
      return ParamsSchema.none();
    }

    @Override
    public SignalSource create(StrategyContext context) {
      return (bar, position) -> {
        now = bar.startMillis();
        return enter;
      };
    }
  }
}
