package io.multialpha.host.research.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.research.forest.SortedColumns;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.statistics.Xoshiro;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each method makes of planted features: 0 tells most of the profit, 1 to 3 are nearly copies
 * of it (3 with the sign changed), 4 tells less, the others are noise.
 */
class FeatureScreenTest {
  private static final long DAY = 86_400_000;
  private static final int TRADES = 600;
  private static final int FEATURES = 12;
  private static final int TREES = 60;

  private static LabelledTrades planted(boolean knownAtTheEnd) {
    Xoshiro random = new Xoshiro(11);
    double[][] values = new double[FEATURES][TRADES];
    double[] profit = new double[TRADES];
    for (int row = 0; row < TRADES; row++) {
      for (double[] column : values) {
        column[row] = random.getAsDouble() - 0.5;
      }
      for (int copy = 1; copy <= 3; copy++) {
        double near = values[0][row] + 0.1 * values[copy][row];
        values[copy][row] = copy == 3 ? -near : near;
      }
      profit[row] = values[0][row] + 0.6 * values[4][row] + 0.4 * (random.getAsDouble() - 0.5);
    }
    long[] at = IntStream.range(0, TRADES).mapToLong(row -> row * DAY).toArray();
    long[] known =
        Arrays.stream(at).map(start -> knownAtTheEnd ? TRADES * DAY : start + 1).toArray();
    int[] dates = IntStream.range(0, TRADES).toArray();
    return new LabelledTrades(
        "ES",
        IntStream.range(0, FEATURES).mapToObj(i -> "f" + i).toList(),
        values,
        new LabelledTrades.Columns(at, at, at, known, dates, dates, new double[TRADES], profit),
        dates);
  }

  private static List<Integer> chosen(SelectionMethod method, int most, LabelledTrades trades) {
    return chosen(method, most, trades, 42, 1);
  }

  private static List<Integer> chosen(
      SelectionMethod method, int most, LabelledTrades trades, long seed, int threads) {
    int[] features =
        new FeatureScreen(method, most, TREES, 2 * DAY, seed)
            .choose(trades, SortedColumns.of(trades.values()), threads);
    return IntStream.of(features).boxed().toList();
  }

  @Test
  void impurityGivesThePlacesToTheCopiesFirst() {
    assertThat(chosen(SelectionMethod.MDI, 4, planted(false))).containsExactly(0, 1, 2, 3);
    assertThat(chosen(SelectionMethod.MDI, FEATURES, planted(false))).hasSize(FEATURES);
  }

  @Test
  void permutationKeepsTheCopiesAndDropsWhatDoesNotHelp() {
    List<Integer> kept = chosen(SelectionMethod.PERMUTATION, FEATURES, planted(false));

    assertThat(kept).contains(0, 1, 2, 3, 4).hasSizeLessThan(FEATURES - 2);
    assertThat(chosen(SelectionMethod.PERMUTATION, 4, planted(false)))
        .as("copies take three places")
        .containsExactly(0, 1, 2, 4);
  }

  @Test
  void clusteredKeepsOneOfTheCopiesBesideTheOther() {
    List<Integer> two = chosen(SelectionMethod.CLUSTERED, 2, planted(false));

    assertThat(two).hasSize(2).contains(4);
    assertThat(two.get(0)).isBetween(0, 3);
    assertThat(chosen(SelectionMethod.CLUSTERED, FEATURES, planted(false)))
        .contains(4)
        .hasSizeLessThanOrEqualTo(FEATURES - 3);
    assertThat(chosen(SelectionMethod.CLUSTERED, 1, planted(false)).get(0)).isBetween(0, 3);
  }

  @ParameterizedTest
  @EnumSource
  void seedsCountAndThreadsDoNot(SelectionMethod method) {
    LabelledTrades trades = planted(false);

    assertThat(chosen(method, 8, trades, 42, 3)).isEqualTo(chosen(method, 8, trades, 42, 1));
    assertThat(
            IntStream.range(0, 10).mapToObj(seed -> chosen(method, 8, trades, seed, 1)).distinct())
        .hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @EnumSource(names = "MDI", mode = EnumSource.Mode.EXCLUDE)
  void nothingIsMeasuredOnTradesThatShareTimeWithTraining(SelectionMethod method) {
    assertThat(chosen(method, 8, planted(true)))
        .as("all are open until the end, so that none may train")
        .containsExactly(0);
  }
}
