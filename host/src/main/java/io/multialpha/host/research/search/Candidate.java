package io.multialpha.host.research.search;

/**
 * A portfolio that was tried, and what it came to in the train period.
 *
 * @param symbols bit {@code i} is symbol {@code i}
 * @param maxPositions positions open at a time
 * @param sharpe per year, as the method defines it; NaN where it is not defined
 * @param dailySharpe mean over standard deviation of the daily returns, per day; NaN where it is
 *     not defined
 * @param maxDrawdown largest fall of equity, dollars; 0 or more
 * @param breachEvents times that equity fell $6,000 below its peak
 */
public record Candidate(
    long symbols,
    int maxPositions,
    double sharpe,
    double dailySharpe,
    double maxDrawdown,
    int breachEvents) {

  /** The same under another limit, which gives the same. */
  Candidate under(int limit) {
    return new Candidate(symbols, limit, sharpe, dailySharpe, maxDrawdown, breachEvents);
  }

  /** Whether another came to the very same: of the same trades, whatever the limit. */
  boolean cameToTheSameAs(Candidate other) {
    return equals(other.under(maxPositions));
  }

  /** How many symbols it has. */
  public int size() {
    return Long.bitCount(symbols);
  }
}
