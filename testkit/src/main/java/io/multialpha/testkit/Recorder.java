package io.multialpha.testkit;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import io.multialpha.host.ledger.AccountResult;
import java.util.ArrayList;
import java.util.List;

/** Stands between the engine and a strategy and writes down what the strategy answers. */
final class Recorder implements Strategy {
  private final Strategy strategy;
  private final List<StrategyRun.Decision> decisions = new ArrayList<>();
  private final List<StrategyRun.Levels> levels = new ArrayList<>();
  private final List<String> unready = new ArrayList<>();

  Recorder(Strategy strategy) {
    this.strategy = strategy;
  }

  StrategyRun run(AccountResult result) {
    return new StrategyRun(decisions, levels, unready, result);
  }

  @Override
  public StrategyInfo info() {
    return strategy.info();
  }

  @Override
  public ParamsSchema params() {
    return strategy.params();
  }

  @Override
  public ModelLayout modelLayout() {
    return strategy.modelLayout();
  }

  @Override
  public DataNeeds dataNeeds(Params params) {
    return strategy.dataNeeds(params);
  }

  @Override
  public DataNeeds dataNeeds(Params params, Instrument instrument) {
    return strategy.dataNeeds(params, instrument);
  }

  @Override
  public List<Feature> features() {
    return strategy.features();
  }

  @Override
  public SignalSource create(StrategyContext context) {
    IndicatorWatch watch = new IndicatorWatch(context);
    SignalSource source = strategy.create(watch);
    return source == null ? null : new RecordedSource(context, source, watch);
  }

  private final class RecordedSource implements SignalSource {
    private final String symbol;
    private final SignalSource source;
    private final IndicatorWatch watch;
    private final BarSeries hours;
    private final BarSeries days;
    private final DataNeeds needs;
    private boolean warm;
    private double stop = Double.NaN;

    RecordedSource(StrategyContext context, SignalSource source, IndicatorWatch watch) {
      this.source = source;
      this.watch = watch;
      symbol = context.instrument().symbol();
      hours = context.bars(Timeframe.HOUR);
      days = context.bars(Timeframe.DAY);
      needs = strategy.dataNeeds(context.params(), context.instrument());
    }

    @Override
    public Signal onBar(Bar bar, Position position) {
      if (!warm && hours.size() >= needs.hourlyWarmup() && days.size() >= needs.dailyWarmup()) {
        warm = true;
        unready.addAll(watch.unready());
      }
      Signal signal = source.onBar(bar, position);
      if (signal != null) {
        decisions.add(
            new StrategyRun.Decision(symbol, bar.startMillis(), position.quantity(), signal));
      }
      return signal;
    }

    @Override
    public double stopPrice(Position position) {
      stop = source.stopPrice(position);
      return stop;
    }

    /** The engine asks for it right after the stop. */
    @Override
    public double targetPrice(Position position) {
      double target = source.targetPrice(position);
      levels.add(new StrategyRun.Levels(position.quantity(), stop, target));
      return target;
    }
  }
}
