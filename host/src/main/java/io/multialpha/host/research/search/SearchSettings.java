package io.multialpha.host.research.search;

import java.util.Objects;

/**
 * What is searched.
 *
 * @param algorithm in which way
 * @param minPositions lowest limit tried, at least 1
 * @param maxPositions highest limit tried
 * @param constraint what the portfolio has to keep to
 * @param threads how many may work at once; the result is the same for any number
 */
public record SearchSettings(
    Algorithm algorithm, int minPositions, int maxPositions, Constraint constraint, int threads) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its bounds
   */
  public SearchSettings {
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(constraint, "constraint");
    if (minPositions < 1 || maxPositions < minPositions) {
      throw new IllegalArgumentException(
          "limits of " + minPositions + " to " + maxPositions + ", expected 1 or more, rising");
    }
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads, at least 1");
    }
  }
}
