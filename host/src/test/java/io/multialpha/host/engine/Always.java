package io.multialpha.host.engine;

import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import java.util.function.LongConsumer;

/** A strategy that wants the same on every bar; tells the observer each bar's start. */
public record Always(Signal signal, LongConsumer observer) implements Strategy {
  @Override
  public StrategyInfo info() {
    return StrategyInfo.of("always", "Wants the same on every bar");
  }

  @Override
  public ParamsSchema params() {
    return ParamsSchema.none();
  }

  @Override
  public SignalSource create(StrategyContext context) {
    return (bar, position) -> {
      observer.accept(bar.startMillis());
      return signal;
    };
  }
}
