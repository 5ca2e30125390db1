package io.multialpha.host.research.tuning;

import io.multialpha.host.research.forest.ClassWeight;
import io.multialpha.host.research.forest.MaxFeatures;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.selection.SelectionMethod;
import io.multialpha.host.research.statistics.Xoshiro;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Trades that are made up: one a day, decided at midnight, out at noon. */
final class MadeTrades {
  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;
  private static final int FIRST = 18_000;

  private MadeTrades() {}

  /** Small enough to be searched within a second. */
  static TuningSettings tiny() {
    SearchSpace space =
        new SearchSpace(
            List.of(10, 20),
            List.of(OptionalInt.of(2), OptionalInt.of(4)),
            List.of(10, 30),
            List.of(MaxFeatures.sqrt(), MaxFeatures.fraction(0.5)),
            List.of(true, false),
            List.of(0.6, 0.9),
            List.of(ClassWeight.NONE, ClassWeight.BALANCED_SUBSAMPLE));
    return new TuningSettings(
        space,
        4,
        2,
        42,
        5,
        2,
        2,
        SelectionMethod.MDI,
        3,
        30,
        30,
        0.2,
        new GuardRails(200, 50, 5, 4, 0.95, 10));
  }

  /** Trades whose features are noise but for the first, which tells so much of the profit. */
  static LabelledTrades of(int count, double told, long seed) {
    Xoshiro random = new Xoshiro(seed);
    double[][] values = new double[6][count];
    double[] profit = new double[count];
    for (int row = 0; row < count; row++) {
      for (double[] column : values) {
        column[row] = random.getAsDouble() - 0.5;
      }
      profit[row] = 1000 * (told * values[0][row] + random.getAsDouble() - 0.5);
    }
    return of(values, profit, row -> HOUR);
  }

  /** Trades of these values and profits, whose outcome is known so many milliseconds later. */
  static LabelledTrades of(double[][] values, double[] profit, IntToDoubleFunction known) {
    int count = profit.length;
    long[] decided = IntStream.range(0, count).mapToLong(row -> (FIRST + row) * DAY).toArray();
    long[] exited = Arrays.stream(decided).map(at -> at + 12 * HOUR).toArray();
    long[] ends =
        IntStream.range(0, count)
            .mapToLong(row -> exited[row] + (long) known.applyAsDouble(row))
            .toArray();
    int[] dates = IntStream.range(FIRST, FIRST + count).toArray();
    return new LabelledTrades(
        "ES",
        IntStream.range(0, values.length).mapToObj(i -> "f" + i).toList(),
        values,
        new LabelledTrades.Columns(
            decided, decided, exited, ends, dates, dates, new double[count], profit),
        dates);
  }
}
