package io.multialpha.host.model.forest;

/**
 * Four bytes per node, one tree after another: a thousand trees of some hundred nodes stay in the
 * processor's own cache.
 *
 * <p>From the lowest bit: 16 bits for the rank of the threshold, 6 for the input, 10 for the
 * distance to the left child; all else as in {@link EightByteNodes}. The code is the same over
 * ints: with the longs of that class alone, a row takes a tenth to a half longer ({@code
 * ForestScoring.rowEightBytes}), as the more nodes do not fit the cache.
 */
final class FourByteNodes implements Layout {
  static final int MOST = 0xffff;
  static final int MOST_INPUTS = 0x3f;
  static final int FARTHEST = 0x3ff;
  private static final int INPUT_SHIFT = 16;
  private static final int DISTANCE_SHIFT = 22;

  private final int[] roots;
  private final int[] nodes;
  private final boolean[] missingLeft;
  private final int width;

  /**
   * Takes the arrays as they are.
   *
   * @param roots place of each tree's root
   * @param nodes see above; their number is a power of two
   * @param missingLeft per node, whether it sends a missing value to the left; none where the
   *     forest accepts no missing values
   * @param width of a ranked row
   */
  FourByteNodes(int[] roots, int[] nodes, boolean[] missingLeft, int width) {
    this.roots = roots;
    this.nodes = nodes;
    this.missingLeft = missingLeft;
    this.width = width;
  }

  private static int node(int distance, int input, int rank) {
    return (distance << DISTANCE_SHIFT) | (input << INPUT_SHIFT) | rank;
  }

  /** The same nodes, which must fit. */
  static int[] of(long[] nodes) {
    int[] small = new int[nodes.length];
    for (int i = 0; i < small.length; i++) {
      long node = nodes[i];
      small[i] =
          node(
              EightByteNodes.distance(node), EightByteNodes.input(node), EightByteNodes.rank(node));
    }
    return small;
  }

  private static int distance(int node) {
    return node >>> DISTANCE_SHIFT;
  }

  private static int rank(int node) {
    return node & MOST;
  }

  /** How far it is from a node to the next one that a row comes to; 0 at a leaf. */
  private static int step(int node, int[] ranks) {
    return step(node, ranks[(node >>> INPUT_SHIFT) & (ranks.length - 1)]);
  }

  /** The same for one of several rows, which begins at {@code start}. */
  private static int step(int node, int[] ranks, int start, int mask) {
    int place = start + ((node >>> INPUT_SHIFT) & mask);
    return step(node, ranks[place & (ranks.length - 1)]);
  }

  private static int step(int node, int rank) {
    return distance(node) + ((rank(node) - rank) >>> 31);
  }

  @Override
  public void votes(int[] ranks, int[] votes) {
    int together = roots.length - roots.length % LANES;
    for (int tree = 0; tree < together; tree += LANES) {
      walkEightTrees(tree, ranks, votes);
    }
    for (int tree = together; tree < roots.length; tree++) {
      int at = roots[tree];
      while (distance(nodes[at]) != 0) {
        at += step(nodes[at], ranks);
      }
      votes[tree] = rank(nodes[at]);
    }
  }

