package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.params.Params;
import java.util.function.DoublePredicate;

/**
 * Where the close stands between Bollinger's bands, in population deviations from their middle, so
 * that a band of two deviations is at 2 and -2. Infinite or 0 where the closes have no deviation.
 */
final class BollingerPlace {
  private BollingerPlace() {}

  /**
   * The place of the latest close.
   *
   * @param length parameter with the length of the bands
   */
  static Indicator of(FilterInputs in, String length) {
    Indicators of = in.indicators();
    Indicator close = in.close();
    int bars = in.integer(length);
    return of.custom(
        in.difference(close, of.sma(close, bars)),
        of.standardDeviation(close, bars),
        "place in bands",
        (distance, deviation) -> distance == 0 ? 0 : distance / deviation);
  }

  /** Which places pass. */
  static DoublePredicate passing(Params params, String where, String multiple) {
    double band = params.decimal(multiple);
    return switch (params.choice(where)) {
      case "Above Upper" -> place -> place > band;
      case "Below Lower" -> place -> place < -band;
      case "Above Mid" -> place -> place > 0;
      case "Below Mid" -> place -> place < 0;
      default -> place -> place >= -band && place <= band;
    };
  }
}
