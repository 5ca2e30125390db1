package io.multialpha.benchmarks.plugin;

import static io.multialpha.api.params.Param.decimal;

import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;

/**
 * The rules that every peer runs: long in the lowest fifth of a bar's range from 08:00 to 15:00,
 * out in the highest fifth, at one percent either way, or after eight bars.
 */
public final class PeerIbs implements Strategy {
  /** For the service loader. */
  public PeerIbs() {}

  @Override
  public StrategyInfo info() {
    return StrategyInfo.of("peer-ibs", "The back-test on which peers are measured");
  }

  @Override
  public ParamsSchema params() {
    return ParamsSchema.of(
        decimal("ibs_below")
            .withDefault(0.2)
            .between(0, 1)
            .unit("fraction of range")
            .doc("enter when the close lies lower than this in the bar's range; 0 never enters"));
  }

  @Override
  public SignalSource create(StrategyContext context) {
    double ibsBelow = context.params().decimal("ibs_below");
    Signal enter = Signal.enterLong("close near the low");
    Signal high = Signal.exit("close near the high");
    Signal stop = Signal.exit("stop");
    Signal target = Signal.exit("target");
    Signal late = Signal.exit("held long enough");
    return (bar, position) -> {
      double close = bar.close();
      double range = bar.range();
      double ibs = range > 0 ? (close - bar.low()) / range : 0.5;
      if (position.isFlat()) {
        if (ibs < ibsBelow) {
          int hour = bar.minuteOfDay() / 60;
          return hour >= 8 && hour < 15 ? enter : Signal.HOLD;
        }
        return Signal.HOLD;
      }
      double entry = position.entryPrice();
      if (ibs > 0.8) {
        return high;
      }
      if (close <= entry * 0.99) {
        return stop;
      }
      if (close >= entry * 1.01) {
        return target;
      }
      return position.barsHeld() >= 8 ? late : Signal.HOLD;
    };
  }
}
