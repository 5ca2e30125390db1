package io.multialpha.api.indicator;

/**
 * The computation behind an indicator of another indicator. Stateful; belongs to one source.
 *
 * <p>A kernel MUST depend on nothing but the values it was given, and SHOULD not allocate in {@link
 * #next}.
 */
@FunctionalInterface
public interface ValueKernel {
  /**
   * Takes in the source's value as of the bar that has just completed. Called once per bar, from
   * the first bar on which the source is a number; never with NaN.
   *
   * @return the indicator's value as of this bar, or NaN while there are too few values
   */
  double next(double value);
}
