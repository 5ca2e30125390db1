package io.multialpha.benchmarks.peer;

import java.util.List;

/**
 * The rules in one loop over arrays, with neither orders nor a record of anything: what is left of
 * a back-test when all that an engine does is left out.
 */
public final class PlainLoop {
  private static final long HOUR = 3_600_000;

  private PlainLoop() {}

  /** Runs one series after the other. */
  public static Tally run(List<Series> all) {
    int trades = 0;
    double points = 0;
    for (Series series : all) {
      Tally one = run(series);
      trades += one.trades();
      points += one.points();
    }
    return new Tally(trades, points);
  }

  private static Tally run(Series series) {
    long[] start = series.start;
    double[] open = series.open;
    double[] high = series.high;
    double[] low = series.low;
    double[] close = series.close;
    int trades = 0;
    double points = 0;
    boolean held = false;
    boolean entering = false;
    boolean leaving = false;
    double entry = 0;
    int entryBar = 0;
    for (int i = 0; i < close.length; i++) {
      if (leaving) {
        points += open[i] - entry;
        trades++;
        leaving = false;
        held = false;
      } else if (entering) {
        entry = open[i];
        entryBar = i;
        entering = false;
        held = true;
      }
      double range = high[i] - low[i];
      double ibs = range > 0 ? (close[i] - low[i]) / range : 0.5;
      if (held) {
        leaving =
            ibs > 0.8 || close[i] <= entry * 0.99 || close[i] >= entry * 1.01 || i - entryBar >= 8;
      } else if (ibs < 0.2) {
        int hour = (int) (start[i] / HOUR % 24);
        entering = hour >= 8 && hour < 15;
      }
    }
    return new Tally(trades, points);
  }
}
