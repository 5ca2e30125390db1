package io.multialpha.host.feature;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureContext;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The features that the host knows by itself: those of the original's bundles whose definition is
 * what their name says. Adding one is one entry here.
 *
 * <p>Daily ones read the last completed trade date. A quotient whose denominator is zero is 0, as
 * in the original, unless the definition guards it otherwise.
 */
final class StandardFeatures {
  private static final double TINY = 1e-12;

  static final List<Feature> ALL = all();

  private StandardFeatures() {}

  private static List<Feature> all() {
    List<Feature> all = new ArrayList<>();
    all.add(
        Feature.of("price_usd", "points", "close of the hour", c -> c.indicators().close(HOUR)));
    all.add(
        Feature.of(
            "prev_bar_pct",
            "%",
            "change of the close from hour to hour",
            c -> percentChange(c.indicators(), HOUR)));
    all.add(
        Feature.of(
            "open_close",
            "",
            "1 from 08:00 to 09:00, 2 from 14:00 to 15:00, else 0, by the start of the hour",
            StandardFeatures::openClose));
    all.add(
        Feature.of(
            "range_compression_atr",
            "ATR",
            "range of the hour in average true ranges of 14 hours",
            c -> rangeInAtr(c.indicators(), HOUR)));
    all.add(
        Feature.of(
            "daily_range_compression",
            "ATR",
            "range of the day in average true ranges of 14 days",
            c -> rangeInAtr(c.indicators(), DAY)));
    all.add(
        Feature.of(
            "ma_slope_fast",
            "ATR",
            "rise of the 20-hour EMA over 5 hours in average true ranges of 14 hours",
            c -> slopeInAtr(c.indicators(), HOUR)));
    all.add(
        Feature.of(
            "daily_slope_fast",
            "ATR",
            "rise of the 20-day EMA over 5 days in average true ranges of 14 days",
            c -> slopeInAtr(c.indicators(), DAY)));
    all.add(
        Feature.of(
            "ma_spread_ribbon_tightness",
            "points",
            "distance of the 20-hour EMA from the 50-hour EMA",
            StandardFeatures::maSpread));
    all.add(
        Feature.of(
            "donchian_proximity_to_nearest_band",
            "ATR",
            "distance of the close from the nearer end of the 20 hours before it, in average true"
                + " ranges of 14 hours before it",
            StandardFeatures::donchianProximity));
    all.add(
        Feature.of(
            "hourly_directional_draft",
            "",
            "return of 50 hours in sample standard deviations of their hourly returns",
            c -> drift(c.indicators(), HOUR, 50)));
    all.add(
        Feature.of(
            "daily_directional_drift",
            "",
            "return of 20 days in sample standard deviations of their daily returns",
            c -> drift(c.indicators(), DAY, 20)));
    all.add(
        Feature.of(
            "ibsxatrz",
            "",
            "internal bar strength times the 252-hour z-score of the 5-hour average true range",
            c -> timesIbs(c.indicators(), c.indicators().atr(HOUR, 5))));
    all.add(
        Feature.of(
            "ibsxvolz",
            "",
            "internal bar strength times the 252-hour z-score of the 5-hour average volume",
            c -> timesIbs(c.indicators(), averageVolume(c.indicators()))));
    CrossReturns.addTo(all);
    return List.copyOf(all);
  }

  /** A feature that is another instrument's change of the close, in percent. */
  static Feature changeOf(String name, String symbol, Timeframe timeframe) {
    String span = timeframe == HOUR ? "hour" : "day";
    return Feature.of(
        name,
        "%",
        String.format(Locale.ROOT, "change of the close of %s from %s to %s", symbol, span, span),
        c -> percentChange(c.indicators(symbol), timeframe));
  }

  private static Indicator percentChange(Indicators of, Timeframe timeframe) {
    Indicator close = of.close(timeframe);
    return of.custom(
        close,
        of.lag(close, 1),
        "percent change",
        (now, before) -> quotient(now - before, before) * 100);
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

  private static Indicator rangeInAtr(Indicators of, Timeframe timeframe) {
    Indicator range =
        of.custom(of.high(timeframe), of.low(timeframe), "range", (high, low) -> high - low);
    return divided(of, range, of.atr(timeframe, 14));
  }

  private static Indicator slopeInAtr(Indicators of, Timeframe timeframe) {
    Indicator average = of.ema(of.close(timeframe), 20);
    Indicator rise = difference(of, average, of.lag(average, 5));
    return divided(of, rise, of.atr(timeframe, 14));
  }

  private static Indicator maSpread(FeatureContext context) {
    Indicators of = context.indicators();
    Indicator close = of.close(HOUR);
    return of.custom(
        of.ema(close, 20), of.ema(close, 50), "distance", (one, other) -> Math.abs(one - other));
  }

  private static Indicator donchianProximity(FeatureContext context) {
    Indicators of = context.indicators();
    Indicator close = of.close(HOUR);
    Indicator toLow =
        of.custom(
            close,
            of.lag(of.lowest(of.low(HOUR), 20), 1),
            "distance",
            (price, band) -> Math.abs(price - band));
    Indicator toHigh =
        of.custom(
            close,
            of.lag(of.highest(of.high(HOUR), 20), 1),
            "distance",
            (price, band) -> Math.abs(price - band));
    return of.custom(
        of.custom(toLow, toHigh, "smaller", Math::min),
        of.lag(of.atr(HOUR, 14), 1),
        "divided where there is range",
        (distance, atr) -> atr == 0 ? distance : distance / atr);
  }

  private static Indicator drift(Indicators of, Timeframe timeframe, int bars) {
    Indicator close = of.close(timeframe);
    Indicator step = change(of, close, 1);
    double sample = Math.sqrt(bars / (bars - 1.0));
    return of.custom(
        change(of, close, bars),
        of.standardDeviation(step, bars),
        "in sample deviations of " + bars,
        (total, deviation) -> quotient(total, deviation * sample));
  }

  private static Indicator change(Indicators of, Indicator close, int bars) {
    return of.custom(
        close, of.lag(close, bars), "change", (now, before) -> quotient(now - before, before));
  }

  private static Indicator averageVolume(Indicators of) {
    return of.sma(of.volume(HOUR), 5);
  }

  private static Indicator timesIbs(Indicators of, Indicator source) {
    Indicator score =
        of.custom(
            difference(of, source, of.sma(source, 252)),
            of.standardDeviation(source, 252),
            "z-score",
            (excess, deviation) -> excess / (deviation + TINY));
    return of.custom(of.ibs(HOUR), score, "product", (one, other) -> one * other);
  }

  private static Indicator difference(Indicators of, Indicator one, Indicator other) {
    return of.custom(one, other, "difference", (a, b) -> a - b);
  }

  private static Indicator divided(Indicators of, Indicator one, Indicator other) {
    return of.custom(one, other, "quotient", StandardFeatures::quotient);
  }

  private static double quotient(double dividend, double divisor) {
    return Math.abs(divisor) < TINY ? 0 : dividend / divisor;
  }
}
