package io.multialpha.plugins.ibs;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.indicator.Indicators;
import io.multialpha.api.indicator.OriginalIndicators;
import io.multialpha.api.indicator.RollingPercentile;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.StrategyContext;

/**
 * What a filter is made of: the parameters, and the indicators of its subject's bars.
 *
 * @param context of the instrument that is traded
 * @param frame the filter's timeframe
 * @param subject whose bars it reads
 */
record FilterInputs(StrategyContext context, Timeframe frame, Subject subject) {
  Params params() {
    return context.params();
  }

  /** A length or another whole number of the parameters. */
  int integer(String name) {
    return params().integer(name);
  }

  /**
   * Indicators of the subject's bars.
   *
   * @throws IllegalArgumentException if the traded instrument has no usual pair and none is named
   */
  Indicators indicators() {
    String own = context.instrument().symbol();
    String symbol =
        subject
            .of(params(), own)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        own
                            + " has no usual pair; name the instrument to compare it with, or"
                            + " switch the filters on its pair off"));
    return context.indicators(symbol);
  }

  /** Close of the filter's timeframe. */
  Indicator close() {
    return indicators().close(frame);
  }

  /** Change of the close over some bars, in percent; 0 where the earlier close is 0. */
  Indicator percentChange(int bars) {
    Indicators of = indicators();
    Indicator close = of.close(frame);
    return of.custom(
        close,
        of.lag(close, bars),
        "percent change",
        (now, before) -> Quotient.of(now - before, before) * 100);
  }

  /** Relative strength, as features of the strategy's profile have it. */
  Indicator rsi(String length) {
    return isReference()
        ? OriginalIndicators.rsi(indicators(), frame, integer(length))
        : indicators().rsi(close(), integer(length));
  }

  /** Place of an indicator of the subject's bars among its latest values, as features have it. */
  Indicator rollingPercentile(Indicator source, int length) {
    return isReference()
        ? OriginalIndicators.sinceHour252(
            context.indicators(),
            indicators(),
            frame,
            source,
            "rolling percentile " + length,
            () -> new RollingPercentile(length))
        : indicators().rollingPercentile(source, length);
  }

  private boolean isReference() {
    return context.featureProfile() == FeatureProfile.REFERENCE;
  }

  /**
   * Standard score of an indicator: its excess over its average, in population deviations.
   *
   * @param mean values in the average
   * @param deviation values in the deviation
   */
  Indicator score(Indicator source, int mean, int deviation) {
    Indicators of = indicators();
    return of.custom(
        difference(source, of.sma(source, mean)),
        of.standardDeviation(source, deviation),
        "score",
        (excess, spread) -> excess / (spread + Quotient.TINY));
  }

  Indicator difference(Indicator one, Indicator other) {
    return indicators().custom(one, other, "difference", (a, b) -> a - b);
  }

  /** One divided by the other; 0 where the other is 0. */
  Indicator quotient(Indicator one, Indicator other) {
    return indicators().custom(one, other, "quotient", Quotient::of);
  }
}
