package io.multialpha.host.model.forest;

import java.util.Optional;

/**
 * A forest of small trees as masks of leaves, for many rows at once: each split that sends a row to
 * the right strikes out the leaves on its left, and the row comes to the first leaf that is left.
 *
 * <p>The splits of a tree are looked at one after another, each for all rows, with whole numbers
 * and without branches: what the compiler turns into vector instructions by itself.
 *
 * <p>After C. Lucchese et al., "QuickScorer: a Fast Algorithm to Rank Documents with Additive
 * Ensembles of Regression Trees", SIGIR 2015. Immutable; shared by threads.
 */
final class LeafBits {
  private static final int MOST_LEAVES = Integer.SIZE;

  /**
   * The splits of tree t are those from {@code firstSplit[t]} to before {@code firstSplit[t + 1]}.
   */
  private final int[] firstSplit;

  private final int[] input;
  private final int[] rank;
  private final int[] onTheLeft;

  /** The votes of the leaves from left to right, 32 places per tree. */
  private final int[] votes;

  private int splits;
  private int leaves;

  private LeafBits(int trees, int splits) {
    this.firstSplit = new int[trees + 1];
    this.input = new int[splits];
    this.rank = new int[splits];
    this.onTheLeft = new int[splits];
    this.votes = new int[trees * MOST_LEAVES];
  }

  /**
   * Makes the masks, if no tree has more than 32 leaves.
   *
   * @param roots place of each tree's root
   * @param nodes those of {@link EightByteNodes}, tree by tree
   * @param splits how many of them are not leaves
   */
  static Optional<LeafBits> of(int[] roots, long[] nodes, int splits) {
    int end = roots.length + 2 * splits;
    for (int t = roots.length - 1; t >= 0; t--) {
      if (end - roots[t] > 2 * MOST_LEAVES - 1) {
        return Optional.empty();
      }
      end = roots[t];
    }
    LeafBits bits = new LeafBits(roots.length, splits);
    for (int t = 0; t < roots.length; t++) {
      bits.leaves = t * MOST_LEAVES;
      bits.descend(nodes, roots[t]);
      bits.firstSplit[t + 1] = bits.splits;
    }
    return Optional.of(bits);
  }

  /** Goes through a tree from left to right, at most 32 levels deep. */
  private void descend(long[] nodes, int at) {
    int distance = EightByteNodes.distance(nodes[at]);
    if (distance == 0) {
      votes[leaves++] = EightByteNodes.rank(nodes[at]);
      return;
    }
    int split = splits++;
    int before = leaves;
    descend(nodes, at + distance);
    input[split] = EightByteNodes.input(nodes[at]);
    rank[split] = EightByteNodes.rank(nodes[at]);
    onTheLeft[split] = ((1 << (leaves - before)) - 1) << before;
    descend(nodes, at + distance + 1);
  }

  /**
   * Sends many rows down one tree.
   *
   * @param ranks of the rows, {@code [input][row]}
   * @param count how many rows they are
   * @param left scratch, one number per row
   * @param into takes the vote for each row
   */
  void votesOfTree(int tree, int[][] ranks, int count, int[] left, int[] into) {
    for (int i = 0; i < count; i++) {
      left[i] = -1;
    }
    for (int split = firstSplit[tree]; split < firstSplit[tree + 1]; split++) {
      strikeOut(onTheLeft[split], rank[split], ranks[input[split]], count, left);
    }
    int first = tree * MOST_LEAVES;
    for (int i = 0; i < count; i++) {
      into[i] = votes[first + Integer.numberOfTrailingZeros(left[i])];
    }
  }

  /** Both arrays are read at the same place: from shifted places no vector code would be made. */
  private static void strikeOut(int leaves, int rank, int[] ranks, int count, int[] left) {
    for (int i = 0; i < count; i++) {
      left[i] &= ~(((rank - ranks[i]) >> 31) & leaves);
    }
  }
}
