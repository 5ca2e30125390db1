package io.multialpha.host.model.forest;

/**
 * Eight bytes per node, one tree after another, for forests that do not fit {@link FourByteNodes}.
 *
 * <p>From the lowest bit: 24 bits for the rank of the threshold, 16 for the input, 24 for the
 * distance to the left child, beside which is the right one. A leaf has the distance 0, its vote in
 * place of the rank, and looks at a place of the ranked row that is always 0: a walk that has come
 * to a leaf stays there, without a branch that says so.
 */
final class EightByteNodes implements Layout {
  static final int MOST = 0xff_ffff;
  static final int MOST_INPUTS = 0xffff;
  private static final int INPUT_SHIFT = 24;
  private static final int DISTANCE_SHIFT = 40;

  private final int[] roots;
  private final long[] nodes;
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
  EightByteNodes(int[] roots, long[] nodes, boolean[] missingLeft, int width) {
    this.roots = roots;
    this.nodes = nodes;
    this.missingLeft = missingLeft;
    this.width = width;
  }

  static long node(int distance, int input, int rank) {
    return ((long) distance << DISTANCE_SHIFT) | ((long) input << INPUT_SHIFT) | rank;
  }

  static int distance(long node) {
    return (int) (node >>> DISTANCE_SHIFT);
  }

  static int input(long node) {
    return (int) (node >>> INPUT_SHIFT) & MOST_INPUTS;
  }

  static int rank(long node) {
    return (int) node & MOST;
  }

  /** How far it is from a node to the next one that a row comes to; 0 at a leaf. */
  private static int step(long node, int[] ranks) {
    return step(node, ranks[(int) (node >>> INPUT_SHIFT) & (ranks.length - 1)]);
  }

  /** The same for one of several rows, which begins at {@code start}. */
  private static int step(long node, int[] ranks, int start, int mask) {
    int place = start + ((int) (node >>> INPUT_SHIFT) & mask);
    return step(node, ranks[place & (ranks.length - 1)]);
  }

  private static int step(long node, int rank) {
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
    long[] nodes = this.nodes;
    int last = nodes.length - 1;
    int a = roots[tree];
    int b = roots[tree + 1];
    int c = roots[tree + 2];
    int d = roots[tree + 3];
    int e = roots[tree + 4];
    int f = roots[tree + 5];
    int g = roots[tree + 6];
    int h = roots[tree + 7];
    long aNode = nodes[a];
    long bNode = nodes[b];
    long cNode = nodes[c];
    long dNode = nodes[d];
    long eNode = nodes[e];
    long fNode = nodes[f];
    long gNode = nodes[g];
    long hNode = nodes[h];
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
    long[] nodes = this.nodes;
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
    long aNode = nodes[root];
    long bNode = nodes[root];
    long cNode = nodes[root];
    long dNode = nodes[root];
    long eNode = nodes[root];
    long fNode = nodes[root];
    long gNode = nodes[root];
    long hNode = nodes[root];
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
        int value = ranks[(int) (nodes[at] >>> INPUT_SHIFT) & (width - 1)];
        boolean left = value == Thresholds.MISSING ? missingLeft[at] : value <= rank(nodes[at]);
        at += distance(nodes[at]) + (left ? 0 : 1);
      }
      votes[tree] = rank(nodes[at]);
    }
  }
}
