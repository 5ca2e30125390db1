package io.multialpha.host.model.export;

import io.multialpha.host.model.ModelException;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.PairwiseSum;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.sklearn.ClassLabel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Writes a forest as an ONNX model with one {@code TreeEnsembleClassifier} of {@code ai.onnx.ml}.
 * Its input {@code input} takes rows of floats; its outputs are {@code label} and {@code
 * probabilities}, one column per class.
 *
 * <p>A row takes the same way through every tree as in scikit-learn: a float is at most a threshold
 * exactly where it is at most the largest float that is not above the threshold. The probabilities
 * are added up as floats, and differ from scikit-learn's by the roundings of such sums.
 */
public final class OnnxExport {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 15;
  private static final int OPSET_OF_TREES = 1;

  // Of TensorProto.DataType.
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int STRING = 8;

  // Of AttributeProto.AttributeType.
  private static final int TYPE_STRING = 3;
  private static final int TYPE_FLOATS = 6;
  private static final int TYPE_INTS = 7;
  private static final int TYPE_STRINGS = 8;

  private OnnxExport() {}

  /**
   * Writes the model.
   *
   * @param features names of the inputs, in order; empty if none are known
   * @param metadata whatever else is known: texts, numbers, truth values, lists and maps of these;
   *     written as JSON
   * @throws ModelException if ONNX cannot hold the forest
   */
  public static void write(
      TrainedForest trained, List<String> features, Map<String, Object> metadata, OutputStream out)
      throws IOException {
    if (trained.forest().classes() < 2) {
      throw new ModelException(
          "The forest knows only one class, "
              + trained.classes().get(0)
              + ", and a classifier of ONNX needs two; there is nothing to decide in this model.");
    }
    ProtobufWriter model =
        new ProtobufWriter()
            .integer(1, IR_VERSION)
            .text(2, "multi-alpha")
            .message(7, graph(trained))
            .message(8, opset("", OPSET))
            .message(8, opset("ai.onnx.ml", OPSET_OF_TREES));
    property(model, "estimator", trained.kind().forestClass());
    property(model, "classes", JsonExport.text(JsonExport.labels(trained.classes())));
    if (!features.isEmpty()) {
      property(model, "features", JsonExport.text(features));
    }
    property(model, "accepts_missing", Boolean.toString(trained.forest().acceptsMissing()));
    property(model, "metadata", JsonExport.text(metadata));
    out.write(model.bytes());
  }

  private static ProtobufWriter opset(String domain, int version) {
    return new ProtobufWriter().text(1, domain).integer(2, version);
  }

  private static void property(ProtobufWriter model, String key, String value) {
    model.message(14, new ProtobufWriter().text(1, key).text(2, value));
  }

  private static ProtobufWriter graph(TrainedForest trained) {
    int labelType = areWhole(trained.classes()) ? INT64 : STRING;
    return new ProtobufWriter()
        .message(1, node(trained))
        .text(2, "forest")
        .message(11, value("input", FLOAT, trained.forest().inputs()))
        .message(12, value("label", labelType))
        .message(12, value("probabilities", FLOAT, trained.forest().classes()));
  }

  /** The description of a tensor whose first dimension is the rows. */
  private static ProtobufWriter value(String name, int type, int... columns) {
    ProtobufWriter shape = new ProtobufWriter().message(1, new ProtobufWriter().text(2, "rows"));
    for (int column : columns) {
      shape.message(1, new ProtobufWriter().integer(1, column));
    }
    ProtobufWriter tensor = new ProtobufWriter().integer(1, type).message(2, shape);
    return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
  }

  private static boolean areWhole(List<ClassLabel> classes) {
    return classes.stream()
        .allMatch(label -> label instanceof ClassLabel.Whole || label instanceof ClassLabel.Truth);
  }

  private static ProtobufWriter node(TrainedForest trained) {
    Columns columns = new Columns(trained.forest());
    ProtobufWriter node =
        new ProtobufWriter()
            .text(1, "input")
            .text(2, "label")
            .text(2, "probabilities")
            .text(3, "forest")
            .text(4, "TreeEnsembleClassifier")
            .message(5, integers("nodes_treeids", columns.nodeTree))
            .message(5, integers("nodes_nodeids", columns.node))
            .message(5, integers("nodes_featureids", columns.feature))
            .message(5, strings("nodes_modes", columns.modes))
            .message(5, floats("nodes_values", columns.threshold))
            .message(5, integers("nodes_truenodeids", columns.left))
            .message(5, integers("nodes_falsenodeids", columns.right))
            .message(5, integers("nodes_missing_value_tracks_true", columns.missingLeft))
            .message(5, integers("class_treeids", columns.leafTree))
            .message(5, integers("class_nodeids", columns.leaf))
            .message(5, integers("class_ids", columns.leafClass))
            .message(5, floats("class_weights", columns.weight))
            .message(5, attribute("post_transform", TYPE_STRING).text(4, "NONE"))
            .message(5, classLabels(trained.classes()));
    return node.text(7, "ai.onnx.ml");
  }

  private static ProtobufWriter classLabels(List<ClassLabel> classes) {
    if (!areWhole(classes)) {
      return strings(
          "classlabels_strings", classes.stream().map(Object::toString).toArray(String[]::new));
    }
    return integers("classlabels_int64s", classes.stream().mapToLong(OnnxExport::number).toArray());
  }

  private static long number(ClassLabel label) {
    return label instanceof ClassLabel.Whole whole
        ? whole.value()
        : ((ClassLabel.Truth) label).value() ? 1 : 0;
  }

  private static ProtobufWriter attribute(String name, int type) {
    return new ProtobufWriter().text(1, name).integer(20, type);
  }

  private static ProtobufWriter integers(String name, long[] values) {
    return attribute(name, TYPE_INTS).integers(8, values);
  }

  private static ProtobufWriter floats(String name, float[] values) {
    return attribute(name, TYPE_FLOATS).reals(7, values);
  }

  private static ProtobufWriter strings(String name, String[] values) {
    ProtobufWriter attribute = attribute(name, TYPE_STRINGS);
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

  /** The nodes of all trees side by side, and the leaves' votes. */
  private static final class Columns {
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

    Columns(Forest forest) {
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
        weight[votes] = (float) (tree.values()[at * classes + c] / whole / forest.trees().size());
      }
    }
  }
}
