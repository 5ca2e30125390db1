package com.acme;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.api.params.Param.decimal;
import static io.multialpha.api.params.Param.filters;
import static io.multialpha.api.params.Param.integer;
import static io.multialpha.api.strategy.Signal.HOLD;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;

/** Fades a gap at the session's first bar: what an outside author writes. */
public final class GapFade implements Strategy {
  @Override
  public StrategyInfo info() {
    return StrategyInfo.of("gap-fade", "Fades a gap at the session's first bar");
  }

  @Override
  public ParamsSchema params() {
    return ParamsSchema.of(
        decimal("gap_min_percent")
            .withDefault(0.4)
            .between(0.05, 10)
            .unit("%")
            .doc("smallest gap that is faded"),
        integer("hold_bars")
            .withDefault(6)
            .between(1, 200)
            .unit("bars")
            .doc("leave after so many bars"),
        filters("filters").doc("enter only where these features lie in their bands"));
  }

  @Override
  public ModelLayout modelLayout() {
    return ModelLayout.in("models/gap-fade/");
  }

  @Override
  public DataNeeds dataNeeds(Params params) {
    return DataNeeds.none().withHourlyWarmup(14).withDailyWarmup(1);
  }

  @Override
  public SignalSource create(StrategyContext context) {
    double gapMin = context.params().decimal("gap_min_percent");
    int hold = context.params().integer("hold_bars");
    BarSeries day = context.bars(DAY);
    Indicator atr = context.indicators().atr(HOUR, 14);
    Signal enter = Signal.enterLong("gap fade");
    Signal leave = Signal.exit("held long enough");
    return (bar, position) -> {
      if (!position.isFlat()) {
        return position.barsHeld() >= hold ? leave : HOLD;
      }
      if (!bar.isFirstOfSession() || day.size() == 0) {
        return HOLD;
      }
      double gapPercent = 100 * (day.close(0) - bar.open()) / day.close(0);
      return gapPercent >= gapMin && bar.range() < 3 * atr.value() ? enter : HOLD;
    };
  }
}
