package io.multialpha.host.research.simulation;

/**
 * Takes a portfolio through its trades, again and again with other symbols and limits; allocates
 * nothing in doing so. Used by one thread; the figures are those of the latest {@link #run}.
 */
public interface Simulation {
  /** A fall of equity below its peak by this many dollars is a breach. */
  double BREACH_DOLLARS = 6000;

  /**
   * Trades.
   *
   * @param symbols which of them take part: bit {@code i} is symbol {@code i} of the trades
   * @param maxPositions positions open at a time, at least 1
   */
  void run(long symbols, int maxPositions);

  /** Sharpe ratio per year, as this method defines it; NaN where it is not defined. */
  double sharpe();

  /**
   * Mean over standard deviation (ddof 1) of {@link #dailyReturns}, per day: whatever {@link
   * #sharpe} means by this method, this is what tests of luck are made for.
   *
   * @return NaN where the returns do not differ, or one of them is not defined
   */
  double dailySharpe();

  /** Largest fall of equity from its peak, in dollars; 0 or more. */
  double maxDrawdown();

  /** How often equity fell {@link #BREACH_DOLLARS} or more below its peak. */
  int breachEvents();

  /**
   * Whether an entry ever found all places taken. If not, a higher limit changes nothing, nor does
   * a lower one down to {@link #mostPositions}.
   */
  boolean wasFull();

  /** The most positions that were open at one time. */
  int mostPositions();

  /**
   * The return of each day of the period, or from the first event of any symbol to the last where
   * the method knows no period: as many for every selection of symbols, 0 where there was nothing.
   * The days are the method's own.
   *
   * @return fractions, NaN once nothing is left of the account; a new array
   */
  double[] dailyReturns();

  /**
   * Equity at the end of each of the days of {@link #dailyReturns}: that of the start before the
   * first trade, and what was left after the last.
   *
   * @return dollars, not above 0 once nothing is left; a new array
   */
  double[] equityByDay();

  /** All figures. */
  PortfolioMetrics metrics();
}
