package io.multialpha.benchmarks;

import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.statistics.Xoshiro;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Labelled trades that are made up, in the size of an instrument's: one decided on each trade date,
 * in the market for up to three days. A feature is half its family's value and half noise; the
 * value of the first family tells a little of the profit.
 */
final class SyntheticTrades {
  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;
  private static final int FIRST_DATE = 16_000;
  private static final int FAMILIES = 20;
  private static final double TOLD = 0.3;

  private SyntheticTrades() {}

  static LabelledTrades of(int trades, int features, long seed) {
    Xoshiro random = new Xoshiro(seed);
    double[][] values = new double[features][trades];
    double[] profit = new double[trades];
    long[] decided = new long[trades];
    long[] exited = new long[trades];
    int[] exitedOn = new int[trades];
    double[] family = new double[FAMILIES];
    for (int row = 0; row < trades; row++) {
      Arrays.setAll(family, each -> random.getAsDouble() - 0.5);
      for (int feature = 0; feature < features; feature++) {
        values[feature][row] = family[feature % FAMILIES] + random.getAsDouble() - 0.5;
      }
      profit[row] = 1000 * (TOLD * family[0] + random.getAsDouble() - 0.48);
      decided[row] = (FIRST_DATE + row) * DAY;
      exited[row] = decided[row] + (1 + (int) (random.getAsDouble() * 71)) * HOUR;
      exitedOn[row] = (int) Math.min(FIRST_DATE + trades - 1, exited[row] / DAY);
    }
    int[] dates = IntStream.range(FIRST_DATE, FIRST_DATE + trades).toArray();
    long[] known = Arrays.stream(exited).map(start -> start + HOUR).toArray();
    return new LabelledTrades(
        "ES",
        IntStream.range(0, features).mapToObj(i -> "f" + i).toList(),
        values,
        new LabelledTrades.Columns(
            decided, decided, exited, known, dates, exitedOn, new double[trades], profit),
        dates);
  }
}
