package io.multialpha.host.report;

/**
 * What had been tried for a strategy before a run: the best of many tries looks better than it is.
 *
 * @param strategy name of the strategy
 * @param method how it was tried, such as {@code honest} for portfolios that were simulated so, or
 *     {@code cpcv ES} for forests of ES
 * @param trials distinct configurations, above 0
 */
public record TriedBefore(String strategy, String method, long trials) {
  /** Checks the values. */
  public TriedBefore {
    if (strategy.isBlank() || method.isBlank() || trials < 1) {
      throw new IllegalArgumentException(trials + " trials of " + strategy + " by " + method);
    }
  }
}
