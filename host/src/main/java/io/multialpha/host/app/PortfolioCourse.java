package io.multialpha.host.app;

import io.multialpha.host.research.simulation.HonestPlan;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.simulation.Simulation;
import java.util.function.Supplier;

/**
 * How portfolios are taken through a period, by one of the methods.
 *
 * @param method by whose name it is drawn
 * @param fingerprint of the trades and of all that decides what becomes of them
 * @param days epoch days of the daily returns
 * @param simulation makes one, for one thread
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PortfolioCourse(
    PortfolioMethod method,
    String fingerprint,
    int[] days,
    Supplier<? extends Simulation> simulation) {

  static PortfolioCourse of(ReferencePlan plan) {
    return new PortfolioCourse(
        PortfolioMethod.REFERENCE, plan.fingerprint(), plan.calendarDays(), plan::newSimulation);
  }

  static PortfolioCourse of(HonestPlan plan) {
    return new PortfolioCourse(
        PortfolioMethod.HONEST, plan.fingerprint(), plan.tradeDates(), plan::newSimulation);
  }
}
