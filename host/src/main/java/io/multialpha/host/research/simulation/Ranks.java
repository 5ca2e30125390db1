package io.multialpha.host.research.simulation;

import java.util.ArrayList;
import java.util.List;

/** Places in a ranking: 0 is best; of equal scores the one whose name comes first is better. */
final class Ranks {
  private Ranks() {}

  /**
   * The place of each.
   *
   * @param scores the higher the better
   * @param names as many
   */
  static int[] of(double[] scores, List<String> names) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      order.add(i);
    }
    order.sort(
        (one, other) -> {
          int byScore = Double.compare(-scores[one], -scores[other]);
          return byScore != 0 ? byScore : names.get(one).compareTo(names.get(other));
        });
    int[] rank = new int[scores.length];
    for (int place = 0; place < rank.length; place++) {
      rank[order.get(place)] = place;
    }
    return rank;
  }
}
