package io.multialpha.host.research.audit;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Ten features as research might write them, over whole arrays at once; five know later rows. */
final class TenColumns implements ColumnAudit.Columns {
  static final List<String> NAMES =
      List.of(
          "sma20",
          "ema20_adjust_false",
          "rsi14_wilder",
          "zscore_full_sample",
          "next_close_ret",
          "centered_ma5",
          "bfill_gap",
          "day_high_of_24_bar_day",
          "prev_day_high_24",
          "minmax_scaled_expanding");

  static final List<String> GUILTY =
      List.of(
          "zscore_full_sample",
          "next_close_ret",
          "centered_ma5",
          "bfill_gap",
          "day_high_of_24_bar_day");

  private static final int DAY = 24;

  private final double[] high;
  private final double[] close;

  TenColumns(double[] high, double[] close) {
    this.high = high;
    this.close = close;
  }

  int rows() {
    return close.length;
  }

  @Override
  public double[][] of(int from, int to) {
    double[] c = Arrays.copyOfRange(close, from, to);
    double[] h = Arrays.copyOfRange(high, from, to);
    int n = c.length;
    return new double[][] {
      each(n, i -> i < 19 ? Double.NaN : mean(c, i - 19, i + 1)),
      ema(c, 20),
      rsi(c, 14),
      zScore(c),
      each(n, i -> i + 1 < n ? c[i + 1] / c[i] - 1 : Double.NaN),
      each(n, i -> i < 2 || i + 2 >= n ? Double.NaN : mean(c, i - 2, i + 3)),
      each(n, i -> i / 7 % 7 == 3 ? (i / 7 + 1) * 7 < n ? c[(i / 7 + 1) * 7] : Double.NaN : c[i]),
      each(n, i -> highest(h, i / DAY * DAY, Math.min(n, (i / DAY + 1) * DAY))),
      each(n, i -> i < DAY ? Double.NaN : highest(h, (i / DAY - 1) * DAY, i / DAY * DAY)),
      each(n, i -> (c[i] - lowest(c, i + 1)) / (highest(c, 0, i + 1) - lowest(c, i + 1)))
    };
  }

  private static double[] each(int n, IntToDoubleFunction value) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = value.applyAsDouble(i);
    }
    return values;
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).sum() / (to - from);
  }

  private static double highest(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).max().orElse(Double.NaN);
  }

  private static double lowest(double[] values, int to) {
    return Arrays.stream(values, 0, to).min().orElse(Double.NaN);
  }

  private static double[] zScore(double[] c) {
    double mean = mean(c, 0, c.length);
    double deviation =
        Math.sqrt(Arrays.stream(c).map(x -> (x - mean) * (x - mean)).sum() / c.length);
    return each(c.length, i -> (c[i] - mean) / deviation);
  }

  private static double[] ema(double[] c, int length) {
    double[] values = c.clone();
    for (int i = 1; i < c.length; i++) {
      values[i] = values[i - 1] + (c[i] - values[i - 1]) * 2 / (length + 1);
    }
    return values;
  }

  private static double[] rsi(double[] c, int length) {
    double[] values = new double[c.length];
    Arrays.fill(values, Double.NaN);
    double gain = 0;
    double loss = 0;
    for (int i = 1; i < c.length; i++) {
      double up = Math.max(0, c[i] - c[i - 1]);
      double down = Math.max(0, c[i - 1] - c[i]);
      if (i <= length) {
        gain += up / length;
        loss += down / length;
      } else {
        gain = (gain * (length - 1) + up) / length;
        loss = (loss * (length - 1) + down) / length;
      }
      if (i >= length) {
        values[i] = 100 - 100 / (1 + gain / loss);
      }
    }
    return values;
  }
}
