package io.multialpha.host.model.export;

import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.PairwiseSum;
import io.multialpha.host.model.forest.Tree;

/**
 * A forest as a {@code TreeEnsembleRegressor} of {@code ai.onnx.ml}: the nodes of all trees side by
 * side, and the shares that their leaves give to the classes, which are its targets.
 */
final class OnnxTrees {
  // Of AttributeProto.AttributeType.
  private static final int TYPE_FLOATS = 6;
  private static final int TYPE_INTS = 7;
  private static final int TYPE_STRINGS = 8;

  private final long[] nodeTree;
  private final long[] node;
  private final long[] feature;
  private final String[] modes;
  private final float[] threshold;
  private final long[] left;
  private final long[] right;
  private final long[] missingLeft;
  private final long[] leafTree;
  private final long[] leaf;
  private final long[] leafClass;
  private final float[] weight;
  private int nodes;
  private int votes;

  /**
   * The node of a graph.
   *
   * @param input name of its table of floats
   * @param votes name of its output: per class, the sum of the shares of all leaves that are met
   */
  static ProtobufWriter node(Forest forest, String input, String votes) {
    OnnxTrees trees = new OnnxTrees(forest);
    return OnnxExport.operator("TreeEnsembleRegressor", votes, input)
        .message(5, integers("nodes_treeids", trees.nodeTree))
        .message(5, integers("nodes_nodeids", trees.node))
        .message(5, integers("nodes_featureids", trees.feature))
        .message(5, strings("nodes_modes", trees.modes))
        .message(5, floats("nodes_values", trees.threshold))
        .message(5, integers("nodes_truenodeids", trees.left))
        .message(5, integers("nodes_falsenodeids", trees.right))
        .message(5, integers("nodes_missing_value_tracks_true", trees.missingLeft))
        .message(5, integers("target_treeids", trees.leafTree))
        .message(5, integers("target_nodeids", trees.leaf))
        .message(5, integers("target_ids", trees.leafClass))
        .message(5, floats("target_weights", trees.weight))
        .message(5, OnnxExport.integer("n_targets", forest.classes()))
        .text(7, "ai.onnx.ml");
  }

  private OnnxTrees(Forest forest) {
    int count = Math.toIntExact(forest.nodes());
    int leaves = 0;
    for (Tree tree : forest.trees()) {
      for (int i = 0; i < tree.nodes(); i++) {
        leaves += tree.isLeaf(i) ? 1 : 0;
      }
    }
    int voteCount = Math.multiplyExact(leaves, forest.classes());
    nodeTree = new long[count];
    node = new long[count];
    feature = new long[count];
    modes = new String[count];
    threshold = new float[count];
    left = new long[count];
    right = new long[count];
    missingLeft = new long[count];
    leafTree = new long[voteCount];
    leaf = new long[voteCount];
    leafClass = new long[voteCount];
    weight = new float[voteCount];
    for (int i = 0; i < forest.trees().size(); i++) {
      add(forest, i);
    }
  }

  private void add(Forest forest, int index) {
    Tree tree = forest.trees().get(index);
    for (int i = 0; i < tree.nodes(); i++, nodes++) {
      boolean isLeaf = tree.isLeaf(i);
      nodeTree[nodes] = index;
      node[nodes] = i;
      modes[nodes] = isLeaf ? "LEAF" : "BRANCH_LEQ";
      if (isLeaf) {
        vote(forest, tree, index, i);
      } else {
        feature[nodes] = tree.feature()[i];
        threshold[nodes] = floor(tree.threshold()[i]);
        left[nodes] = tree.left()[i];
        right[nodes] = tree.right()[i];
        missingLeft[nodes] = tree.missingLeft()[i] ? 1 : 0;
      }
    }
  }

  private void vote(Forest forest, Tree tree, int index, int at) {
    int classes = forest.classes();
    double sum =
        forest.leafValues() == LeafValues.COUNTS
            ? PairwiseSum.of(tree.values(), at * classes, classes)
            : 1;
    double whole = sum == 0 ? 1 : sum;
    for (int c = 0; c < classes; c++, votes++) {
      leafTree[votes] = index;
      leaf[votes] = at;
      leafClass[votes] = c;
      weight[votes] = (float) (tree.values()[at * classes + c] / whole);
    }
  }

  private static ProtobufWriter integers(String name, long[] values) {
    return OnnxExport.attribute(name, TYPE_INTS).integers(8, values);
  }

  private static ProtobufWriter floats(String name, float[] values) {
    return OnnxExport.attribute(name, TYPE_FLOATS).reals(7, values);
  }

  private static ProtobufWriter strings(String name, String[] values) {
    ProtobufWriter attribute = OnnxExport.attribute(name, TYPE_STRINGS);
    for (String value : values) {
      attribute.text(9, value);
    }
    return attribute;
  }

  /** The largest float that is not above a number. */
  static float floor(double number) {
    float nearest = (float) number;
    return nearest > number ? Math.nextDown(nearest) : nearest;
  }
}
