package io.multialpha.plugins.ibs;

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
import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The values of a feature as a model is told them, where they are known. */
final class FeatureValues {
  private FeatureValues() {}

  static double[] of(String name, FeatureProfile profile, MarketData market, String symbol) {
    Feature feature = FeatureCatalog.standard(profile).find(name).orElseThrow();
    Instrument instrument = new Instrument(symbol, 0.25, 50, Currency.getInstance("USD"));
    List<Double> told = new ArrayList<>();
    Classifier noting =
        new Classifier() {
          @Override
          public int inputs() {
            return 1;
          }

          @Override
          public double probability(double[] values) {
            told.add(values[0]);
            return 0;
          }
        };
    ModelInForce model =
        new ModelInForce(
            List.of(feature),
            FeatureProbe.of(feature, instrument).references(),
            noting,
            0.5,
            OnMissingFeature.BLOCK,
            PluginCaller.DIRECT);
    AccountSpec spec =
        new AccountSpec(
            "values",
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
            profile);
    EngineLoop loop =
        Engine.loops(List.of(spec), Limits.NONE, market, RunWindow.ALL, () -> steps -> {}).get(0);
    loop.run();
    loop.finish();
    return told.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static final class EveryBar implements Strategy {
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
      return (bar, position) -> enter;
    }
  }
}