  private void walkEightTrees(int tree, int[] ranks, int[] votes) {
    int[] nodes = this.nodes;
    int last = nodes.length - 1;
    int a = roots[tree];
    int b = roots[tree + 1];
    int c = roots[tree + 2];
    int d = roots[tree + 3];
    int e = roots[tree + 4];
    int f = roots[tree + 5];
    int g = roots[tree + 6];
    int h = roots[tree + 7];
    int aNode = nodes[a];
    int bNode = nodes[b];
    int cNode = nodes[c];
    int dNode = nodes[d];
    int eNode = nodes[e];
    int fNode = nodes[f];
    int gNode = nodes[g];
    int hNode = nodes[h];
    while (distance(aNode | bNode | cNode | dNode | eNode | fNode | gNode | hNode) != 0) {
      a = (a + step(aNode, ranks)) & last;
      aNode = nodes[a];
      b = (b + step(bNode, ranks)) & last;
      bNode = nodes[b];
      c = (c + step(cNode, ranks)) & last;
      cNode = nodes[c];
      d = (d + step(dNode, ranks)) & last;
      dNode = nodes[d];
      e = (e + step(eNode, ranks)) & last;
      eNode = nodes[e];
      f = (f + step(fNode, ranks)) & last;
      fNode = nodes[f];
      g = (g + step(gNode, ranks)) & last;
      gNode = nodes[g];
      h = (h + step(hNode, ranks)) & last;
      hNode = nodes[h];
    }
    votes[tree] = rank(aNode);
    votes[tree + 1] = rank(bNode);
    votes[tree + 2] = rank(cNode);
    votes[tree + 3] = rank(dNode);
    votes[tree + 4] = rank(eNode);
    votes[tree + 5] = rank(fNode);
    votes[tree + 6] = rank(gNode);
    votes[tree + 7] = rank(hNode);
  }

  @Override
  public void votesOfTree(int tree, int[] ranks, int count, int[] votes) {
    for (int row = 0; row < count; row += LANES) {
      walkEightRows(roots[tree], row, ranks, votes);
    }
  }

  private void walkEightRows(int root, int row, int[] ranks, int[] votes) {
    int[] nodes = this.nodes;
    int last = nodes.length - 1;
    int mask = width - 1;
    int start = row * width;
    int a = root;
    int b = root;
    int c = root;
    int d = root;
    int e = root;
    int f = root;
    int g = root;
    int h = root;
    int aNode = nodes[root];
    int bNode = nodes[root];
    int cNode = nodes[root];
    int dNode = nodes[root];
    int eNode = nodes[root];
    int fNode = nodes[root];
    int gNode = nodes[root];
    int hNode = nodes[root];
    while (distance(aNode | bNode | cNode | dNode | eNode | fNode | gNode | hNode) != 0) {
      a = (a + step(aNode, ranks, start, mask)) & last;
      aNode = nodes[a];
      b = (b + step(bNode, ranks, start + width, mask)) & last;
      bNode = nodes[b];
      c = (c + step(cNode, ranks, start + 2 * width, mask)) & last;
      cNode = nodes[c];
      d = (d + step(dNode, ranks, start + 3 * width, mask)) & last;
      dNode = nodes[d];
      e = (e + step(eNode, ranks, start + 4 * width, mask)) & last;
      eNode = nodes[e];
      f = (f + step(fNode, ranks, start + 5 * width, mask)) & last;
      fNode = nodes[f];
      g = (g + step(gNode, ranks, start + 6 * width, mask)) & last;
      gNode = nodes[g];
      h = (h + step(hNode, ranks, start + 7 * width, mask)) & last;
      hNode = nodes[h];
    }
    votes[row] = rank(aNode);
    votes[row + 1] = rank(bNode);
    votes[row + 2] = rank(cNode);
    votes[row + 3] = rank(dNode);
    votes[row + 4] = rank(eNode);
    votes[row + 5] = rank(fNode);
    votes[row + 6] = rank(gNode);
    votes[row + 7] = rank(hNode);
  }

  @Override
  public void votesWithMissing(int[] ranks, int[] votes) {
    for (int tree = 0; tree < roots.length; tree++) {
      int at = roots[tree];
      while (distance(nodes[at]) != 0) {
        int value = ranks[(nodes[at] >>> INPUT_SHIFT) & (width - 1)];
        boolean left = value == Thresholds.MISSING ? missingLeft[at] : value <= rank(nodes[at]);
        at += distance(nodes[at]) + (left ? 0 : 1);
      }
      votes[tree] = rank(nodes[at]);
    }
  }
}
