package io.multialpha.host.research.forest;

/** The seeds of a forest's trees. */
final class ForestSeeds {
  private ForestSeeds() {}

  /** The {@code random_state} that scikit-learn gives to each tree. */
  static int[] of(ForestParams params) {
    NumpyRandom random = new NumpyRandom(params.seed());
    int[] seeds = new int[params.trees()];
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] = random.below(Integer.MAX_VALUE);
    }
    return seeds;
  }
}
