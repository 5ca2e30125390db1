package io.multialpha.host.feature;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Timeframe;
import java.util.List;
import java.util.Locale;

/**
 * One-bar returns of other instruments, such as {@code 6a_daily_return}: those that the original's
 * bundles name. The spelling {@code _return_pipeline} is another name of the same number there.
 */
final class CrossReturns {
  private static final List<String> DAILY =
      List.of(
          "6A", "6B", "6C", "6E", "6J", "6M", "6N", "6S", "CL", "GC", "HG", "NQ", "RTY", "SI",
          "TLT", "VIX", "YM");
  private static final List<String> HOURLY =
      List.of(
          "6A", "6B", "6C", "6E", "6J", "6M", "6N", "6S", "CL", "ES", "GC", "HG", "NQ", "RTY",
          "VIX", "YM");
  private static final List<String> DAILY_PIPELINE = List.of("CL", "HG", "PL", "SI");
  private static final List<String> HOURLY_PIPELINE = List.of("CL", "HG", "NG");

  private CrossReturns() {}

  static void addTo(List<Feature> features) {
    add(features, DAILY, "daily_return", Timeframe.DAY);
    add(features, HOURLY, "hourly_return", Timeframe.HOUR);
    add(features, DAILY_PIPELINE, "daily_return_pipeline", Timeframe.DAY);
    add(features, HOURLY_PIPELINE, "hourly_return_pipeline", Timeframe.HOUR);
  }

  private static void add(
      List<Feature> features, List<String> symbols, String suffix, Timeframe timeframe) {
    for (String symbol : symbols) {
      String name = symbol.toLowerCase(Locale.ROOT) + "_" + suffix;
      features.add(StandardFeatures.changeOf(name, symbol, timeframe));
    }
  }
}
