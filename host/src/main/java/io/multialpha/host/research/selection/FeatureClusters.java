package io.multialpha.host.research.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups of features that tell nearly the same, by agglomerative clustering with average linkage:
 * the two groups whose features are closest in the mean are joined, again and again, while they are
 * close enough. Features are as far from each other as their rank correlation, without its sign, is
 * from 1 (after Lopez de Prado, Machine Learning for Asset Managers, 2020, chapters 4 and 6).
 */
final class FeatureClusters {
  private FeatureClusters() {}

  /**
   * The groups, by the first feature of each; the features of each rising.
   *
   * @param columns {@code columns[feature][row]}, none NaN
   * @param farthest groups are joined up to this mean distance, 0 to 1
   */
  static int[][] of(double[][] columns, double farthest) {
    double[][] distance = RankCorrelation.of(columns);
    for (double[] row : distance) {
      Arrays.setAll(row, i -> 1 - Math.abs(row[i]));
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (int feature = 0; feature < columns.length; feature++) {
      groups.add(new ArrayList<>(List.of(feature)));
    }
    while (joined(groups, distance, farthest)) {
      // Until all that are left are too far apart.
    }
    return groups.stream()
        .filter(group -> !group.isEmpty())
        .map(group -> group.stream().mapToInt(Integer::intValue).sorted().toArray())
        .toArray(int[][]::new);
  }

  /** Joins the closest two, the first ones of several, into the first of them. */
  private static boolean joined(List<List<Integer>> groups, double[][] distance, double farthest) {
    int[] left = IntStream.range(0, groups.size()).filter(i -> !groups.get(i).isEmpty()).toArray();
    double closest = Double.POSITIVE_INFINITY;
    int first = -1;
    int second = -1;
    for (int a = 0; a < left.length; a++) {
      for (int b = a + 1; b < left.length; b++) {
        if (distance[left[a]][left[b]] < closest) {
          closest = distance[left[a]][left[b]];
          first = left[a];
          second = left[b];
        }
      }
    }
    if (!(closest <= farthest)) {
      return false;
    }
    double ofFirst = groups.get(first).size();
    double ofSecond = groups.get(second).size();
    for (int other : left) {
      double mean =
          (ofFirst * distance[first][other] + ofSecond * distance[second][other])
              / (ofFirst + ofSecond);
      distance[first][other] = mean;
      distance[other][first] = mean;
    }
    groups.get(first).addAll(groups.get(second));
    groups.get(second).clear();
    return true;
  }
}
