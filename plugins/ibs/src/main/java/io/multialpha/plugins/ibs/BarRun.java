package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.BarKernel;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.BarSeries;

/** How many bars in a row, the latest included, closed on one side of where they opened. */
final class BarRun implements BarKernel {
  private final int side;
  private int run;

  private BarRun(int side) {
    this.side = side;
  }

  /** Bars in a row that closed above their open. */
  static Indicator rising(FilterInputs in) {
    return in.indicators().custom(in.frame(), "rising bars", () -> new BarRun(1));
  }

  /** Bars in a row that closed below their open. */
  static Indicator falling(FilterInputs in) {
    return in.indicators().custom(in.frame(), "falling bars", () -> new BarRun(-1));
  }

  @Override
  public double next(BarSeries bars) {
    run = (bars.close(0) - bars.open(0)) * side > 0 ? run + 1 : 0;
    return run;
  }
}
