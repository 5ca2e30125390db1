package io.multialpha.api.indicator;

import io.multialpha.api.market.BarSeries;

/**
 * The computation behind an indicator which reads whole bars. Stateful; belongs to one series.
 *
 * <p>A kernel MUST depend on nothing but the bars it was stepped through, and SHOULD not allocate
 * in {@link #next}.
 */
@FunctionalInterface
public interface BarKernel {
  /**
   * Takes in the bar that has just completed, {@code bars.close(0)} and so on. Called exactly once
   * per bar, from the first bar in the data on.
   *
   * @return the indicator's value as of this bar, or NaN while there are too few bars
   */
  double next(BarSeries bars);
}
