package io.multialpha.benchmarks;

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
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All standard features of some instruments, on every bar: an entry is wanted each time, and a
 * model that reads all features refuses it.
 */
final class FeatureRun {
  /** Steps after which the loop reports. */
  static final int STRETCH = 1024;

  private final Reader reader = new Reader();
  private final EngineLoop loop;
  private boolean ended;

  FeatureRun(FeatureProfile profile, List<String> traded, MarketData market) {
    List<Feature> features = features(profile);
    reader.inputs = features.size();
    AccountSpec account =
        new AccountSpec(
            "features",
            new EveryBar(),
            PluginCaller.DIRECT,
            traded.stream().map(symbol -> leg(symbol, features)).toList(),
            1e9,
            new Limits(traded.size(), Double.POSITIVE_INFINITY, DailyStopBasis.EQUITY),
            List.of(),
            FillModel.NEXT_OPEN,
            ZoneOffset.UTC,
            0,
            OnFailure.FLATTEN,
            profile);
    loop =
        Engine.loops(
                List.of(account),
                Limits.NONE,
                market,
                RunWindow.ALL,
                () ->
                    steps -> {
                      throw new Pause();
                    })
            .get(0);
  }

  /** The 137 that the original's bundles name; the catalogue has further ones for filters. */
  private static List<Feature> features(FeatureProfile profile) {
    FeatureCatalog catalog = FeatureCatalog.standard(profile);
    InputStream names = FeatureRun.class.getResourceAsStream("features-of-bundles.txt");
    return new BufferedReader(new InputStreamReader(names, StandardCharsets.UTF_8))
        .lines()
        .map(name -> catalog.find(name).orElseThrow())
        .toList();
  }

  private AccountSpec.Leg leg(String symbol, List<Feature> features) {
    Instrument instrument = new Instrument(symbol, 0.25, 50, Currency.getInstance("USD"));
    Set<String> references = new TreeSet<>();
    for (Feature feature : features) {
      references.addAll(FeatureProbe.of(feature, instrument).references());
    }
    return new AccountSpec.Leg(
        instrument,
        ParamsSchema.none().defaults(),
        1,
        Costs.NONE,
        List.of(),
        Optional.of(
            new ModelInForce(
                features, references, reader, 0.5, OnMissingFeature.ZERO, PluginCaller.DIRECT)));
  }

  /** Runs to the end of the bars. */
  void toTheEnd() {
    while (!ended) {
      stretch();
    }
    if (loop.finish().get(0).failure().isPresent()) {
      throw new IllegalStateException(loop.finish().get(0).failure().get());
    }
  }

  /** Takes the next {@link #STRETCH} steps, or what is left. */
  void stretch() {
    try {
      loop.run();
      ended = true;
    } catch (Pause endOfStretch) {
      // The loop goes on where it was.
    }
  }

  /** How many rows of features have been read. */
  long rows() {
    return reader.rows;
  }

  /** Sum over the bits of all values that have been read. */
  long checksum() {
    return reader.checksum;
  }

  /** Leaves the loop where it reports. */
  private static final class Pause extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Pause() {
      super("end of a stretch", null, false, false);
    }
  }

  private static final class Reader implements Classifier {
    private int inputs;
    private long rows;
    private long checksum;

    @Override
    public int inputs() {
      return inputs;
    }

    @Override
    public double probability(double[] values) {
      long sum = 0;
      for (double value : values) {
        sum = 31 * sum + Double.doubleToRawLongBits(value);
      }
      checksum += sum;
      rows++;
      return 0;
    }
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
