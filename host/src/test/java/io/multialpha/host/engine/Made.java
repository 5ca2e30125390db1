package io.multialpha.host.engine;

import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import java.util.function.Function;

/**
 * A strategy made for one test.
 *
 * @param needs what data it needs
 * @param source makes its signal source
 */
public record Made(DataNeeds needs, Function<StrategyContext, SignalSource> source)
    implements Strategy {
  /** A strategy that needs nothing but hourly bars. */
  public Made(Function<StrategyContext, SignalSource> source) {
    this(DataNeeds.none(), source);
  }

  @Override
  public StrategyInfo info() {
    return StrategyInfo.of("made", "Made for one test");
  }

  @Override
  public ParamsSchema params() {
    return ParamsSchema.none();
  }

  @Override
  public DataNeeds dataNeeds(Params params) {
    return needs;
  }

  @Override
  public SignalSource create(StrategyContext context) {
    return source.apply(context);
  }
}
