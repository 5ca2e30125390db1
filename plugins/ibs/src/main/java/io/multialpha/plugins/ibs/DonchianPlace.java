package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.params.Params;
import java.util.function.DoublePredicate;

/** Where the close stands beside the range of the bars before it: 1 above, -1 below, 0 inside. */
final class DonchianPlace {
  private DonchianPlace() {}

  static Indicator of(FilterInputs in) {
    Indicators of = in.indicators();
    int bars = in.integer("donchLen");
    Indicator above =
        of.custom(
            in.close(),
            of.lag(of.highest(of.high(in.frame()), bars), 1),
            "above",
            (close, top) -> close > top ? 1 : 0);
    Indicator below =
        of.custom(
            in.close(),
            of.lag(of.lowest(of.low(in.frame()), bars), 1),
            "below",
            (close, bottom) -> close < bottom ? 1 : 0);
    return in.difference(above, below);
  }

  static DoublePredicate passing(Params params) {
    double wanted =
        switch (params.choice("donchDir")) {
          case "Above" -> 1;
          case "Below" -> -1;
          default -> 0;
        };
    return place -> place == wanted;
  }
}
