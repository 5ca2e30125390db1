package io.multialpha.plugins.ibs;

/** Division as the original does it. */
final class Quotient {
  /** Below this a divisor counts as zero; also what keeps deviations from being zero. */
  static final double TINY = 1e-12;

  private Quotient() {}

  /** One divided by the other; 0 where the divisor is zero. */
  static double of(double dividend, double divisor) {
    return Math.abs(divisor) < TINY ? 0 : dividend / divisor;
  }
}
