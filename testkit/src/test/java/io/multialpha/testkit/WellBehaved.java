package io.multialpha.testkit;

import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.api.params.Param.integer;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Bar;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;

/** Buys above a moving average and holds for some bars; its subclasses plant one fault each. */
class WellBehaved implements Strategy {
  static final Signal ENTER = Signal.enterLong("above average");
  static final Signal LEAVE = Signal.exit("held long enough");

  @Override
  public StrategyInfo info() {
    return StrategyInfo.of("well-behaved", "Buys above the moving average");
  }

  @Override
  public ParamsSchema params() {
    return ParamsSchema.of(
        integer("length").withDefault(20).between(2, 50).unit("bars").doc("of the average"),
        integer("hold").withDefault(3).between(1, 100).unit("bars").doc("time in the market"));
  }

  @Override
  public DataNeeds dataNeeds(Params params) {
    return DataNeeds.none().withHourlyWarmup(params.integer("length"));
  }

  @Override
  public SignalSource create(StrategyContext context) {
    return new Source(context);
  }

  /** Its decisions. */
  static class Source implements SignalSource {
    private final Indicator average;
    private final int hold;

    Source(StrategyContext context) {
      int length = context.params().integer("length");
      average = context.indicators().sma(context.indicators().close(HOUR), length);
      hold = context.params().integer("hold");
    }

    @Override
    public Signal onBar(Bar bar, Position position) {
      if (position.isFlat()) {
        return bar.close() > average.value() ? ENTER : Signal.HOLD;
      }
      return position.barsHeld() >= hold ? LEAVE : Signal.HOLD;
    }
  }
}
