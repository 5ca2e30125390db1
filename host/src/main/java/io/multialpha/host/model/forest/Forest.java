package io.multialpha.host.model.forest;

import java.util.List;

/**
 * A forest of decision trees that vote on the class of a row, as it was trained.
 *
 * @param inputs how many numbers a row has
 * @param classes how many classes there are, at least 1
 * @param leafValues what the numbers at the leaves are
 * @param acceptsMissing whether a row may hold NaN
 * @param trees in the order in which their votes are added up; at least one
 */
public record Forest(
    int inputs, int classes, LeafValues leafValues, boolean acceptsMissing, List<Tree> trees) {

  /**
   * Checks that every walk from a root ends at a leaf with numbers, and that no node has two
   * parents. A node may have none: who prunes a tree by hand leaves what he cut off in its arrays.
   *
   * @throws IllegalArgumentException naming tree and node, if one does not; or if there are more
   *     than 65,535 inputs, which no layout of nodes has room for
   */
  public Forest {
    trees = List.copyOf(trees);
    if (inputs > EightByteNodes.MOST_INPUTS) {
      throw new IllegalArgumentException(
          "a forest of "
              + inputs
              + " inputs; at most "
              + EightByteNodes.MOST_INPUTS
              + " can be scored");
    }
    if (inputs < 1 || classes < 1 || trees.isEmpty()) {
      throw new IllegalArgumentException(
          "a forest of "
              + trees.size()
              + " trees, "
              + inputs
              + " inputs and "
              + classes
              + " classes; expected at least 1 of each");
    }
    NodeColumns room = room(trees, classes);
    for (int i = 0; i < trees.size(); i++) {
      check(i, trees.get(i), room, inputs, classes);
    }
  }

  /** Room for the nodes of any of these trees. */
  private static NodeColumns room(List<Tree> trees, int classes) {
    int most = 0;
    for (Tree tree : trees) {
      most = Math.max(most, tree.nodes());
    }
    return NodeColumns.room(most, classes);
  }

  /** Room for the nodes of any of its trees. */
  NodeColumns room() {
    return room(trees, classes);
  }

  private static void check(int index, Tree tree, NodeColumns room, int inputs, int classes) {
    int nodes = tree.nodes();
    if (nodes == 0) {
      throw new IllegalArgumentException("tree " + index + " has no nodes");
    }
    if (tree.figures().nodes() != nodes || !tree.isComplete(classes)) {
      throw new IllegalArgumentException("tree " + index + ": its arrays differ in length");
    }
    NodeColumns of = tree.columns(room);
    int[] left = of.left();
    int[] right = of.right();
    double[] values = of.values();
    boolean[] hasParent = new boolean[nodes];
    for (int node = 0; node < nodes; node++) {
      String wrong =
          left[node] < 0
              ? leafFault(left[node], right[node], values, node * classes, classes)
              : childrenFault(node, left[node], right[node], hasParent);
      if (left[node] >= 0 && wrong.isEmpty()) {
        wrong = splitFault(of.feature()[node], inputs, of.threshold()[node]);
      }
      if (!wrong.isEmpty()) {
        throw new IllegalArgumentException("tree " + index + ", node " + node + ": " + wrong);
      }
    }
  }

  private static String leafFault(int left, int right, double[] values, int start, int classes) {
    if (left != -1 || right != -1) {
      return "children " + left + " and " + right;
    }
    for (int c = 0; c < classes; c++) {
      double value = values[start + c];
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        return "the leaf's value for class " + c + " is " + value;
      }
    }
    return "";
  }

  private static String childrenFault(int node, int left, int right, boolean[] hasParent) {
    int nodes = hasParent.length;
    if (left <= node || right <= node || left >= nodes || right >= nodes) {
      return "children " + left + " and " + right + "; expected two later nodes of " + nodes;
    }
    if (left == right || hasParent[left] || hasParent[right]) {
      return "children " + left + " and " + right + "; expected two nodes without another parent";
    }
    hasParent[left] = true;
    hasParent[right] = true;
    return "";
  }

  private static String splitFault(int feature, int inputs, double threshold) {
    if (feature < 0 || feature >= inputs) {
      return "it looks at input " + feature + " of " + inputs;
    }
    return Double.isNaN(threshold) ? "its threshold is NaN" : "";
  }

  /** Nodes of all trees, leaves included. */
  public long nodes() {
    long nodes = 0;
    for (Tree tree : trees) {
      nodes += tree.nodes();
    }
    return nodes;
  }
}
