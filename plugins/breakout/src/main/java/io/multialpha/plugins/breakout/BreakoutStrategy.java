package io.multialpha.plugins.breakout;

import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.filters;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.integer;
import static io.multialpha.api.params.Param.timeOfDay;

import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;

/**
 * Channel breakout: enters when an hourly bar closes beyond the extreme of the bars before it, and
 * leaves by chandelier stop, by the opposite channel or at a time of day.
 *
 * <p>Its models lie in {@code models/breakout/}.
 */
public final class BreakoutStrategy implements Strategy {
  private static final StrategyInfo INFO =
      StrategyInfo.of("breakout", "Follows hourly closes beyond the channel of the bars before");
  private static final ModelLayout LAYOUT = ModelLayout.in("models/breakout/");
  private static final ParamsSchema SCHEMA =
      ParamsSchema.of(
          integer("breakout_lookback")
              .withDefault(20)
              .between(2, 1000)
              .unit("bars")
              .doc("bars before this one whose highest high a close has to exceed"),
          decimal("atr_multiplier")
              .withDefault(2.0)
              .between(0.1, 100)
              .unit("x ATR")
              .doc("distance of the chandelier stop from the best close since entry"),
          integer("atr_length")
              .withDefault(14)
              .between(2, 1000)
              .unit("bars")
              .doc("length of the average true range of the chandelier stop"),
          integer("exit_lookback")
              .withDefault(10)
              .between(2, 1000)
              .unit("bars")
              .doc("bars before this one whose lowest low a close undercuts to end a long"),
          flag("enable_short").doc("also enter short, below the channel, by the mirrored rules"),
          flag("use_window1").withDefault(true).doc("whether entries are allowed in window 1"),
          timeOfDay("start_time1").withDefault("0000").doc("first bar start inside window 1"),
          timeOfDay("end_time1").withDefault("1500").doc("first bar start after window 1"),
          flag("use_window2").withDefault(true).doc("whether entries are allowed in window 2"),
          timeOfDay("start_time2").withDefault("1700").doc("first bar start inside window 2"),
          timeOfDay("end_time2").withDefault("2400").doc("first bar start after window 2"),
          flag("enable_auto_close").withDefault(true).doc("leave at a time of day"),
          timeOfDay("auto_close_time")
              .withDefault("1500")
              .doc("start of the bar on whose close a position is left"),
          filters("filters").doc("enter only where each of these features lies in its band"));

  /** For the service loader. */
  public BreakoutStrategy() {}

  @Override
  public StrategyInfo info() {
    return INFO;
  }

  @Override
  public ParamsSchema params() {
    return SCHEMA;
  }

  @Override
  public ModelLayout modelLayout() {
    return LAYOUT;
  }

  /** As many hourly bars as channels and average true range take to get ready. */
  @Override
  public DataNeeds dataNeeds(Params params) {
    int channels = Math.max(params.integer("breakout_lookback"), params.integer("exit_lookback"));
    return DataNeeds.none().withHourlyWarmup(Math.max(channels, params.integer("atr_length")) + 1);
  }

  @Override
  public SignalSource create(StrategyContext context) {
    return new BreakoutSource(context);
  }
}
