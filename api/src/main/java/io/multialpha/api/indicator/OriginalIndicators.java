package io.multialpha.api.indicator;

import io.multialpha.api.market.Timeframe;
import java.util.function.Supplier;

/**
 * Indicators as the system that this one replaces computed them, where that is not how they are
 * defined: what names mean under {@link io.multialpha.api.feature.FeatureProfile#REFERENCE}.
 */
public final class OriginalIndicators {
  /** The hour of an instrument, counted from 1, on which the original began to decide. */
  public static final int FIRST_HOUR = 252;

  private OriginalIndicators() {}

  /**
   * Relative strength index of the closes, 0 to 100, 0 where nothing fell. Over hours the average
   * rise is divided by the average fall of the hour before; over days by its own. Ready at close
   * {@code length + 1}.
   */
  public static Indicator rsi(Indicators of, Timeframe timeframe, int length) {
    boolean late = timeframe == Timeframe.HOUR;
    return of.custom(
        of.close(timeframe), "original rsi " + length, () -> new OriginalRsi(length, late));
  }

  /**
   * What a kernel makes of a series that was first looked at on the traded instrument's hour 252,
   * and from then on once an hour: it takes in the bar known then and each later one.
   *
   * @param own indicators of the instrument that is traded
   * @param of indicators of the instrument with whose bars the series moves
   * @param timeframe of these bars
   * @param values the series
   * @param key says what the kernel computes, parameters included
   */
  public static Indicator sinceHour252(
      Indicators own,
      Indicators of,
      Timeframe timeframe,
      Indicator values,
      String key,
      Supplier<ValueKernel> kernel) {
    Indicator started =
        own.custom(
            bars(own, Timeframe.HOUR),
            bars(of, timeframe),
            "from hour " + FIRST_HOUR,
            (hour, bar) -> hour >= FIRST_HOUR ? bar : Double.NaN);
    return own.custom(started, values, key + " once a bar", () -> new OncePerBar(kernel.get()));
  }

  private static Indicator bars(Indicators of, Timeframe timeframe) {
    return of.custom(timeframe, "number of bars", () -> bars -> bars.size());
  }
}
