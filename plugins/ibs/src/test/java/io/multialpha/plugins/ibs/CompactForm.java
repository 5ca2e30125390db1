package io.multialpha.plugins.ibs;

import io.multialpha.api.params.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which feature a filter's band is one of, at its default lengths.
 *
 * @param flag the parameter that switches the filter on
 * @param feature the feature
 * @param given its parameters besides the bounds, so that it looks at the feature
 * @param low parameter of the lower bound; empty if it is not one
 * @param high parameter of the upper bound; empty if it is not one
 */
record CompactForm(
    String flag, String feature, Map<String, Object> given, String low, String high) {

  private static final Map<String, String> FEATURES =
      Map.ofEntries(
          Map.entry("enable_prev_day_pct", "prev_day_pct"),
          Map.entry("enable_prev_bar_pct", "prev_bar_pct"),
          Map.entry("enable_daily_ibs", "daily_ibs"),
          Map.entry("enable_prev_ibs", "prev_ibs"),
          Map.entry("enable_prev_ibs_daily", "prev_daily_ibs"),
          Map.entry("enable_pair_ibs", "pair_ibs"),
          Map.entry("enable_pair_z", "pair_z"),
          Map.entry("use_val_filter", "value"),
          Map.entry("enable_rsi_entry", "rsi"),
          Map.entry("enable_rsi_entry2_len", "rsi_len_2"),
          Map.entry("enable_rsi_entry14_len", "rsi_len_14"),
          Map.entry("enable_rsi_entry2", "pair_rsi"),
          Map.entry("enableDailyRSI", "daily_rsi"),
          Map.entry("enableDailyRSI2Len", "daily_rsi_len_2"),
          Map.entry("enableDailyRSI14Len", "daily_rsi_len_14"),
          Map.entry("enableOpenClose", "open_close"),
          Map.entry("enableRangeCompressionATR", "range_compression_atr"),
          Map.entry("enableDailyRangeCompression", "daily_range_compression"),
          Map.entry("enable4BarRet", "four_bar_ret"),
          Map.entry("enable4BarRetD", "four_bar_ret_daily"),
          Map.entry("enableDailyATRPercentile", "daily_atr_percentile"),
          Map.entry("enableHourlyATRPercentile", "hourly_atr_percentile"),
          Map.entry("enableDirDrift", "hourly_directional_draft"),
          Map.entry("enableDirDriftD", "daily_directional_drift"),
          Map.entry("enableSpiralER", "spiral_efficiency_ratio"),
          Map.entry("enableMASlope", "ma_slope_fast"),
          Map.entry("enableDailySlope", "daily_slope_fast"),
          Map.entry("enableMASpread", "ma_spread_ribbon_tightness"),
          Map.entry("enableDonchProx", "donchian_proximity_to_nearest_band"),
          Map.entry("enableBBW", "bollinger_bandwidth"),
          Map.entry("enableADX", "adx_value"),
          Map.entry("enableDADX", "daily_adx_value"),
          Map.entry("enablePSAR", "parabolic_sar_distance"),
          Map.entry("enable_ibs_entry", "ibs"),
          Map.entry("enableATRZ", "atrz"),
          Map.entry("enableVolZ", "volz"),
          Map.entry("enableDATRZ", "daily_atrz"),
          Map.entry("enableDVolZ", "daily_volz"),
          Map.entry("enableZScore", "z_score"),
          Map.entry("enableBB", "z_score"),
          Map.entry("enable_bb_high", "z_score"),
          Map.entry("enableEMA8", "ema_8_distance"),
          Map.entry("enableEMA20", "ema_20_distance"),
          Map.entry("enableEMA50", "ema_50_distance"),
          Map.entry("enableEMA200", "ema_200_distance"),
          Map.entry("enableEMA20D", "daily_ema_20_distance"),
          Map.entry("enableEMA50D", "daily_ema_50_distance"),
          Map.entry("enableEMA200D", "daily_ema_200_distance"),
          Map.entry("enableDistZ", "dist_z"),
          Map.entry("enableMom3", "mom3_z"),
          Map.entry("enableTRATR", "tratr"));

  /** All of them, in the order of the filters. */
  static final List<CompactForm> ALL = all();

  /** The filters that look at no feature. */
  static final List<String> NONE =
      List.of(
          "enable_dow",
          "enable_month",
          "enable_dom",
          "enable_beg_week",
          "enable_even_odd",
          "enable_vix_reg",
          "enableBullishBarCount",
          "enableSessions",
          "enableAboveOpen",
          "enableTWRC",
          "enableBearCount",
          "enableInsideBar",
          "enableN7Bar",
          "enable_bb_high_d",
          "enableDonch");

  private static List<CompactForm> all() {
    List<CompactForm> all = new ArrayList<>();
    EntryFilters.ALL.forEach(filter -> of(filter).ifPresent(all::add));
    return List.copyOf(all);
  }

  private static Optional<CompactForm> of(EntryFilter filter) {
    String flag = filter.flag().orElse("");
    String feature = feature(flag);
    if (feature.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = filter.params().stream().map(Param::name).toList();
    return Optional.of(
        switch (flag) {
          case "enableOpenClose" -> exactly(flag, feature, "openCloseSel");
          case "enableRangeCompressionATR" -> side(flag, feature, "rcDir", "rcThresh");
          case "enableDailyRangeCompression" -> side(flag, feature, "dailyRcDir", "dailyRcThresh");
          case "enableDistZ" -> side(flag, feature, "distZDir", "distZThresh");
          case "enableMom3" -> side(flag, feature, "mom3Dir", "mom3Thresh");
          case "enableTRATR" -> side(flag, feature, "trAtrDir", "trAtrThresh");
          // Deviations are never negative, so the band below lies as far down.
          case "enableBB" ->
              new CompactForm(flag, feature, Map.of("bbDir", "Above Upper"), "bbMult", "");
          case "enable_bb_high" -> new CompactForm(flag, feature, Map.of(), "bb_high_mult", "");
          default ->
              flag.startsWith("enableEMA")
                  ? new CompactForm(flag, feature, Map.of(), "", "")
                  : new CompactForm(
                      flag,
                      feature,
                      Map.of(),
                      names.get(names.size() - 2),
                      names.get(names.size() - 1));
        });
  }

  private static CompactForm side(String flag, String feature, String side, String threshold) {
    return new CompactForm(flag, feature, Map.of(side, "Below"), "", threshold);
  }

  private static CompactForm exactly(String flag, String feature, String choice) {
    return new CompactForm(flag, feature, Map.of(), choice, choice);
  }

  private static String feature(String flag) {
    if (flag.matches("enable[A-Z0-9]+(ZScore|Return)(Hour|Day)")) {
      String symbol = flag.replaceFirst("enable([A-Z0-9]+?)(ZScore|Return).*", "$1");
      return symbol.toLowerCase(Locale.ROOT)
          + (flag.endsWith("Day") ? "_daily" : "_hourly")
          + (flag.contains("ZScore") ? "_z_score" : "_return");
    }
    return FEATURES.getOrDefault(flag, "");
  }
}
