package io.multialpha.plugins.ibs;

import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import java.util.stream.IntStream;

/**
 * Mean reversion on internal bar strength (IBS): buys when an hourly bar closes in the lower part
 * of its range, and leaves by stop, target, IBS, time held or time of day. Long only.
 *
 * <p>Its models lie at the standard place, {@code models/}.
 */
public final class IbsStrategy implements Strategy {
  private static final StrategyInfo INFO =
      StrategyInfo.of("ibs", "Buys hourly bars that close near their low, long only");

  /** For the service loader. */
  public IbsStrategy() {}

  @Override
  public StrategyInfo info() {
    return INFO;
  }

  @Override
  public ParamsSchema params() {
    return IbsParams.SCHEMA;
  }

  /** What is read where the instrument's usual pair is not known, so without it. */
  @Override
  public ModelLayout modelLayout() {
    return ModelLayout.standard();
  }

  @Override
  public DataNeeds dataNeeds(Params params) {
    return needs(params, "");
  }

  /**
   * As many bars as {@code warmup_bars} asks for and as what is in use takes to get ready, and the
   * other instruments that the filters in use look at.
   */
  @Override
  public DataNeeds dataNeeds(Params params, Instrument instrument) {
    return needs(params, instrument.symbol());
  }

  private static DataNeeds needs(Params params, String symbol) {
    DataNeeds filters = EntryFilters.needs(params, symbol);
    int hours =
        IntStream.of(
                params.integer("warmup_bars"),
                filters.hourlyWarmup(),
                PriceLevel.warmup(params, IbsParams.STOP),
                PriceLevel.warmup(params, IbsParams.TARGET),
                PivotRules.warmup(Timeframe.HOUR, params))
            .max()
            .getAsInt();
    int days = Math.max(filters.dailyWarmup(), PivotRules.warmup(Timeframe.DAY, params));
    return filters.withHourlyWarmup(hours).withDailyWarmup(days);
  }

  @Override
  public SignalSource create(StrategyContext context) {
    return new IbsSource(context);
  }
}
