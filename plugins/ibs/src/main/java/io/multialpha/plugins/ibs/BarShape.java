package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.BarKernel;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.BarSeries;

/** Whether the latest bar is small beside those before it: 1 or 0. */
final class BarShape {
  private static final int NARROWEST_OF = 7;

  private BarShape() {}

  /** 1 where the bar lies inside the range of the one before it, edges included. */
  static Indicator inside(FilterInputs in) {
    return in.indicators().custom(in.frame(), "inside bar", () -> (BarKernel) BarShape::inside);
  }

  private static double inside(BarSeries bars) {
    if (bars.size() < 2) {
      return Double.NaN;
    }
    return bars.high(0) <= bars.high(1) && bars.low(0) >= bars.low(1) ? 1 : 0;
  }

  /** 1 where the bar's range is smaller than each of the six before it. */
  static Indicator narrowestOfSeven(FilterInputs in) {
    return in.indicators()
        .custom(in.frame(), "narrowest of seven", () -> (BarKernel) BarShape::narrowestOfSeven);
  }

  private static double narrowestOfSeven(BarSeries bars) {
    if (bars.size() < NARROWEST_OF) {
      return Double.NaN;
    }
    double range = bars.high(0) - bars.low(0);
    for (int ago = 1; ago < NARROWEST_OF; ago++) {
      if (range >= bars.high(ago) - bars.low(ago)) {
        return 0;
      }
    }
    return 1;
  }
}
