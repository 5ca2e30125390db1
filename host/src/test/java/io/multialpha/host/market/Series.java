package io.multialpha.host.market;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Plain statistics of series, for tests. */
final class Series {
  private Series() {}

  static double[] returns(BarColumns bars) {
    double[] returns = new double[bars.size() - 1];
    for (int i = 1; i < bars.size(); i++) {
      returns[i - 1] = StrictMath.log(bars.close(i) / bars.close(i - 1));
    }
    return returns;
  }

  /** Returns of the first bars from one day to the next of those that both have. */
  static double[] returnsOnCommonDays(BarColumns bars, BarColumns other) {
    Set<Integer> days = new HashSet<>();
    for (int i = 0; i < other.size(); i++) {
      days.add(other.tradeDate()[i]);
    }
    BarColumns.Builder common = BarColumns.builder(bars.symbol(), bars.size());
    for (int i = 0; i < bars.size(); i++) {
      if (days.contains(bars.tradeDate()[i])) {
        common.append(
            bars.start()[i],
            bars.tradeDate()[i],
            bars.open(i),
            bars.high(i),
            bars.low(i),
            bars.close(i),
            bars.volume()[i]);
      }
    }
    return returns(common.build());
  }

  static double[] absolute(double[] values) {
    return DoubleStream.of(values).map(Math::abs).toArray();
  }

  static double lowest(BarColumns bars) {
    return IntStream.range(0, bars.size()).mapToDouble(bars::low).min().orElseThrow();
  }

  static double deviation(double[] values) {
    double mean = DoubleStream.of(values).average().orElseThrow();
    return Math.sqrt(
        DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  static double kurtosis(double[] values) {
    double mean = DoubleStream.of(values).average().orElseThrow();
    double fourth =
        DoubleStream.of(values).map(v -> StrictMath.pow(v - mean, 4)).average().orElseThrow();
    return fourth / StrictMath.pow(deviation(values), 4);
  }

  /** Correlation of x at a time with y so many steps later. */
  static double correlation(double[] x, double[] y, int lag) {
    int n = x.length - lag;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanX += x[i] / n;
      meanY += y[i + lag] / n;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      double dx = x[i] - meanX;
      double dy = y[i + lag] - meanY;
      xy += dx * dy;
      xx += dx * dx;
      yy += dy * dy;
    }
    return xy / Math.sqrt(xx * yy);
  }
}
