package io.multialpha.host.feature;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;

import io.multialpha.api.market.Timeframe;
import java.util.List;
import java.util.Locale;

/** Returns and z-scores of any instrument, such as {@code 6a_daily_return}. */
final class CrossFeatures {
  private static final String EVERY =
      "6A 6B 6C 6E 6J 6M 6N 6S CL ES GC HG NG NQ PL RTY SI TLT VIX YM";

  private CrossFeatures() {}

  static void addTo(EntryList all) {
    returns(all, DAY, "daily_return", EVERY);
    returns(all, HOUR, "hourly_return", EVERY);
    returns(all, DAY, "daily_return_pipeline", "CL HG PL SI");
    returns(all, HOUR, "hourly_return_pipeline", "CL HG NG");
    for (String symbol : symbols(EVERY)) {
      all.same(zScore(symbol, DAY), name(symbol, "daily_z_score"));
      all.same(zScore(symbol, HOUR), name(symbol, "hourly_z_score"));
    }
    for (String symbol : symbols("NG SI")) {
      all.differing(deviation(symbol, DAY), zScore(symbol, DAY), name(symbol, "daily_z_pipeline"));
    }
    for (String symbol : symbols("CL NG PL SI")) {
      all.differing(
          deviation(symbol, HOUR), zScore(symbol, HOUR), name(symbol, "hourly_z_pipeline"));
    }
  }

  private static void returns(EntryList all, Timeframe timeframe, String suffix, String symbols) {
    for (String symbol : symbols(symbols)) {
      all.same(
          of(
              symbol,
              timeframe,
              "%",
              "any",
              "change of the close of %s from {bar} to {bar}: (C - C[1]) / C[1] * 100",
              Series::percentChange),
          name(symbol, suffix));
    }
  }

  private static Meaning zScore(String symbol, Timeframe timeframe) {
    return of(
        symbol,
        timeframe,
        "",
        "any",
        "z-score of the close of %s over {bar}s: (C - SMA20) / SD252",
        Series::crossZ);
  }

  private static Meaning deviation(String symbol, Timeframe timeframe) {
    return of(
        symbol,
        timeframe,
        "points",
        "above 0",
        "deviation of the close of %s over {bar}s: SD252",
        Series::crossDeviation);
  }

  private static Meaning of(
      String symbol,
      Timeframe timeframe,
      String unit,
      String range,
      String formula,
      Series.Of series) {
    return Meaning.of(
        unit,
        range,
        EntryList.in(timeframe, formula).replace("%s", symbol),
        c -> series.on(c.indicators(symbol), timeframe));
  }

  private static List<String> symbols(String text) {
    return List.of(text.split(" "));
  }

  private static String name(String symbol, String suffix) {
    return symbol.toLowerCase(Locale.ROOT) + "_" + suffix;
  }
}
