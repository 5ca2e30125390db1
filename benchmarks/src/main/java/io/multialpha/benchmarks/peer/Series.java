package io.multialpha.benchmarks.peer;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Hourly bars in arrays of just their length. */
public final class Series {
  final long[] start;
  final double[] open;
  final double[] high;
  final double[] low;
  final double[] close;

  private Series(long[] start, double[] open, double[] high, double[] low, double[] close) {
    this.start = start;
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
  }

  /**
   * Copies the first so many bars.
   *
   * @param size how many
   * @param start epoch milliseconds
   * @param open in points, as the other prices, by place in the series
   */
  public static Series of(
      int size,
      long[] start,
      IntToDoubleFunction open,
      IntToDoubleFunction high,
      IntToDoubleFunction low,
      IntToDoubleFunction close) {
    return new Series(
        Arrays.copyOf(start, size),
        column(size, open),
        column(size, high),
        column(size, low),
        column(size, close));
  }

  private static double[] column(int size, IntToDoubleFunction price) {
    return IntStream.range(0, size).mapToDouble(price).toArray();
  }

  /** How many bars. */
  public int size() {
    return start.length;
  }
}
