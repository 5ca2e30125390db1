package io.multialpha.host.model.forest;

import java.util.Optional;

/**
 * Lays out the nodes of a forest: those of a tree level by level, children side by side, nodes that
 * no walk comes to left out. Goes through the trees once, while each is in the processor's cache;
 * the ranks of their thresholds are added when those of all trees are known.
 */
final class NodeBuilder {
  private final Forest forest;
  private final Votes votes;
  private final int[] roots;
  private final long[] nodes;
  private final boolean[] missingLeft;

  /** The nodes of the tree that is being laid out, in the order of their places. */
  private final int[] order;

  private final long[] splits;
  private int splitCount;
  private int farthest;
  private int highestVote;

  /**
   * Places the nodes of a forest.
   *
   * @param votes collects the leaves
   * @throws IllegalArgumentException if the forest fits no nodes
   */
  NodeBuilder(Forest forest, Votes votes) {
    int count = (int) forest.nodes();
    this.forest = forest;
    this.votes = votes;
    this.roots = new int[forest.trees().size()];
    this.nodes = new long[powerOfTwo(count)];
    this.missingLeft = new boolean[forest.acceptsMissing() ? count : 0];
    this.splits = new long[count / 2];
    NodeColumns room = forest.room();
    this.order = new int[room.left().length];
    int start = 0;
    for (int t = 0; t < roots.length; t++) {
      roots[t] = start;
      start += place(forest.trees().get(t).columns(room), start);
      refuseAbove(EightByteNodes.MOST, highestVote, "different leaves");
      refuseAbove(EightByteNodes.MOST, farthest, "nodes between a node and its children");
    }
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

  /** Places the nodes of a tree from {@code start} on, and tells how many they are. */
  private int place(NodeColumns tree, int start) {
    int[] left = tree.left();
    int placed = 1;
    order[0] = 0;
    for (int place = 0; place < placed; place++) {
      int node = order[place];
      if (left[node] < 0) {
        nodes[start + place] = leaf(tree.values(), node);
      } else {
        nodes[start + place] = split(placed - place, tree.feature()[node]);
        splits[splitCount++] = Thresholds.split(tree.threshold()[node], start + place);
        order[placed++] = left[node];
        order[placed++] = tree.right()[node];
      }
    }
    for (int place = 0; place < placed && missingLeft.length > 0; place++) {
      missingLeft[start + place] = tree.missingLeft()[order[place]];
    }
    return placed;
  }

  private long leaf(double[] values, int node) {
    int vote = votes.of(values, node * forest.classes());
    highestVote = Math.max(highestVote, vote);
    return EightByteNodes.node(0, forest.inputs(), vote);
  }

  private long split(int distance, int input) {
    farthest = Math.max(farthest, distance);
    return EightByteNodes.node(distance, input, 0);
  }

  /** Sorts the thresholds of all splits, and gives the splits their ranks. */
  Thresholds rank() {
    Thresholds thresholds = Thresholds.of(forest, splits, splitCount, nodes);
    refuseAbove(EightByteNodes.MOST, thresholds.highestRank(), "thresholds of one input");
    return thresholds;
  }

  /** The nodes, as the smallest that the forest fits. */
  Layout layout(Thresholds thresholds) {
    boolean small =
        farthest <= FourByteNodes.FARTHEST
            && forest.inputs() <= FourByteNodes.MOST_INPUTS
            && Math.max(thresholds.highestRank(), highestVote) <= FourByteNodes.MOST;
    return small
        ? new FourByteNodes(roots, FourByteNodes.of(nodes), missingLeft, thresholds.width())
        : new EightByteNodes(roots, nodes, missingLeft, thresholds.width());
  }

  /** The same for many rows at once, if the trees are small. */
  Optional<LeafBits> leafBits() {
    return LeafBits.of(roots, nodes, splitCount);
  }
}
