package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.pickle.Dtype;
import io.multialpha.host.model.pickle.Value;
import java.util.List;

/**
 * Reads {@code sklearn.tree._tree.Tree} objects of one model: an array of node records and one of
 * values.
 */
final class TreeReader {
  private static final String TREE = "sklearn.tree._tree.Tree";

  private final int inputs;
  private final int classes;
  private final NodeRecords records = new NodeRecords();
  private boolean lastHadMissingLeft;

  /**
   * @param inputs how many inputs the model has
   * @param classes how many classes it knows
   */
  TreeReader(int inputs, int classes) {
    this.inputs = inputs;
    this.classes = classes;
  }

  /**
   * A tree, its lengths checked but not yet the sense of its nodes.
   *
   * @param where what to call it in sentences
   */
  Tree read(Value.Instance object, String where) throws SklearnException {
    if (!object.type().toString().equals(TREE)) {
      throw new SklearnException(where + " is of class " + object.type() + ", expected " + TREE);
    }
    checkArguments(object.arguments(), where);
    Attributes state = Attributes.of(object, where);
    Value.Array nodes = state.array("nodes");
    Value.Array values = state.array("values");
    int[] shape = nodes.shape();
    if (shape.length != 1) {
      throw new SklearnException(
          where + ": nodes has shape " + PlainValues.shape(nodes) + ", expected one dimension");
    }
    int count = shape[0];
    if (count == 0) {
      throw new SklearnException(where + " has no nodes");
    }
    if (state.find("node_count").isPresent() && state.count("node_count") != count) {
      throw new SklearnException(
          where + ": node_count is " + state.count("node_count") + ", but it has " + count);
    }
    lastHadMissingLeft = NodeRecords.haveMissingLeft(nodes.dtype());
    checkValues(values, count, where);
    return records.read(nodes, values, where);
  }

  /** Whether the nodes of the tree that was read last say where missing values go. */
  boolean lastHadMissingLeft() {
    return lastHadMissingLeft;
  }

  private void checkArguments(List<Value> arguments, String where) throws SklearnException {
    if (arguments.size() != 3) {
      throw new SklearnException(
          where
              + " was made of "
              + arguments.size()
              + " values, expected 3: features, classes,"
              + " outputs");
    }
    int treeInputs = Numbers.count(arguments.get(0), where + ": its number of features");
    if (treeInputs != inputs) {
      throw new SklearnException(
          where + " is for " + treeInputs + " features, but the model has " + inputs);
    }
    int outputs = Numbers.count(arguments.get(2), where + ": its number of outputs");
    if (outputs != 1) {
      throw new SklearnException(where + " has " + outputs + " outputs, expected 1");
    }
    if (!(arguments.get(1) instanceof Value.Array array) || array.size() != 1) {
      throw new SklearnException(
          where
              + ": its n_classes is "
              + PlainValues.kind(arguments.get(1))
              + ", expected 1 number");
    }
    long treeClasses = Numbers.wholes(array, where + ": its n_classes")[0];
    if (treeClasses != classes) {
      throw new SklearnException(
          where + " is for " + treeClasses + " classes, but the model has " + classes);
    }
  }

  private void checkValues(Value.Array array, int nodes, String where) throws SklearnException {
    int[] shape = array.shape();
    if (shape.length != 3 || shape[0] != nodes || shape[1] != 1 || shape[2] != classes) {
      throw new SklearnException(
          where
              + ": values has shape "
              + PlainValues.shape(array)
              + ", expected ("
              + nodes
              + ", 1, "
              + classes
              + ")");
    }
    Dtype type = array.dtype();
    if (type.kind() != 'f' || type.itemSize() != Double.BYTES) {
      throw new SklearnException(
          where + ": values is of type " + PlainValues.name(type) + ", expected f8");
    }
  }
}
