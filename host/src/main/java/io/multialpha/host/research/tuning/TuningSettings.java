package io.multialpha.host.research.tuning;

import io.multialpha.host.research.selection.FeatureScreen;
import io.multialpha.host.research.selection.SelectionMethod;
import io.multialpha.host.research.statistics.CombinatorialSplits;

/**
 * How a forest is searched and judged.
 *
 * @param space the forests among which is searched
 * @param randomTrials how many are tried at random first
 * @param guidedTrials how many are tried after these
 * @param seed of everything that is drawn; 0 to 4,294,967,295
 * @param groups stretches of time into which the development period is cut
 * @param testGroups how many of them each split tests
 * @param embargoDays days after a test within which no trade trains
 * @param selection by what the features that a forest reads are chosen
 * @param features most that a forest reads
 * @param screeningTrees trees of the forests that choose the features
 * @param fewestPicks fewest trades that a threshold has to let pass, to be compared
 * @param holdOut share of the trade dates that is kept untouched for the end
 * @param rails what a bundle must keep to
 */
public record TuningSettings(
    SearchSpace space,
    int randomTrials,
    int guidedTrials,
    long seed,
    int groups,
    int testGroups,
    int embargoDays,
    SelectionMethod selection,
    int features,
    int screeningTrees,
    int fewestPicks,
    double holdOut,
    GuardRails rails) {
  private static final long DAY_MILLIS = 86_400_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public TuningSettings {
    if (randomTrials < 1 || guidedTrials < 0) {
      throw new IllegalArgumentException(randomTrials + "+" + guidedTrials + " trials");
    }
    if (testGroups < 2) {
      // What the search itself is worth is told by forests that left out two groups.
      throw new IllegalArgumentException(testGroups + " test groups; at least 2");
    }
    if (embargoDays < 0 || features < 1 || screeningTrees < 1 || fewestPicks < 1) {
      throw new IllegalArgumentException(
          "an embargo is at least 0 days; features, trees and picks are at least 1");
    }
    if (!(holdOut > 0 && holdOut < 1)) {
      throw new IllegalArgumentException("hold-out of " + holdOut + "; expected a share");
    }
  }

  /** The original's search, by ten splits, with a hold-out of a fifth. */
  public static TuningSettings standard() {
    return new TuningSettings(
        SearchSpace.original(),
        25,
        65,
        42,
        5,
        2,
        2,
        SelectionMethod.MDI,
        30,
        500,
        30,
        0.2,
        GuardRails.standard());
  }

  /** The same with other numbers of trials. */
  public TuningSettings withTrials(int random, int guided) {
    return new TuningSettings(
        space,
        random,
        guided,
        seed,
        groups,
        testGroups,
        embargoDays,
        selection,
        features,
        screeningTrees,
        fewestPicks,
        holdOut,
        rails);
  }

  /** The same with another seed. */
  public TuningSettings withSeed(long other) {
    return new TuningSettings(
        space,
        randomTrials,
        guidedTrials,
        other,
        groups,
        testGroups,
        embargoDays,
        selection,
        features,
        screeningTrees,
        fewestPicks,
        holdOut,
        rails);
  }

  /** The same with smaller or larger forests, for the search and for choosing the features. */
  public TuningSettings withTrees(SearchSpace otherSpace, int forScreening) {
    return new TuningSettings(
        otherSpace,
        randomTrials,
        guidedTrials,
        seed,
        groups,
        testGroups,
        embargoDays,
        selection,
        features,
        forScreening,
        fewestPicks,
        holdOut,
        rails);
  }

  /** The same with another number of features. */
  public TuningSettings withFeatures(int most) {
    return new TuningSettings(
        space,
        randomTrials,
        guidedTrials,
        seed,
        groups,
        testGroups,
        embargoDays,
        selection,
        most,
        screeningTrees,
        fewestPicks,
        holdOut,
        rails);
  }

  /** The same with features chosen by another method. */
  public TuningSettings withSelection(SelectionMethod other) {
    return new TuningSettings(
        space,
        randomTrials,
        guidedTrials,
        seed,
        groups,
        testGroups,
        embargoDays,
        other,
        features,
        screeningTrees,
        fewestPicks,
        holdOut,
        rails);
  }

  /** How many whole paths the tests of all splits join to. */
  int paths() {
    return new CombinatorialSplits(groups, testGroups).paths();
  }

  long embargoMillis() {
    return embargoDays * DAY_MILLIS;
  }

  /** What chooses the features of a forest, from the trades that train it. */
  FeatureScreen screen() {
    return new FeatureScreen(selection, features, screeningTrees, embargoMillis(), seed);
  }
}
