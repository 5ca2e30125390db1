package io.multialpha.host.research.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Held against scipy 1.17.1: {@code spearmanr}, and {@code fcluster(linkage(1 - abs(rho),
 * "average"), t, "distance")}.
 */
class FeatureClustersTest {
  private static final int ROWS = 40;

  private static int noise(int row, int k) {
    return (row * row * 7 + row * 13 * k + k * k * 29) % 23;
  }

  /** Many equal values; the last column is constant. */
  private static double[][] columns() {
    double[][] columns = new double[8][ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < 8; i++) {
        double base = noise(row, i < 3 ? 1 : i < 5 ? 4 : 6 + i);
        double own = (row * 17 + i * 31 + row * row * i) % 11;
        columns[i][row] =
            switch (i) {
              case 1 -> -base + 0.1 * own;
              case 2 -> base + 0.6 * own;
              case 4 -> base + own;
              case 7 -> 5;
              default -> base;
            };
      }
    }
    return columns;
  }

  @Test
  void ranksCorrelateAsScipySays() {
    double[][] rho = RankCorrelation.of(columns());

    assertThat(new double[] {rho[0][1], rho[0][2], rho[3][4], rho[5][6], rho[1][6], rho[7][0]})
        .containsExactly(
            new double[] {
              -0.9966629756778804,
              0.954412509286543,
              0.8843845946583201,
              -0.5034496154091554,
              -0.0930281549333723,
              0
            },
            within(1e-14));
    for (int i = 0; i < 8; i++) {
      assertThat(rho[i][i]).isEqualTo(1);
      for (int j = 0; j < 8; j++) {
        assertThat(rho[i][j]).isEqualTo(rho[j][i]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.003 | [[0], [1], [2], [3], [4], [5], [6], [7]]",
        "0.05  | [[0, 1], [2], [3], [4], [5], [6], [7]]",
        "0.3   | [[0, 1, 2], [3, 4], [5], [6], [7]]",
        "0.5   | [[0, 1, 2], [3, 4], [5, 6], [7]]",
        "0.915 | [[0, 1, 2], [3, 4], [5, 6], [7]]",
        "0.92  | [[0, 1, 2], [3, 4, 5, 6], [7]]",
        "0.951 | [[0, 1, 2], [3, 4, 5, 6], [7]]",
        "0.952 | [[0, 1, 2, 3, 4, 5, 6], [7]]",
        "1     | [[0, 1, 2, 3, 4, 5, 6, 7]]"
      })
  void groupsAreThoseOfScipy(double farthest, String groups) {
    assertThat(Arrays.deepToString(FeatureClusters.of(columns(), farthest))).isEqualTo(groups);
  }
}
