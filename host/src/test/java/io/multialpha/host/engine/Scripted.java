package io.multialpha.host.engine;

import io.multialpha.api.market.Bar;
import io.multialpha.api.market.BarSeries;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyContext;
import io.multialpha.api.strategy.StrategyInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A strategy that does as it is told: so much on this bar of that instrument. */
public class Scripted implements Strategy {
  /** Told of each call to {@code onBar}. */
  public interface Observer {
    /** {@code index} counts the instrument's bars from 0. */
    void onBar(String symbol, int index, Bar bar, Position position);
  }

  private final Map<String, Map<Integer, Signal>> signals = new HashMap<>();
  private final List<Observer> observers = new ArrayList<>();
  private DataNeeds needs = DataNeeds.none();
  private double stopBelowEntry = Double.NaN;
  private double targetAboveEntry = Double.NaN;

  /** Buys on the given bar. */
  public Scripted buy(String symbol, int bar) {
    return signal(symbol, bar, Signal.enterLong("buy"));
  }

  /** Sells short on the given bar. */
  public Scripted sell(String symbol, int bar) {
    return signal(symbol, bar, Signal.enterShort("sell"));
  }

  /** Leaves on the given bar. */
  public Scripted exit(String symbol, int bar) {
    return signal(symbol, bar, Signal.exit("exit"));
  }

  /** Signals this on the given bar. */
  public Scripted signal(String symbol, int bar, Signal signal) {
    signals.computeIfAbsent(symbol, any -> new HashMap<>()).put(bar, signal);
    return this;
  }

  /** Stop and target so many points from the entry, on either side; NaN for none. */
  public Scripted levels(double stopPoints, double targetPoints) {
    stopBelowEntry = stopPoints;
    targetAboveEntry = targetPoints;
    return this;
  }

  /** Needs this much data. */
  public Scripted needs(DataNeeds data) {
    needs = data;
    return this;
  }

  /** Tells the observer of each bar, before the signal is given. */
  public Scripted observed(Observer observer) {
    observers.add(observer);
    return this;
  }

  @Override
  public StrategyInfo info() {
    return StrategyInfo.of("scripted", "Does as it is told");
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
    String symbol = context.instrument().symbol();
    BarSeries bars = context.bars(Timeframe.HOUR);
    Map<Integer, Signal> script = signals.getOrDefault(symbol, Map.of());
    return new SignalSource() {
      @Override
      public Signal onBar(Bar bar, Position position) {
        int index = bars.size() - 1;
        observers.forEach(observer -> observer.onBar(symbol, index, bar, position));
        return script.getOrDefault(index, Signal.HOLD);
      }

      @Override
      public double stopPrice(Position position) {
        return position.entryPrice() - Integer.signum(position.quantity()) * stopBelowEntry;
      }

      @Override
      public double targetPrice(Position position) {
        return position.entryPrice() + Integer.signum(position.quantity()) * targetAboveEntry;
      }
    };
  }
}
