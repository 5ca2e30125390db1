package io.multialpha.plugins.ibs;

import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Param;
import io.multialpha.api.params.Params;
import java.util.function.DoublePredicate;

/** The kinds of parameters that filters share. */
final class FilterParams {
  static final String ABOVE = "Above";
  static final String BELOW = "Below";
  private static final String HOURLY = "Hourly";
  private static final String DAILY = "Daily";

  private FilterParams() {}

  /** A length in bars, 2 to 1000. */
  static Param length(String name, int usual, String doc) {
    return Param.integer(name).withDefault(usual).between(2, 1000).unit("bars").doc(doc);
  }

  /** Which bars a filter reads. */
  static Param timeframe(String name, Timeframe usual) {
    return Param.choice(name, HOURLY, DAILY)
        .withDefault(usual == Timeframe.DAY ? DAILY : HOURLY)
        .doc("which bars it reads: the last hour, or the last completed trade date");
  }

  static Timeframe timeframe(Params params, String name) {
    return params.choice(name).equals(DAILY) ? Timeframe.DAY : Timeframe.HOUR;
  }

  /** The bottom of a band. */
  static Param low(String name, double usual, double least, double most) {
    return edge(name, usual, least, most, "smallest value that passes");
  }

  /** The top of a band. */
  static Param high(String name, double usual, double least, double most) {
    return edge(name, usual, least, most, "largest value that passes");
  }

  private static Param edge(String name, double usual, double least, double most, String doc) {
    return Param.decimal(name).withDefault(usual).between(least, most).doc(doc);
  }

  /** On which side of a line entries pass. */
  static Param side(String name, String usual) {
    return Param.choice(name, ABOVE, BELOW).withDefault(usual).doc("on which side entries pass");
  }

  static boolean isAbove(Params params, String side) {
    return params.choice(side).equals(ABOVE);
  }

  /** Whether a number is strictly on the side of zero that a parameter names. */
  static DoublePredicate strictly(Params params, String side) {
    return isAbove(params, side) ? value -> value > 0 : value -> value < 0;
  }

  /** Whether a number is on a side of a threshold, the threshold itself inside. */
  static DoublePredicate inclusively(Params params, String side, String threshold) {
    double edge = params.decimal(threshold);
    return isAbove(params, side) ? value -> value >= edge : value -> value <= edge;
  }

  /** Whether a number is on a side of a threshold, the threshold itself outside. */
  static DoublePredicate strictly(Params params, String side, String threshold) {
    double edge = params.decimal(threshold);
    return isAbove(params, side) ? value -> value > edge : value -> value < edge;
  }
}
