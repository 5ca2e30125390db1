package io.multialpha.host.feature;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static io.multialpha.host.feature.EntryList.own;

import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.indicator.OriginalIndicators;
import io.multialpha.api.market.Timeframe;

/** Features of the instrument's own bars. Adding one is one entry here. */
final class OwnFeatures {
  private static final String ANY = "any";
  private static final String POSITIVE = "from 0";
  private static final String UNIT = "0 to 1";
  private static final String HUNDRED = "0 to 100";
  private static final String NO_MOMENTUM =
      "never computed by the original, whatever it was asked for: always missing";

  private OwnFeatures() {}

  static void addTo(EntryList all) {
    prices(all);
    trends(all);
    scores(all);
    strengths(all);
    products(all);
  }

  private static void prices(EntryList all) {
    all.own(HOUR, "points", POSITIVE, "close of the {bar}", Indicators::close, "price_usd");
    String change = "change of the close from {bar} to {bar}: (C - C[1]) / C[1] * 100";
    all.own(HOUR, "%", ANY, change, Series::percentChange, "prev_bar_pct");
    all.expanding(
        "the hour's change of the close", own(HOUR, Series::percentChange), "prev_bar_pct_pct");
    all.differing(
        EntryList.meaning(DAY, "%", ANY, change, Series::percentChange),
        Meaning.of(
            "%",
            ANY,
            "change of the close from day to day times the day's close of VIX",
            OwnFeatures::changeTimesValue),
        "prev_day_pctxvalue");
    all.same(
        Meaning.of(
            "",
            "0, 1 or 2",
            "1 from 08:00 to 09:00, 2 from 14:00 to 15:00, else 0, by the start of the hour",
            OwnFeatures::openClose),
        "open_close");
    all.own(DAY, "%", ANY, change, Series::percentChange, "prev_day_pct");
    String span = "change of the close over 4 {bar}s: (C - C[4]) / C[4] * 100";
    all.own(HOUR, "%", ANY, span, Series::fourBarChange, "four_bar_ret");
    all.own(DAY, "%", ANY, span, Series::fourBarChange, "four_bar_ret_daily");
    String strength = "internal bar strength of the {bar}: (C - L) / (H - L)";
    all.own(HOUR, "", UNIT, strength, Indicators::ibs, "ibs");
    all.own(DAY, "", UNIT, strength, Indicators::ibs, "daily_ibs");
    String before = "internal bar strength of the {bar} before";
    all.own(HOUR, "", UNIT, before, Series::ibsBefore, "prev_ibs");
    all.own(DAY, "", UNIT, before, Series::ibsBefore, "prev_daily_ibs");
    String ibs = "internal bar strength of the ";
    all.expanding(ibs + "hour", own(HOUR, Indicators::ibs), "ibs_pct", "ibs_percentile");
    all.expanding(ibs + "day", own(DAY, Indicators::ibs), "daily_ibs_pct", "daily_ibs_percentile");
  }

  private static void trends(EntryList all) {
    String range = "range of the {bar}: (H - L) / ATR14";
    all.own(HOUR, "ATR", POSITIVE, range, Series::rangeInAtr, "range_compression_atr");
    all.own(DAY, "ATR", POSITIVE, range, Series::rangeInAtr, "daily_range_compression");
    String slope = "rise of the average over 5 {bar}s: (EMA20 - EMA20[5]) / ATR14";
    all.own(HOUR, "ATR", ANY, slope, Series::slopeInAtr, "ma_slope_fast");
    all.own(DAY, "ATR", ANY, slope, Series::slopeInAtr, "daily_slope_fast");
    all.own(
        HOUR,
        "",
        ANY,
        "drift over 50 {bar}s: (C - C[50]) / C[50] by the sample deviation of their returns",
        (of, timeframe) -> of.directionalDrift(of.close(timeframe), 50),
        "hourly_directional_draft");
    all.own(
        DAY,
        "",
        ANY,
        "drift over 20 {bar}s: (C - C[20]) / C[20] by the sample deviation of their returns",
        (of, timeframe) -> of.directionalDrift(of.close(timeframe), 20),
        "daily_directional_drift");
    all.own(HOUR, "", HUNDRED, "ADX14 of the {bar}s", OwnFeatures::adx, "adx_value");
    all.own(DAY, "", HUNDRED, "ADX14 of the {bar}s", OwnFeatures::adx, "daily_adx_value");
    all.calledDaily(
        "points",
        POSITIVE,
        "distance of two averages of the {bar}s: |EMA20 - EMA50|",
        Series::maSpread,
        "ma_spread_ribbon_tightness",
        "ma_spread_daily_ribbon_tightness");
    all.calledDaily(
        "ATR",
        POSITIVE,
        "distance of the {bar}'s close from the nearer end of the 20 {bar}s before it, by ATR14[1]",
        Series::donchianProximity,
        "donchian_proximity_to_nearest_band",
        "donchian_proximity_daily_to_nearest_band");
    all.calledDaily(
        "points",
        ANY,
        "C less the parabolic SAR of the {bar}s, 0.02 to 0.2",
        Series::sarDistance,
        "parabolic_sar_distance",
        "parabolic_sar_distance_daily");
    all.calledDaily(
        "",
        "0 to 1",
        "efficiency ratio over 5, 20 and 60 {bar}s, weighed 0.5, 0.25, 0.125",
        Series::efficiency,
        "spiral_efficiency_ratio",
        "spiral_efficiency_ratio_daily");
    all.calledDaily(
        "",
        POSITIVE,
        "width of Bollinger's bands of the {bar}s: 4 * SD20 / SMA20",
        Series::bandwidth,
        "bollinger_bandwidth",
        "bollinger_bandwidth_daily");
    averages(all, HOUR, "ema_", 8, 20, 50, 200);
    averages(all, DAY, "daily_ema_", 20, 50, 200);
  }

