package io.multialpha.host.research.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.host.model.forest.CompiledForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.forest.PresortedTrainer;
import io.multialpha.host.research.forest.SortedColumns;
import io.multialpha.host.research.forest.TrainingRows;
import io.multialpha.host.research.statistics.Xoshiro;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
  private static final int ROWS = 120;
  private static final int INPUTS = 4;
  private static final int[][] GROUPS = {{0}, {1, 3}, {2}};

  private final double[][] columns = new double[INPUTS][ROWS];
  private final boolean[] won = new boolean[ROWS];
  private final Forest forest;

  PermutationImportanceTest() {
    Xoshiro random = new Xoshiro(3);
    for (int row = 0; row < ROWS; row++) {
      for (double[] column : columns) {
        column[row] = random.getAsDouble();
      }
      won[row] = columns[0][row] + 0.5 * columns[1][row] + random.getAsDouble() > 1.25;
    }
    forest =
        new PresortedTrainer(1)
            .train(
                TrainingRows.of(SortedColumns.of(columns), won),
                ForestParams.defaults(15, 1).withMinSamplesLeaf(12))
            .forest();
  }

  private double[] row(int number) {
    return Arrays.stream(columns).mapToDouble(column -> column[number]).toArray();
  }

  private double[] rows() {
    return IntStream.range(0, ROWS).mapToObj(this::row).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Each row, each tree, each node, in the plainest way. */
  private double loss(double[][] rows) {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      double votes = 0;
      for (Tree tree : forest.trees()) {
        int node = 0;
        while (!tree.isLeaf(node)) {
          boolean left = (float) rows[row][tree.feature()[node]] <= tree.threshold()[node];
          node = left ? tree.left()[node] : tree.right()[node];
        }
        double[] values = tree.values();
        votes += values[2 * node + 1] / (values[2 * node] + values[2 * node + 1]);
      }
      double chance = votes / forest.trees().size();
      sum += -Math.log(won[row] ? chance : 1 - chance);
    }
    return sum / ROWS;
  }

  @Test
  void isTheRiseOfTheLossThatCountingByHandGives() {
    double[] importance =
        new PermutationImportance(4, 9).of(CompiledForest.of(forest), rows(), won, GROUPS);

    double whole = loss(IntStream.range(0, ROWS).mapToObj(this::row).toArray(double[][]::new));
    double[] expected = new double[GROUPS.length];
    Xoshiro random = new Xoshiro(9);
    for (int i = 0; i < 4; i++) {
      int[] from = PermutationImportance.permutation(ROWS, random);
      for (int group = 0; group < GROUPS.length; group++) {
        double[][] permuted = IntStream.range(0, ROWS).mapToObj(this::row).toArray(double[][]::new);
        for (int row = 0; row < ROWS; row++) {
          for (int input : GROUPS[group]) {
            permuted[row][input] = columns[input][from[row]];
          }
        }
        expected[group] += (loss(permuted) - whole) / 4;
      }
    }
    assertThat(importance).containsExactly(expected, within(1e-12));
    assertThat(importance[0]).isGreaterThan(importance[1]).isPositive();
    assertThat(importance[1]).isGreaterThan(importance[2]);
  }

  @Test
  void aCertainMistakeCostsMuchButNotEverything() {
    assertThat(PermutationImportance.logLoss(new double[] {0, 0.5}, new boolean[] {true, false}))
        .isCloseTo((36.04365338911715 + Math.log(2)) / 2, within(1e-12));
  }

  @Test
  void everyOrderIsAsLikely() {
    Map<String, Integer> counts = new HashMap<>();
    Xoshiro random = new Xoshiro(1);
    int draws = 24_000;
    for (int i = 0; i < draws; i++) {
      String order = Arrays.toString(PermutationImportance.permutation(4, random));
      counts.merge(order, 1, Integer::sum);
    }

    assertThat(counts).hasSize(24);
    double chiSquare =
        counts.values().stream()
            .mapToDouble(count -> (count - 1000.0) * (count - 1000) / 1000)
            .sum();
    assertThat(chiSquare).as("23 degrees of freedom, one in a thousand").isLessThan(49.73);
  }
}
