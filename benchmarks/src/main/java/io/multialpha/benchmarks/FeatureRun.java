package io.multialpha.benchmarks;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.AccountSpec.ModelInForce;
import io.multialpha.host.engine.Engine;
import io.multialpha.host.engine.EngineLoop;
import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.engine.PluginCaller;
import io.multialpha.host.engine.RunWindow;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.portfolio.Limits;
import java.util.List;
import java.util.Optional;

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
    List<Feature> features = AllFeatures.of(profile);
    reader.inputs = features.size();
    List<AccountSpec.Leg> legs = traded.stream().map(symbol -> leg(symbol, features)).toList();
    AccountSpec account = AllFeatures.account(profile, new EveryBar(), legs);
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

  private AccountSpec.Leg leg(String symbol, List<Feature> features) {
    ModelInForce model =
        new ModelInForce(
            features,
            AllFeatures.references(symbol, features),
            reader,
            0.5,
            OnMissingFeature.ZERO,
            PluginCaller.DIRECT);
    return AllFeatures.leg(symbol, Optional.of(model));
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
    return reader.sum.rows();
  }

  /** Sum over the bits of all values that have been read. */
  long checksum() {
    return reader.sum.bits();
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
    private final FeatureSum sum = new FeatureSum();

    @Override
    public int inputs() {
      return inputs;
    }

    @Override
    public double probability(double[] values) {
      sum.add(values, 0, inputs);
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
