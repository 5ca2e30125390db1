package io.multialpha.api.indicator;

/**
 * The computation behind an indicator of two others which remembers what came before. Stateful;
 * belongs to one pair of sources.
 *
 * <p>A kernel MUST depend on nothing but the values it was given, and SHOULD not allocate in {@link
 * #next}.
 */
@FunctionalInterface
public interface PairKernel {
  /**
   * Takes in both values as of the bar that has just completed. Called once per bar on which both
   * are numbers; never with NaN.
   *
   * @return the indicator's value as of this bar, or NaN while there are too few values
   */
  double next(double first, double second);
}
