package io.multialpha.host.research.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Combinatorial cross-validation: of N groups of rows, in order of time, every choice of k is the
 * test once; the tests join to whole paths through all groups (Lopez de Prado, Advances in
 * Financial Machine Learning, 2018, chapter 12).
 *
 * <p>The j-th split, in lexicographic order, that tests a group gives that group its place in path
 * j. What to drop from training beside each test is {@link Purging}'s affair. Immutable.
 */
public final class CombinatorialSplits {
  private static final int MOST_SPLITS = 200_000;

  private final int groups;
  private final int[][] tests;
  private final int[][] paths;

  /**
   * @param groups N, at least 2
   * @param testGroups k, from 1 to N - 1
   * @throws IllegalArgumentException if there would be more than 200,000 splits, or k is out of
   *     bounds
   */
  public CombinatorialSplits(int groups, int testGroups) {
    if (groups < 2 || groups > 60 || testGroups < 1 || testGroups >= groups) {
      throw new IllegalArgumentException(
          "of 2 to 60 groups, at least one and not all are tested; not "
              + testGroups
              + " of "
              + groups);
    }
    long splits = Combinations.count(groups, testGroups);
    if (splits > MOST_SPLITS) {
      throw new IllegalArgumentException(
          splits + " splits are more than " + MOST_SPLITS + "; take fewer groups");
    }
    this.groups = groups;
    this.tests = new int[(int) splits][];
    this.paths = new int[(int) splits][testGroups];
    int[] used = new int[groups];
    int[] choice = Combinations.first(testGroups);
    int split = 0;
    do {
      tests[split] = choice.clone();
      for (int i = 0; i < testGroups; i++) {
        paths[split][i] = used[choice[i]]++;
      }
      split++;
    } while (Combinations.next(choice, groups));
  }

  /** How many groups of rows there are. */
  public int groups() {
    return groups;
  }

  /** How many splits into training and test there are: C(N, k). */
  public int splits() {
    return tests.length;
  }

  /** How many paths the tests join to: k C(N, k) / N. */
  public int paths() {
    return (int) ((long) tests[0].length * tests.length / groups);
  }

  /** The groups that a split tests, rising: a copy. */
  public int[] testGroups(int split) {
    return tests[split].clone();
  }

  /**
   * The path to which a split contributes one of its tests.
   *
   * @param position which of the split's test groups, from 0
   */
  public int path(int split, int position) {
    return paths[split][position];
  }

  /**
   * The path to which the first split that tests two groups contributes its test of one of them: a
   * forest trained for it has seen neither.
   *
   * @param group whose path is asked for
   * @param beside tested in the same split; another one
   * @throws IllegalArgumentException if no split tests both: only one group is tested at a time, or
   *     they are the same
   */
  public int pathBeside(int group, int beside) {
    for (int split = 0; split < tests.length; split++) {
      int position = Arrays.binarySearch(tests[split], group);
      if (group != beside && position >= 0 && Arrays.binarySearch(tests[split], beside) >= 0) {
        return paths[split][position];
      }
    }
    throw new IllegalArgumentException("no split tests both group " + group + " and " + beside);
  }

  /**
   * Which splits make up a path: for each group, in order, the split that tested it.
   *
   * @param path from 0
   */
  public List<Integer> splitsOfPath(int path) {
    Integer[] found = new Integer[groups];
    for (int split = 0; split < tests.length; split++) {
      for (int i = 0; i < tests[split].length; i++) {
        if (paths[split][i] == path) {
          found[tests[split][i]] = split;
        }
      }
    }
    return List.of(found);
  }

  /**
   * Where each group's rows begin, and, last, where the last group's end. Sizes differ by one at
   * most, the larger ones first.
   *
   * @param rows at least as many as groups
   * @return one more than there are groups
   */
  public int[] bounds(int rows) {
    return bounds(rows, groups);
  }

  static int[] bounds(int rows, int groups) {
    if (rows < groups) {
      throw new IllegalArgumentException(rows + " rows cannot fill " + groups + " groups");
    }
    int[] bounds = new int[groups + 1];
    for (int group = 0; group < groups; group++) {
      bounds[group + 1] = bounds[group] + rows / groups + (group < rows % groups ? 1 : 0);
    }
    return bounds;
  }
}
