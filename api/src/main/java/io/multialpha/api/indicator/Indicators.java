package io.multialpha.api.indicator;

import io.multialpha.api.market.Timeframe;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;

/**
 * The indicators of one instrument. Ask for them in {@code create}; asking twice for the same one
 * costs nothing, however many strategies, filters and features ask.
 *
 * <p>Lengths are in bars of the timeframe and at least 1; anything else is an {@link
 * IllegalArgumentException}. Every method throws {@link IllegalStateException} when called after
 * {@code create} has returned.
 */
public interface Indicators {
  /** Opening price of the latest bar, in points. */
  Indicator open(Timeframe timeframe);

  /** Highest price of the latest bar, in points. */
  Indicator high(Timeframe timeframe);

  /** Lowest price of the latest bar, in points. */
  Indicator low(Timeframe timeframe);

  /** Closing price of the latest bar, in points. */
  Indicator close(Timeframe timeframe);

  /** Volume of the latest bar, in contracts. */
  Indicator volume(Timeframe timeframe);

  /**
   * Minute of the day at which the latest hourly bar started, 0 to 1439, in the time zone in which
   * the account reads times of day.
   */
  Indicator minuteOfDay();

  /** Internal bar strength, 0 to 1; see {@link Ibs}. */
  Indicator ibs(Timeframe timeframe);

  /** Average true range after Wilder, in points; see {@link Atr}. */
  Indicator atr(Timeframe timeframe, int length);

  /** True range after Wilder, in points; see {@link TrueRange}. */
  Indicator trueRange(Timeframe timeframe);

  /** Average directional index after Wilder, 0 to 100; see {@link Adx}. */
  Indicator adx(Timeframe timeframe, int length);

  /**
   * Parabolic stop and reverse after Wilder, in points; see {@link ParabolicSar}, also for what
   * throws {@link IllegalArgumentException}.
   */
  Indicator parabolicSar(Timeframe timeframe, double step, double largest);

  /** Simple moving average; see {@link Sma}. */
  Indicator sma(Indicator source, int length);

  /** Exponential moving average; see {@link Ema}. */
  Indicator ema(Indicator source, int length);

  /** Population standard deviation; see {@link StandardDeviation}. */
  Indicator standardDeviation(Indicator source, int length);

  /** Relative strength index after Wilder, 0 to 100; see {@link Rsi}. */
  Indicator rsi(Indicator source, int length);

  /** Largest of the latest {@code length} values, this one included; see {@link Highest}. */
  Indicator highest(Indicator source, int length);

  /** Smallest of the latest {@code length} values, this one included; see {@link Lowest}. */
  Indicator lowest(Indicator source, int length);

  /** Width of Bollinger's bands as a fraction of their middle; see {@link BollingerBandwidth}. */
  Indicator bollingerBandwidth(Indicator source, int length, double deviations);

  /** Change in standard deviations of its steps; see {@link DirectionalDrift}. */
  Indicator directionalDrift(Indicator source, int length);

  /** Efficiency ratio over three spans, 0 to 1; see {@link SpiralEfficiency}. */
  Indicator spiralEfficiency(Indicator source);

  /** Place among all values since the data start, 0 to 1; see {@link ExpandingPercentile}. */
  Indicator expandingPercentile(Indicator source);

  /** Place among the latest {@code length} values, 0 to 100; see {@link RollingPercentile}. */
  Indicator rollingPercentile(Indicator source, int length);

  /** The source's value {@code bars} bars ago; see {@link Lag}. */
  Indicator lag(Indicator source, int bars);

  /**
   * An indicator of the author's own, on bars.
   *
   * @param key what it computes, parameters included ({@code "twrc(10,100)"}); equal keys of one
   *     plugin share one kernel, so a key must never stand for two computations
   * @param kernel makes a fresh kernel; called at most once per key
   */
  Indicator custom(Timeframe timeframe, String key, Supplier<BarKernel> kernel);

  /** An indicator of the author's own, on another indicator; {@code key} as above. */
  Indicator custom(Indicator source, String key, Supplier<ValueKernel> kernel);

  /**
   * Two indicators made into one; NaN while either is. Where one of them is hourly, so is the
   * result: it joins each hour's value to that of the last completed day.
   *
   * <p>Of two instruments it can be made as well, at the indicators of the one that is traded. It
   * then moves with that one's hours, whatever the two are, and joins what is known of each at the
   * time, also where the other has had no new bar.
   *
   * @param key what the operator computes; equal keys on the same two indicators share one result
   * @param operator computes it from the first's value and the second's; without state
   * @throws IllegalArgumentException if they are of two instruments and these are the indicators of
   *     one that is not traded
   */
  Indicator custom(Indicator first, Indicator second, String key, DoubleBinaryOperator operator);

  /**
   * The same with a kernel that remembers what came before.
   *
   * @param key what it computes, parameters included
   * @param kernel makes a fresh kernel; called at most once per key
   * @throws IllegalArgumentException as above
   */
  Indicator custom(Indicator first, Indicator second, String key, Supplier<PairKernel> kernel);
}
