package io.multialpha.host.model.forest;

/**
 * Lays out the nodes of a forest: those of a tree level by level, children side by side, nodes that
 * no walk comes to left out. Chooses the smallest nodes that the forest fits: most fit the small
 * ones, which are taken until a tree comes that does not.
 */
final class NodeBuilder {
  private final Forest forest;
  private final int[] ranks;
  private final Votes votes;
  private final int width;
  private final int[] roots;
  private final boolean[] missingLeft;

  /** The tree that is being laid out: which of its nodes come in which order, and as what. */
  private final int[] order;

  private final long[] tree;

  /** The trees laid out so far: as small nodes, or as large ones since one did not fit these. */
  private int[] small;

  private long[] large;
  private int farthest;
  private int highestVote;

  /**
   * Prepares to lay out a forest.
   *
   * @param ranks of the thresholds, node by node and tree by tree
   * @param votes collects the leaves
   * @param width of a ranked row
   */
  NodeBuilder(Forest forest, int[] ranks, Votes votes, int width) {
    this.forest = forest;
    this.ranks = ranks;
    this.votes = votes;
    this.width = width;
    this.roots = new int[forest.trees().size()];
    this.missingLeft = new boolean[forest.acceptsMissing() ? ranks.length : 0];
    int most = 0;
    for (Tree each : forest.trees()) {
      most = Math.max(most, each.nodes());
    }
    this.order = new int[most];
    this.tree = new long[most];
    this.small = new int[powerOfTwo(ranks.length)];
    this.large = new long[0];
  }

  /**
   * Lays it out.
   *
   * @param highestRank of any threshold
   * @throws IllegalArgumentException if the forest fits no nodes
   */
  Layout build(int highestRank) {
    refuseAbove(EightByteNodes.MOST, highestRank, "thresholds of one input");
    int start = 0;
    for (int t = 0; t < roots.length; t++) {
      Tree each = forest.trees().get(t);
      roots[t] = start;
      int placed = place(each, start);
      refuseAbove(EightByteNodes.MOST, highestVote, "different leaves");
      refuseAbove(EightByteNodes.MOST, farthest, "nodes between a node and its children");
      append(start, placed, highestRank);
      start += each.nodes();
    }
    return large.length == 0
        ? new FourByteNodes(roots, small, missingLeft, width)
        : new EightByteNodes(roots, large, missingLeft, width);
  }

  /** A length that makes {@code index & (length - 1)} an index that needs no check. */
  private static int powerOfTwo(int count) {
    return Integer.highestOneBit(2 * count - 1);
  }

  private static void refuseAbove(int most, int found, String what) {
    if (found > most) {
      throw new IllegalArgumentException(
          "a forest of " + found + " " + what + "; at most " + most + " can be scored");
    }
  }

  /** Puts the nodes of a tree in order, and tells how many they are. */
  private int place(Tree of, int start) {
    order[0] = 0;
    int placed = 1;
    for (int place = 0; place < placed; place++) {
      int node = order[place];
      if (of.isLeaf(node)) {
        int vote = votes.of(of.values(), node * forest.classes());
        highestVote = Math.max(highestVote, vote);
        tree[place] = EightByteNodes.node(0, forest.inputs(), vote);
      } else {
        int distance = placed - place;
        farthest = Math.max(farthest, distance);
        tree[place] = EightByteNodes.node(distance, of.feature()[node], ranks[start + node]);
        if (missingLeft.length > 0) {
          missingLeft[start + place] = of.missingLeft()[node];
        }
        order[placed++] = of.left()[node];
        order[placed++] = of.right()[node];
      }
    }
    return placed;
  }

  private void append(int start, int placed, int highestRank) {
    boolean fits =
        farthest <= FourByteNodes.FARTHEST
            && forest.inputs() <= FourByteNodes.MOST_INPUTS
            && Math.max(highestRank, highestVote) <= FourByteNodes.MOST;
    if (!fits && large.length == 0) {
      enlarge(start);
    }
    if (fits) {
      for (int i = 0; i < placed; i++) {
        small[start + i] = FourByteNodes.of(tree[i]);
      }
    } else {
      System.arraycopy(tree, 0, large, start, placed);
    }
  }

  private void enlarge(int count) {
    large = new long[small.length];
    for (int i = 0; i < count; i++) {
      large[i] = EightByteNodes.of(small[i]);
    }
    small = new int[0];
  }
}
