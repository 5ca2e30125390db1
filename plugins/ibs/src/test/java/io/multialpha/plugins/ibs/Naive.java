package io.multialpha.plugins.ibs;

import io.multialpha.host.market.BarColumns;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Indicators worked out the plain way from arrays, each from its first value on; NaN before. */
final class Naive {
  final double[] open;
  final double[] high;
  final double[] low;
  final double[] close;
  final double[] volume;

  Naive(BarColumns bars) {
    double[] prices = bars.prices();
    open = each(bars.size(), i -> prices[4 * i]);
    high = each(bars.size(), i -> prices[4 * i + 1]);
    low = each(bars.size(), i -> prices[4 * i + 2]);
    close = each(bars.size(), i -> prices[4 * i + 3]);
    volume = bars.volume();
  }

  int size() {
    return close.length;
  }

  static double[] each(int size, IntToDoubleFunction value) {
    double[] values = new double[size];
    Arrays.setAll(values, value);
    return values;
  }

  double[] each(IntToDoubleFunction value) {
    return each(size(), value);
  }

  double[] ibs() {
    return each(i -> high[i] > low[i] ? (close[i] - low[i]) / (high[i] - low[i]) : 0.5);
  }

  double[] trueRange() {
    return each(
        i ->
            i == 0 ? Double.NaN : Math.max(high[i], close[i - 1]) - Math.min(low[i], close[i - 1]));
  }

  double[] atr(int length) {
    return smoothed(trueRange(), length, 1.0 / length);
  }

  static double[] ema(double[] x, int length) {
    return smoothed(x, length, 2.0 / (length + 1));
  }

  static double[] smoothed(double[] x, int length, double alpha) {
    int first = 0;
    while (first < x.length && Double.isNaN(x[first])) {
      first++;
    }
    double[] result = new double[x.length];
    Arrays.fill(result, Double.NaN);
    double[] mean = mean(x, length);
    for (int i = first + length - 1; i < x.length; i++) {
      result[i] =
          i == first + length - 1 ? mean[i] : result[i - 1] + alpha * (x[i] - result[i - 1]);
    }
    return result;
  }

  static double[] mean(double[] x, int length) {
    return each(
        x.length,
        i -> {
          double sum = 0;
          for (int j = i - length + 1; j <= i; j++) {
            sum += j < 0 ? Double.NaN : x[j];
          }
          return sum / length;
        });
  }

  static double[] deviation(double[] x, int length) {
    double[] mean = mean(x, length);
    return each(
        x.length,
        i -> {
          double sum = 0;
          for (int j = i - length + 1; j <= i; j++) {
            sum += j < 0 ? Double.NaN : (x[j] - mean[i]) * (x[j] - mean[i]);
          }
          return Math.sqrt(sum / length);
        });
  }

  static double[] ago(double[] x, int bars) {
    return each(x.length, i -> i < bars ? Double.NaN : x[i - bars]);
  }

  static double[] minus(double[] x, double[] y) {
    return each(x.length, i -> x[i] - y[i]);
  }

  static double[] over(double[] x, double[] y) {
    return each(x.length, i -> x[i] / y[i]);
  }

  static double[] change(double[] x, int bars) {
    return each(x.length, i -> i < bars ? Double.NaN : 100 * (x[i] / x[i - bars] - 1));
  }

  static double[] score(double[] x, int length) {
    return over(minus(x, mean(x, length)), deviation(x, length));
  }

  static double[] rsi(double[] x, int length) {
    double[] step = minus(x, ago(x, 1));
    double[] up =
        smoothed(
            each(x.length, i -> i == 0 ? Double.NaN : Math.max(step[i], 0)), length, 1.0 / length);
    double[] down =
        smoothed(
            each(x.length, i -> i == 0 ? Double.NaN : Math.max(-step[i], 0)), length, 1.0 / length);
    return each(x.length, i -> 100 - 100 / (1 + up[i] / down[i]));
  }

  /** Largest of the bars before, the latest not included. */
  double[] highestBefore(int bars) {
    return each(
        i -> {
          double most = i < bars ? Double.NaN : Double.NEGATIVE_INFINITY;
          for (int j = Math.max(0, i - bars); j < i; j++) {
            most = Math.max(most, high[j]);
          }
          return most;
        });
  }

  /** Smallest of the bars before, the latest not included. */
  double[] lowestBefore(int bars) {
    return each(
        i -> {
          double least = i < bars ? Double.NaN : Double.POSITIVE_INFINITY;
          for (int j = Math.max(0, i - bars); j < i; j++) {
            least = Math.min(least, low[j]);
          }
          return least;
        });
  }
}
