package io.multialpha.host.feature;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.market.Timeframe;

/**
 * The series of which features are made, each over hours or days.
 *
 * <p>A quotient whose denominator is zero is 0, as in the original, unless a tiny number is added
 * to the denominator.
 */
final class Series {
  static final double TINY = 1e-12;

  /** A series of one instrument over one timeframe. */
  @FunctionalInterface
  interface Of {
    Indicator on(Indicators of, Timeframe timeframe);
  }

  private Series() {}

  static Indicator percentChange(Indicators of, Timeframe timeframe) {
    return percentChange(of, timeframe, 1);
  }

  static Indicator fourBarChange(Indicators of, Timeframe timeframe) {
    return percentChange(of, timeframe, 4);
  }

  private static Indicator percentChange(Indicators of, Timeframe timeframe, int bars) {
    Indicator close = of.close(timeframe);
    return of.custom(
        close,
        of.lag(close, bars),
        "percent change",
        (now, before) -> quotient(now - before, before) * 100);
  }

  static Indicator ibsBefore(Indicators of, Timeframe timeframe) {
    return of.lag(of.ibs(timeframe), 1);
  }

  static Indicator rangeInAtr(Indicators of, Timeframe timeframe) {
    Indicator range = difference(of, of.high(timeframe), of.low(timeframe));
    return of.custom(range, of.atr(timeframe, 14), "quotient", Series::quotient);
  }

  static Indicator slopeInAtr(Indicators of, Timeframe timeframe) {
    Indicator average = of.ema(of.close(timeframe), 20);
    Indicator rise = difference(of, average, of.lag(average, 5));
    return of.custom(rise, of.atr(timeframe, 14), "quotient", Series::quotient);
  }

  static Indicator maSpread(Indicators of, Timeframe timeframe) {
    Indicator close = of.close(timeframe);
    return distance(of, of.ema(close, 20), of.ema(close, 50));
  }

  static Indicator donchianProximity(Indicators of, Timeframe timeframe) {
    Indicator close = of.close(timeframe);
    Indicator toLow = distance(of, close, of.lag(of.lowest(of.low(timeframe), 20), 1));
    Indicator toHigh = distance(of, close, of.lag(of.highest(of.high(timeframe), 20), 1));
    return of.custom(
        of.custom(toLow, toHigh, "smaller", Math::min),
        of.lag(of.atr(timeframe, 14), 1),
        "divided where there is range",
        (distance, atr) -> atr == 0 ? distance : distance / atr);
  }

  static Indicator sarDistance(Indicators of, Timeframe timeframe) {
    return difference(of, of.close(timeframe), of.parabolicSar(timeframe, 0.02, 0.2));
  }

  static Indicator bandwidth(Indicators of, Timeframe timeframe) {
    return of.bollingerBandwidth(of.close(timeframe), 20, 2);
  }

  static Indicator efficiency(Indicators of, Timeframe timeframe) {
    return of.spiralEfficiency(of.close(timeframe));
  }

  /** Wilder's, as it is defined. */
  static Indicator rsi(Indicators of, Timeframe timeframe, int length) {
    return of.rsi(of.close(timeframe), length);
  }

  static Indicator atrZ(Indicators of, Timeframe timeframe) {
    return zScore(of, of.atr(timeframe, 5), 252);
  }

  static Indicator volumeZ(Indicators of, Timeframe timeframe) {
    return zScore(of, of.sma(of.volume(timeframe), 5), 252);
  }

  static Indicator priceZ(Indicators of, Timeframe timeframe) {
    return zScore(of, of.close(timeframe), 20);
  }

  static Indicator momentumZ(Indicators of, Timeframe timeframe) {
    Indicator close = of.close(timeframe);
    return zScore(of, difference(of, close, of.lag(close, 3)), 20);
  }

  static Indicator distanceZ(Indicators of, Timeframe timeframe) {
    Indicator close = of.close(timeframe);
    Indicator step = difference(of, close, of.lag(close, 1));
    return of.custom(
        difference(of, close, of.sma(close, 20)),
        of.standardDeviation(step, 20),
        "in deviations",
        Series::inDeviations);
  }

  static Indicator trueRangeInAtr(Indicators of, Timeframe timeframe) {
    return of.custom(
        of.trueRange(timeframe), of.atr(timeframe, 20), "in deviations", Series::inDeviations);
  }

  /** Mean over 20, deviation over 252: what the original calls the z-score of an instrument. */
  static Indicator crossZ(Indicators of, Timeframe timeframe) {
    Indicator close = of.close(timeframe);
    return of.custom(
        difference(of, close, of.sma(close, 20)),
        crossDeviation(of, timeframe),
        "plain quotient",
        (excess, deviation) -> excess / deviation);
  }

  static Indicator crossDeviation(Indicators of, Timeframe timeframe) {
    return of.custom(
        of.standardDeviation(of.close(timeframe), 252),
        "not zero",
        () -> deviation -> Math.max(deviation, TINY));
  }

  static Indicator zScore(Indicators of, Indicator source, int length) {
    return of.custom(source, "z-score " + length, () -> new ZScore(length));
  }

  static Indicator product(Indicators of, Indicator one, Indicator other) {
    return of.custom(one, other, "product", (a, b) -> a * b);
  }

  static Indicator difference(Indicators of, Indicator one, Indicator other) {
    return of.custom(one, other, "difference", (a, b) -> a - b);
  }

  private static Indicator distance(Indicators of, Indicator one, Indicator other) {
    return of.custom(one, other, "distance", (a, b) -> Math.abs(a - b));
  }

  private static double inDeviations(double excess, double deviation) {
    return excess / (deviation + TINY);
  }

  private static double quotient(double dividend, double divisor) {
    return Math.abs(divisor) < TINY ? 0 : dividend / divisor;
  }
}
