package io.multialpha.plugins.ibs;

import io.multialpha.api.strategy.Strategy;
import io.multialpha.testkit.StrategyContract;

class IbsContractTest extends StrategyContract {
  @Override
  protected Strategy strategy() {
    return new IbsStrategy();
  }
}
