package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.indicator.ValueKernel;

/**
 * Time-weighted range compression, 0 to 1: how far the quotient of a short average true range and a
 * long one lies below a threshold, times {@code 1 - exp(-n / tau)} with {@code n} the bars in a row
 * on which it did.
 */
final class RangeCompression implements ValueKernel {
  private final double threshold;
  private final double tau;
  private int streak;

  private RangeCompression(double threshold, double tau) {
    this.threshold = threshold;
    this.tau = tau;
  }

  static Indicator of(FilterInputs in) {
    Indicators of = in.indicators();
    double threshold = in.params().decimal("twrcThr");
    double tau = in.params().decimal("twrcTau");
    Indicator ratio =
        in.quotient(
            of.atr(in.frame(), in.integer("twrcFast")), of.atr(in.frame(), in.integer("twrcBase")));
    return of.custom(
        ratio,
        "range compression " + threshold + " " + tau,
        () -> new RangeCompression(threshold, tau));
  }

  @Override
  public double next(double ratio) {
    streak = ratio < threshold ? streak + 1 : 0;
    double depth = Math.min(1, Math.max(0, (threshold - ratio) / threshold));
    return depth * (1 - StrictMath.exp(-streak / tau));
  }
}
