package io.multialpha.plugins.breakout;

import io.multialpha.api.strategy.Strategy;
import io.multialpha.testkit.StrategyContract;

class BreakoutContractTest extends StrategyContract {
  @Override
  protected Strategy strategy() {
    return new BreakoutStrategy();
  }
}
