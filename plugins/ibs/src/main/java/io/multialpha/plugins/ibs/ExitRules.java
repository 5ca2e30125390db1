package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.DailyTime;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The reasons for which a position is left, in the order in which they are asked; the first wins.
 *
 * <p>The auto close is the one rule which differs from the original's: there, a trade date without
 * a bar that starts at the very time has no auto close; here, the first bar after it closes the
 * position (see {@link DailyTime}). Where the bar is there, the two agree.
 */
final class ExitRules {

  /** One condition. */
  @FunctionalInterface
  private interface Condition {
    boolean holds(Bar bar, Position position);
  }

  private record Rule(Condition condition, Signal signal) {}

  private final PriceLevel stop;
  private final PriceLevel target;
  private final DailyTime autoClose;
  private final Rule[] rules;
  private boolean closingTime;

  ExitRules(StrategyContext context, Indicator ibs) {
    Params params = context.params();
    stop = PriceLevel.of(params, IbsParams.STOP, -1, context);
    target = PriceLevel.of(params, IbsParams.TARGET, 1, context);
    autoClose = new DailyTime(params.minuteOfDay("auto_close_time"));
    List<Rule> wanted = new ArrayList<>();
    if (params.flag("enable_stop")) {
      wanted.add(rule("stop loss", (bar, position) -> bar.close() <= stop.of(position)));
    }
    if (params.flag("enable_tp")) {
      wanted.add(rule("take profit", (bar, position) -> bar.close() >= target.of(position)));
    }
    if (params.flag("enable_ibs_exit")) {
      Band band = Band.of(params, "ibs_exit_low", "ibs_exit_high");
      wanted.add(rule("IBS exit", (bar, position) -> band.contains(ibs.value())));
    }
    if (params.flag("enable_bar_stop")) {
      int bars = params.integer("bar_stop_bars");
      wanted.add(rule("bar stop", (bar, position) -> position.barsHeld() >= bars));
    }
    if (params.flag("enable_auto_close")) {
      wanted.add(rule("auto close", (bar, position) -> closingTime));
    }
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "every exit is switched off, so a position would never be left; set one of enable_stop,"
              + " enable_tp, enable_ibs_exit, enable_bar_stop, enable_auto_close to true");
    }
    rules = wanted.toArray(new Rule[0]);
  }

  private static Rule rule(String reason, Condition condition) {
    return new Rule(condition, Signal.exit(reason));
  }

  /** Takes note of a bar; called on every bar, whether or not there is a position. */
  void observe(Bar bar) {
    closingTime = autoClose.isReached(bar);
  }

  /** The exit of the first rule that wants one, or {@link Signal#HOLD}. */
  Signal decide(Bar bar, Position position) {
    for (Rule rule : rules) {
      if (rule.condition.holds(bar, position)) {
        return rule.signal;
      }
    }
    return Signal.HOLD;
  }

  /** Price of the stop in points, or NaN. */
  double stopPrice(Position position) {
    return stop.of(position);
  }

  /** Price of the target in points, or NaN. */
  double targetPrice(Position position) {
    return target.of(position);
  }
}