  private static void averages(EntryList all, Timeframe timeframe, String begin, int... lengths) {
    for (int length : lengths) {
      all.own(
          timeframe,
          "points",
          ANY,
          "C less its average over {bar}s: C - EMA" + length,
          (of, t) -> Series.difference(of, of.close(t), of.ema(of.close(t), length)),
          begin + length + "_distance");
    }
  }

  private static void scores(EntryList all) {
    String ranges = "z-score of ATR5 over 252 {bar}s";
    all.own(HOUR, "", ANY, ranges, Series::atrZ, "atrz");
    all.own(DAY, "", ANY, ranges, Series::atrZ, "daily_atrz");
    String volumes = "z-score of SMA5(V) over 252 {bar}s";
    all.own(HOUR, "", ANY, volumes, Series::volumeZ, "volz");
    all.own(DAY, "", ANY, volumes, Series::volumeZ, "daily_volz");
    all.own(HOUR, "", ANY, "z-score of C - C[3] over 20 {bar}s", Series::momentumZ, "mom3_z");
    all.own(
        HOUR,
        "ATR",
        POSITIVE,
        "true range of the {bar}: TR / ATR20",
        Series::trueRangeInAtr,
        "tratr");
    String atr = "the z-score of ATR5 over 252 ";
    all.expanding(atr + "hours", own(HOUR, Series::atrZ), "atrz_pct", "atr_z_percentile");
    all.expanding(atr + "days", own(DAY, Series::atrZ), "daily_atr_z_percentile");
    String volume = "the z-score of SMA5(V) over 252 ";
    all.expanding(volume + "hours", own(HOUR, Series::volumeZ), "volz_pct", "volume_z_percentile");
    all.expanding(
        volume + "days", own(DAY, Series::volumeZ), "dvolz_pct", "daily_volume_z_percentile");
    all.expanding(
        "TR / ATR20 of the hour",
        own(HOUR, Series::trueRangeInAtr),
        "tratr_pct",
        "tr_atr_percentile");
    all.rolling("ATR14 of the hours", own(HOUR, OwnFeatures::atr), "hourly_atr_percentile");
    all.rolling("ATR14 of the days", own(DAY, OwnFeatures::atr), "daily_atr_percentile");
    all.calledDaily(
        "",
        ANY,
        "z-score of the close over 20 {bar}s: (C - SMA20) / SD20",
        Series::priceZ,
        "z_score",
        "price_z_score_daily");
    all.calledDaily(
        "",
        ANY,
        "(C - SMA20) / SD20(C - C[1]) of the {bar}s",
        Series::distanceZ,
        "dist_z",
        "distance_z_entry_daily");
    all.expanding(
        "(C - SMA20) / SD20(C - C[1]) of the hours", own(HOUR, Series::distanceZ), "dist_z_pct");
    all.differing(
        Meaning.never("", ANY, NO_MOMENTUM),
        EntryList.meaning(DAY, "", ANY, "z-score of C - C[3] over 20 {bar}s", Series::momentumZ),
        "momentum_z_entry_daily");
    all.differing(
        Meaning.never("", "0 to 1", NO_MOMENTUM),
        EntryList.expandingMeaning(
            Ranking.SINCE_THE_DATA_START,
            "the z-score of C - C[3] over 20 hours",
            own(HOUR, Series::momentumZ)),
        "mom3_z_pct",
        "momentum_z_percentile");
  }

