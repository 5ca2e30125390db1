package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.StrategyContext;

/** Decides for one instrument: entries while flat, exits from the bar after the entry's fill on. */
final class IbsSource implements SignalSource {
  private static final Signal ENTER = Signal.enterLong("IBS entry");

  private final EntryRules entries;
  private final ExitRules exits;

  IbsSource(StrategyContext context) {
    Indicator ibs = context.indicators().ibs(Timeframe.HOUR);
    entries = new EntryRules(context);
    exits = new ExitRules(context, ibs);
  }

  @Override
  public Signal onBar(Bar bar, Position position) {
    entries.observe();
    exits.observe(bar);
    if (position.isFlat()) {
      return entries.allow(bar) ? ENTER : Signal.HOLD;
    }
    // No exit on the bar in which the entry was filled.
    return position.barsHeld() == 0 ? Signal.HOLD : exits.decide(bar, position);
  }

  @Override
  public double stopPrice(Position position) {
    return exits.stopPrice(position);
  }

  @Override
  public double targetPrice(Position position) {
    return exits.targetPrice(position);
  }
}
