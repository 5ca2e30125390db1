package io.multialpha.host.model.forest;

import java.util.Arrays;

/**
 * Lays out the nodes of a forest: those of a tree level by level, children side by side, nodes that
 * no walk comes to left out. Chooses the smallest nodes that the forest fits.
 */
final class NodeBuilder {
  private final Forest forest;
  private final int[] ranks;
  private final Votes votes;
  private final int width;
  private final int[] roots;
  private final long[] nodes;
  private final boolean[] missingLeft;
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
    this.nodes = new long[powerOfTwo(ranks.length)];
    this.missingLeft = new boolean[forest.acceptsMissing() ? ranks.length : 0];
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
      Tree tree = forest.trees().get(t);
      roots[t] = start;
      place(tree, start);
      start += tree.nodes();
    }
    refuseAbove(EightByteNodes.MOST, highestVote, "different leaves");
    refuseAbove(EightByteNodes.MOST, farthest, "nodes between a node and its children");
    boolean small =
        farthest <= FourByteNodes.FARTHEST
            && forest.inputs() <= FourByteNodes.MOST_INPUTS
            && Math.max(highestRank, highestVote) <= FourByteNodes.MOST;
    return small ? fourBytes() : new EightByteNodes(roots, nodes, missingLeft, width);
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

  private void place(Tree tree, int start) {
    int[] order = new int[tree.nodes()];
    int placed = 1;
    for (int place = 0; place < placed; place++) {
      int node = order[place];
      if (tree.isLeaf(node)) {
        int vote = votes.of(tree.values(), node * forest.classes());
        highestVote = Math.max(highestVote, vote);
        nodes[start + place] = EightByteNodes.node(0, forest.inputs(), vote);
      } else {
        int distance = placed - place;
        farthest = Math.max(farthest, distance);
        nodes[start + place] =
            EightByteNodes.node(distance, tree.feature()[node], ranks[start + node]);
        if (missingLeft.length > 0) {
          missingLeft[start + place] = tree.missingLeft()[node];
        }
        order[placed++] = tree.left()[node];
        order[placed++] = tree.right()[node];
      }
    }
  }

  private Layout fourBytes() {
    int[] small = new int[nodes.length];
    Arrays.setAll(
        small,
        i ->
            FourByteNodes.node(
                EightByteNodes.distance(nodes[i]),
                EightByteNodes.input(nodes[i]),
                EightByteNodes.rank(nodes[i])));
    return new FourByteNodes(roots, small, missingLeft, width);
  }
}
