package io.multialpha.host.model.export;

import io.multialpha.host.model.ModelException;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.sklearn.ClassLabel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Writes a forest as an ONNX model around one {@code TreeEnsembleRegressor} of {@code ai.onnx.ml},
 * whose targets are the classes. Its input {@code input} takes rows of floats; its outputs are
 * {@code label} and {@code probabilities}, one column per class.
 *
 * <p>A row takes the same way through every tree as in scikit-learn: a float is at most a threshold
 * exactly where it is at most the largest float that is not above the threshold. The trees' shares
 * are added up as floats and divided by the number of trees; the probabilities differ from
 * scikit-learn's by the roundings of such sums.
 *
 * <p>The label is that of the largest probability, the first of equal ones, as scikit-learn's
 * {@code predict} has it. A {@code TreeEnsembleClassifier} would not do: of two classes that both
 * have votes, onnxruntime takes the second, however few it has.
 */
public final class OnnxExport {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 15;
  private static final int OPSET_OF_TREES = 1;

  // Of TensorProto.DataType.
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int STRING = 8;

  /** Of AttributeProto.AttributeType. */
  private static final int TYPE_INT = 2;

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
              + ", so there is nothing to decide in this model; train it with both.");
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
    Forest forest = trained.forest();
    int labelType = areWhole(trained.classes()) ? INT64 : STRING;
    return new ProtobufWriter()
        .message(1, OnnxTrees.node(forest, "input", "votes"))
        .message(1, operator("Div", "probabilities", "votes", "trees"))
        .message(1, firstOfTheLargest())
        .message(1, operator("Gather", "label", "classes", "place"))
        .text(2, "forest")
        .message(5, constant("trees", FLOAT).reals(4, new float[] {forest.trees().size()}))
        .message(5, classes(trained.classes()))
        .message(11, value("input", FLOAT, forest.inputs()))
        .message(12, value("label", labelType))
        .message(12, value("probabilities", FLOAT, forest.classes()));
  }

  /** A node with one output, named after it. */
  static ProtobufWriter operator(String type, String output, String... inputs) {
    ProtobufWriter node = new ProtobufWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(3, output).text(4, type);
  }

  private static ProtobufWriter firstOfTheLargest() {
    return operator("ArgMax", "place", "probabilities")
        .message(5, integer("axis", 1))
        .message(5, integer("keepdims", 0));
  }

  private static ProtobufWriter constant(String name, int type, int... dimensions) {
    ProtobufWriter tensor = new ProtobufWriter();
    for (int dimension : dimensions) {
      tensor.integer(1, dimension);
    }
    return tensor.integer(2, type).text(8, name);
  }

  private static ProtobufWriter classes(List<ClassLabel> classes) {
    if (areWhole(classes)) {
      return constant("classes", INT64, classes.size()).integers(7, numbers(classes));
    }
    ProtobufWriter tensor = constant("classes", STRING, classes.size());
    classes.forEach(label -> tensor.text(6, label.toString()));
    return tensor;
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

  private static long[] numbers(List<ClassLabel> classes) {
    return classes.stream().mapToLong(OnnxExport::number).toArray();
  }

  private static long number(ClassLabel label) {
    return label instanceof ClassLabel.Whole whole
        ? whole.value()
        : ((ClassLabel.Truth) label).value() ? 1 : 0;
  }

  /** An attribute that is a whole number. */
  static ProtobufWriter integer(String name, long value) {
    return attribute(name, TYPE_INT).integer(3, value);
  }

  /** An attribute of a node, without its value. */
  static ProtobufWriter attribute(String name, int type) {
    return new ProtobufWriter().text(1, name).integer(20, type);
  }
}
