package io.multialpha.plugins.breakout;

import static io.multialpha.api.market.Timeframe.HOUR;

import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.DailyTime;
import io.multialpha.api.market.SessionWindows;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.api.strategy.StrategyContext;

/**
 * Decides for one instrument: entries while flat, exits on every bar on which there is a position.
 */
final class BreakoutSource implements SignalSource {
  private static final Signal ENTER_LONG = Signal.enterLong("breakout up");
  private static final Signal ENTER_SHORT = Signal.enterShort("breakout down");
  private static final Signal CHANDELIER_STOP = Signal.exit("chandelier stop");
  private static final Signal CHANNEL_EXIT = Signal.exit("channel exit");
  private static final Signal AUTO_CLOSE = Signal.exit("auto close");

  private final SessionWindows windows;
  private final Channel entryChannel;
  private final Channel exitChannel;
  private final boolean shortAllowed;
  private final Chandelier stop;
  private final boolean autoCloseEnabled;
  private final DailyTime autoClose;

  BreakoutSource(StrategyContext context) {
    Params params = context.params();
    Indicators indicators = context.indicators();
    windows = SessionWindows.of(params, 2);
    entryChannel = Channel.of(indicators, params.integer("breakout_lookback"));
    exitChannel = Channel.of(indicators, params.integer("exit_lookback"));
    shortAllowed = params.flag("enable_short");
    stop =
        new Chandelier(
            context.bars(HOUR),
            indicators.atr(HOUR, params.integer("atr_length")),
            params.decimal("atr_multiplier"));
    autoCloseEnabled = params.flag("enable_auto_close");
    autoClose = new DailyTime(params.minuteOfDay("auto_close_time"));
  }

  @Override
  public Signal onBar(Bar bar, Position position) {
    boolean closingTime = autoClose.isReached(bar) && autoCloseEnabled;
    if (position.isFlat()) {
      stop.reset();
      return windows.contains(bar) ? entry(bar.close()) : Signal.HOLD;
    }
    stop.observe(position);
    return exit(bar.close(), position, closingTime);
  }

  private Signal entry(double close) {
    if (entryChannel.isBelow(close)) {
      return ENTER_LONG;
    }
    return shortAllowed && entryChannel.isAbove(close) ? ENTER_SHORT : Signal.HOLD;
  }

  private Signal exit(double close, Position position, boolean closingTime) {
    if (stop.isHit(position)) {
      return CHANDELIER_STOP;
    }
    if (position.isLong() ? exitChannel.isAbove(close) : exitChannel.isBelow(close)) {
      return CHANNEL_EXIT;
    }
    return closingTime ? AUTO_CLOSE : Signal.HOLD;
  }

  @Override
  public double stopPrice(Position position) {
    return stop.price(position);
  }
}
