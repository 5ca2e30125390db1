package io.multialpha.host.research.selection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation: Pearson's, of the ranks; equal values share the mean of their ranks.
 * A forest splits by order alone, so two features of the same order are the same to it.
 */
final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Of each feature with each.
   *
   * @param columns {@code columns[feature][row]}, none NaN
   * @return symmetric, from -1 to 1; 0 beside a feature that is constant, 1 on the diagonal
   */
  static double[][] of(double[][] columns) {
    double[][] ranks =
        Arrays.stream(columns).map(RankCorrelation::standard).toArray(double[][]::new);
    double[][] correlation = new double[columns.length][columns.length];
    for (int i = 0; i < columns.length; i++) {
      correlation[i][i] = 1;
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int row = 0; row < ranks[i].length; row++) {
          sum += ranks[i][row] * ranks[j][row];
        }
        correlation[i][j] = Math.max(-1, Math.min(1, sum));
        correlation[j][i] = correlation[i][j];
      }
    }
    return correlation;
  }

  /** Ranks less their mean, of length 1; all 0 if all are equal. */
  private static double[] standard(double[] column) {
    int rows = column.length;
    int[] order =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> column[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[rows];
    double squares = 0;
    for (int from = 0; from < rows; ) {
      int to = from;
      while (to < rows && column[order[to]] == column[order[from]]) {
        to++;
      }
      double rank = (from + to - rows) / 2.0;
      for (int place = from; place < to; place++) {
        ranks[order[place]] = rank;
        squares += rank * rank;
      }
      from = to;
    }
    double length = Math.sqrt(squares);
    for (int row = 0; row < rows && length > 0; row++) {
      ranks[row] /= length;
    }
    return ranks;
  }
}
