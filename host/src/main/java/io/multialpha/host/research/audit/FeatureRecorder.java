package io.multialpha.host.research.audit;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.Leg;
import io.multialpha.host.engine.PluginCaller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A strategy that trades nothing and writes down what features are: the engine steps them as it
 * does for a model, so a value is what a model would be told after that bar.
 */
public final class FeatureRecorder implements Strategy {
  private final Map<String, Asked> asked = new TreeMap<>();
  private final Map<String, FeatureValues> values = new TreeMap<>();

  /**
   * What is wanted of one instrument.
   *
   * @param instrument whose bars are walked
   * @param features to be written down, in this order
   * @param references the other instruments whose bars they read
   */
  public record Asked(Instrument instrument, List<Feature> features, Set<String> references) {
    /** Copies the collections. */
    public Asked {
      features = List.copyOf(features);
      references = Set.copyOf(references);
    }

    /** Symbol of the instrument. */
    public String symbol() {
      return instrument.symbol();
    }
  }

  /**
   * @param wanted one for each instrument; no instrument twice
   * @param bars starts of the bars at which features are wanted, rising, by symbol
   */
  public FeatureRecorder(List<Asked> wanted, Map<String, long[]> bars) {
    for (Asked each : wanted) {
      List<String> names = each.features().stream().map(Feature::name).toList();
      asked.put(each.symbol(), each);
      values.put(each.symbol(), new FeatureValues(names, bars.get(each.symbol())));
    }
  }

  /**
   * An account that it decides for, or rather does not.
   *
   * @param like an account whose zone, cash and limits it shares; policies do not matter
   * @param caller makes the calls into the features' plugin
   */
  public AccountSpec account(AccountSpec like, PluginCaller caller) {
    List<Leg> legs =
        asked.values().stream()
            .map(
                each ->
                    new Leg(
                        each.instrument(),
                        ParamsSchema.none().defaults(),
                        1,
                        like.legs().get(0).costs()))
            .toList();
    return new AccountSpec(
        like.name(),
        this,
        caller,
        legs,
        like.startingCash(),
        like.limits(),
        List.of(),
        like.fillModel(),
        like.sessionZone(),
        like.entryExpiryMillis(),
        like.onFailure(),
        like.featureProfile());
  }

  /** What was written down, by symbol; NaN where a feature was not known or there was no bar. */
  public Map<String, FeatureValues> values() {
    return values;
  }

  @Override
  public StrategyInfo info() {
    return StrategyInfo.of("features", "Writes down what features are");
  }

  @Override
  public ParamsSchema params() {
    return ParamsSchema.none();
  }

  @Override
  public DataNeeds dataNeeds(Params params, Instrument instrument) {
    return DataNeeds.none()
        .withReferences(asked.get(instrument.symbol()).references().toArray(String[]::new));
  }

  @Override
  public SignalSource create(StrategyContext context) {
    Asked wanted = asked.get(context.instrument().symbol());
    Built built = new Built(context);
    Indicator[] indicators =
        wanted.features().stream()
            .map(feature -> feature.definition().in(built))
            .toArray(Indicator[]::new);
    return new Source(indicators, values.get(context.instrument().symbol()));
  }

  private record Built(StrategyContext context) implements FeatureContext {
    @Override
    public Instrument instrument() {
      return context.instrument();
    }

    @Override
    public Indicators indicators(String symbol) {
      return context.indicators(symbol);
    }
  }

  private static final class Source implements SignalSource {
    private final Indicator[] indicators;
    private final FeatureValues values;
    private int next;

    Source(Indicator[] indicators, FeatureValues values) {
      this.indicators = indicators;
      this.values = values;
    }

    @Override
    public Signal onBar(Bar bar, Position position) {
      long time = bar.startMillis();
      while (next < values.size() && values.bar(next) < time) {
        next++;
      }
      if (next < values.size() && values.bar(next) == time) {
        for (int i = 0; i < indicators.length; i++) {
          values.set(next, i, indicators[i].value());
        }
        next++;
      }
      return Signal.HOLD;
    }
  }
}
