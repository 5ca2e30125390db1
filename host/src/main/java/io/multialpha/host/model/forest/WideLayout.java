package io.multialpha.host.model.forest;

import java.util.Arrays;

/** Three numbers per node, one tree after another: for forests that fit no smaller layout. */
final class WideLayout implements Layout {
  private final int[] roots;
  private final int[] feature;
  private final int[] rank;

  /** The left child, beside which is the right one; at a leaf the vote as a negative number. */
  private final int[] child;

  private final boolean[] missingLeft;

  private WideLayout(int[] roots, int[] feature, int[] rank, int[] child, boolean[] missingLeft) {
    this.roots = roots;
    this.feature = feature;
    this.rank = rank;
    this.child = child;
    this.missingLeft = missingLeft;
  }

  /**
   * Lays out a forest.
   *
   * @param ranks of the thresholds, node by node and tree by tree
   */
  static WideLayout of(Forest forest, int[] ranks, Votes votes) {
    int nodes = ranks.length;
    WideLayout layout =
        new WideLayout(
            new int[forest.trees().size()],
            new int[nodes],
            new int[nodes],
            new int[nodes],
            new boolean[forest.acceptsMissing() ? nodes : 0]);
    int start = 0;
    for (int t = 0; t < layout.roots.length; t++) {
      layout.roots[t] = start;
      layout.place(forest.trees().get(t), start, ranks, forest.classes(), votes);
      start += forest.trees().get(t).nodes();
    }
    return layout;
  }

  /** Gives children places side by side; nodes that no walk comes to get none. */
  private void place(Tree tree, int start, int[] ranks, int classes, Votes votes) {
    int[] places = new int[tree.nodes()];
    Arrays.fill(places, 1, places.length, -1);
    int next = 1;
    for (int node = 0; node < places.length; node++) {
      if (places[node] < 0) {
        continue;
      }
      int place = start + places[node];
      if (tree.isLeaf(node)) {
        child[place] = ~votes.of(tree.values(), node * classes);
      } else {
        places[tree.left()[node]] = next;
        places[tree.right()[node]] = next + 1;
        feature[place] = tree.feature()[node];
        rank[place] = ranks[start + node];
        child[place] = start + next;
        next += 2;
        if (missingLeft.length > 0) {
          missingLeft[place] = tree.missingLeft()[node];
        }
      }
    }
  }

  @Override
  public void votes(int[] ranks, int[] votes) {
    for (int t = 0; t < roots.length; t++) {
      int node = roots[t];
      int next = child[node];
      while (next >= 0) {
        node = next + ((rank[node] - ranks[feature[node]]) >>> 31);
        next = child[node];
      }
      votes[t] = ~next;
    }
  }

  @Override
  public void votesWithMissing(int[] ranks, int[] votes) {
    for (int t = 0; t < roots.length; t++) {
      int node = roots[t];
      while (child[node] >= 0) {
        int value = ranks[feature[node]];
        boolean left = value == Thresholds.MISSING ? missingLeft[node] : value <= rank[node];
        node = left ? child[node] : child[node] + 1;
      }
      votes[t] = ~child[node];
    }
  }
}