  private static void strengths(EntryList all) {
    all.differing(original(HOUR, 14), standard(HOUR, 14), "rsi_len_14");
    all.differing(original(DAY, 14), standard(DAY, 14), "daily_rsi_len_14");
    all.differing(original(DAY, 5), standard(DAY, 5), "secondary_rsi_entry_daily", "daily_rsi");
    all.differing(original(DAY, 2), standard(DAY, 2), "daily_rsi_len_2");
    all.differing(original(HOUR, 5), standard(HOUR, 5), "rsi");
    all.differing(original(HOUR, 2), standard(HOUR, 2), "rsi_len_2");
    ranked(all, 5, "rsi_pct");
    ranked(all, 2, "rsi_len2_pct", "rsi_len_2_percentile");
  }

  private static Meaning original(Timeframe timeframe, int length) {
    return EntryList.meaning(
        timeframe,
        "",
        HUNDRED,
        originalRsi(timeframe, length),
        (of, t) -> OriginalIndicators.rsi(of, t, length));
  }

  static String originalRsi(Timeframe timeframe, int length) {
    return "RSI"
        + length
        + " of the {bar}s, "
        + (timeframe == HOUR ? "by the average fall of the {bar} before" : "0 where nothing fell");
  }

  private static Meaning standard(Timeframe timeframe, int length) {
    return EntryList.meaning(
        timeframe,
        "",
        HUNDRED,
        "RSI" + length + " of the {bar}s after Wilder",
        (of, t) -> Series.rsi(of, t, length));
  }

  private static void ranked(EntryList all, int length, String... names) {
    all.differing(
        EntryList.expandingMeaning(
            Ranking.SINCE_THE_252ND_HOUR,
            EntryList.in(HOUR, originalRsi(HOUR, length)) + ",",
            own(HOUR, (of, t) -> OriginalIndicators.rsi(of, t, length))),
        EntryList.expandingMeaning(
            Ranking.SINCE_THE_DATA_START,
            "RSI" + length + " of the hours after Wilder",
            own(HOUR, (of, t) -> Series.rsi(of, t, length))),
        names);
  }

  private static void products(EntryList all) {
    String atr = "times the z-score of ATR5 over 252 hours";
    String volume = "times the z-score of SMA5(V) over 252 hours";
    String ibs = "internal bar strength of the {bar} ";
    all.own(HOUR, "", ANY, ibs + atr, (of, t) -> timesIbs(of, Series.atrZ(of, t)), "ibsxatrz");
    all.own(
        HOUR, "", ANY, ibs + volume, (of, t) -> timesIbs(of, Series.volumeZ(of, t)), "ibsxvolz");
    rsiTimes(all, atr, Series::atrZ, "rsixatrz");
    rsiTimes(all, volume, Series::volumeZ, "rsixvolz");
  }

  private static void rsiTimes(EntryList all, String times, Series.Of score, String name) {
    all.differing(
        EntryList.meaning(
            HOUR,
            "",
            ANY,
            originalRsi(HOUR, 5) + ", " + times,
            (of, t) -> Series.product(of, OriginalIndicators.rsi(of, t, 5), score.on(of, t))),
        EntryList.meaning(
            HOUR,
            "",
            ANY,
            "RSI5 of the {bar}s after Wilder " + times,
            (of, t) -> Series.product(of, Series.rsi(of, t, 5), score.on(of, t))),
        name);
  }

  private static Indicator timesIbs(Indicators of, Indicator score) {
    return Series.product(of, of.ibs(HOUR), score);
  }

  private static Indicator changeTimesValue(FeatureContext c) {
    return Series.product(
        c.indicators(), Series.percentChange(c.indicators(), DAY), c.indicators("VIX").close(DAY));
  }

  private static Indicator adx(Indicators of, Timeframe timeframe) {
    return of.adx(timeframe, 14);
  }

  private static Indicator atr(Indicators of, Timeframe timeframe) {
    return of.atr(timeframe, 14);
  }

  private static Indicator openClose(FeatureContext context) {
    Indicators of = context.indicators();
    return of.custom(
        of.minuteOfDay(),
        "open_close",
        () ->
            minute ->
                minute >= 8 * 60 && minute < 9 * 60
                    ? 1
                    : minute >= 14 * 60 && minute < 15 * 60 ? 2 : 0);
  }
}
