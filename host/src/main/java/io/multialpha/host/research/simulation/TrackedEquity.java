package io.multialpha.host.research.simulation;

import io.multialpha.host.research.statistics.SharpeRatio;
import java.util.Arrays;

/**
 * What every simulation keeps of its equity on the way, whichever way that is: peak, drawdown and
 * breaches at each look, equity at the end of each day, gains and losses. Used by one thread.
 *
 * <p>The fields belong to the simulation that is one of these; it goes through them for every event
 * and so has no calls between it and them.
 */
abstract class TrackedEquity implements Simulation {
  final double initialCash;
  final double[] dayEquity;

  /** Of the days that there were, from 0; filled in by {@link #fillReturns}. */
  final double[] dayReturns;

  int maxPositions;
  long symbols;
  boolean wasFull;
  int mostPositions;
  long symbolsUsed;
  int stops;
  double peak;
  double drawdown;
  double drawdownFraction;
  boolean inBreach;
  int breaches;
  double gains;
  double losses;

  /**
   * With nothing seen yet.
   *
   * @param initialCash dollars
   * @param days that there are for all symbols together
   */
  TrackedEquity(double initialCash, int days) {
    this.initialCash = initialCash;
    dayEquity = new double[days];
    dayReturns = new double[days];
  }

  /** Place of the first day of this run in {@link #dayEquity}. */
  abstract int firstDay();

  /** How many days there were in this run. */
  abstract int dayCount();

  final void restart(long wanted, int limit) {
    symbols = wanted;
    maxPositions = limit;
    wasFull = false;
    mostPositions = 0;
    symbolsUsed = 0;
    stops = 0;
    peak = initialCash;
    drawdown = 0;
    drawdownFraction = 0;
    inBreach = false;
    breaches = 0;
    gains = 0;
    losses = 0;
  }

  /** Looks at the equity, in dollars. */
  final void see(double value) {
    if (value > peak) {
      peak = value;
    }
    double below = value - peak;
    if (below < drawdown) {
      drawdown = below;
    }
    if (below < drawdownFraction * peak) {
      drawdownFraction = below / peak;
    }
    boolean breach = below <= -BREACH_DOLLARS;
    breaches += breach && !inBreach ? 1 : 0;
    inBreach = breach;
  }

  /** Fills in the returns of the days, NaN once nothing is left. */
  private void fillReturns() {
    double before = initialCash;
    int first = firstDay();
    int count = dayCount();
    for (int i = 0; i < count; i++) {
      double now = dayEquity[first + i];
      dayReturns[i] = before > 0 ? (now - before) / before : Double.NaN;
      before = now;
    }
  }

  @Override
  public final double dailySharpe() {
    fillReturns();
    return SharpeRatio.padded(dayReturns, dayCount(), dayReturns.length);
  }

  @Override
  public final double[] dailyReturns() {
    double[] returns = new double[dayEquity.length];
    fillReturns();
    System.arraycopy(dayReturns, 0, returns, firstDay(), dayCount());
    return returns;
  }

  @Override
  public final double[] equityByDay() {
    double[] byDay = new double[dayEquity.length];
    Arrays.fill(byDay, initialCash);
    int end = firstDay() + dayCount();
    System.arraycopy(dayEquity, firstDay(), byDay, firstDay(), dayCount());
    if (dayCount() > 0) {
      Arrays.fill(byDay, end, byDay.length, dayEquity[end - 1]);
    }
    return byDay;
  }

  @Override
  public final double maxDrawdown() {
    return -drawdown;
  }

  @Override
  public final int breachEvents() {
    return breaches;
  }

  @Override
  public final boolean wasFull() {
    return wasFull;
  }

  @Override
  public final int mostPositions() {
    return mostPositions;
  }
}
