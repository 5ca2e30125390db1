package io.multialpha.host.model.export;

import io.multialpha.host.model.ModelException;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.sklearn.ClassLabel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * Writes a forest as the joblib pickle that scikit-learn would save, and which it loads and scores
 * with to the last bit. The same forest gives the same bytes.
 *
 * <p>{@code n_jobs} is always written as None: with more threads than one, scikit-learn adds the
 * trees' votes in the order in which they end, and its own results differ from call to call.
 */
public final class SklearnPickle {
  /** Python's lists are pickled in parts of this size, so that no reader stacks more. */
  private static final int PART = 1000;

  private final JoblibWriter writer;
  private final PickleWriter pickle;
  private final TrainedForest trained;
  private final SklearnRelease release;
  private final SklearnParameters parameters;

  private SklearnPickle(JoblibWriter writer, TrainedForest trained, SklearnRelease release) {
    this.writer = writer;
    this.pickle = writer.pickle();
    this.trained = trained;
    this.release = release;
    this.parameters = new SklearnParameters(writer, trained, release);
  }

  /**
   * Writes the whole file.
   *
   * @param out gets many small pieces; is not closed
   * @throws ModelException if the release cannot hold the forest
   */
  public static void write(
      TrainedForest trained, PicklePayload payload, SklearnRelease release, OutputStream out)
      throws IOException {
    JoblibWriter writer = new JoblibWriter(out);
    new SklearnPickle(writer, trained, release).payload(payload);
    writer.pickle().stop();
  }

  private void payload(PicklePayload payload) throws IOException {
    if (!(payload instanceof PicklePayload.WithFeatures dict)) {
      forest();
      return;
    }
    pickle.emptyDict();
    pickle.mark();
    pickle.text("model");
    forest();
    pickle.text("features");
    pickle.emptyList();
    pickle.mark();
    for (String feature : dict.features()) {
      pickle.text(feature);
    }
    pickle.appends();
    for (Map.Entry<String, Object> entry : dict.more().entrySet()) {
      pickle.text(entry.getKey());
      writer.value(entry.getValue());
    }
    pickle.setItems();
  }

  private void forest() throws IOException {
    Forest forest = trained.forest();
    pickle.global("sklearn.ensemble._forest", trained.kind().forestClass());
    pickle.emptyTuple();
    pickle.newObject();
    pickle.emptyDict();
    pickle.mark();
    parameters.ofForest();
    if (!trained.featureNames().isEmpty()) {
      pickle.text("feature_names_in_");
      writer.objects(trained.featureNames());
    }
    integer("n_features_in_", forest.inputs());
    integer("n_outputs_", 1);
    pickle.text("classes_");
    classes();
    integer("n_classes_", forest.classes());
    pickle.text(release == SklearnRelease.V1_4 ? "estimator_" : "_estimator");
    parameters.untrainedTree();
    pickle.text("estimators_");
    trees();
    version();
    pickle.setItems();
    pickle.build();
  }

  private void classes() throws IOException {
    List<ClassLabel> classes = trained.classes();
    ClassLabel first = classes.get(0);
    if (first instanceof ClassLabel.Whole) {
      writer.integers(classes.stream().mapToLong(c -> ((ClassLabel.Whole) c).value()).toArray());
    } else if (first instanceof ClassLabel.Real) {
      writer.reals(
          classes.stream().mapToDouble(c -> ((ClassLabel.Real) c).value()).toArray(),
          classes.size());
    } else if (first instanceof ClassLabel.Truth) {
      boolean[] values = new boolean[classes.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = ((ClassLabel.Truth) classes.get(i)).value();
      }
      writer.booleans(values);
    } else {
      writer.texts(classes.stream().map(c -> ((ClassLabel.Text) c).value()).toList());
    }
  }

  private void trees() throws IOException {
    int count = trained.forest().trees().size();
    pickle.emptyList();
    for (int start = 0; start < count; start += PART) {
      pickle.mark();
      for (int i = start; i < Math.min(count, start + PART); i++) {
        estimator(i);
      }
      pickle.appends();
    }
  }

  private void estimator(int index) throws IOException {
    Forest forest = trained.forest();
    parameters.treeClass();
    pickle.emptyDict();
    pickle.mark();
    parameters.ofTree();
    integer("n_features_in_", forest.inputs());
    integer("n_outputs_", 1);
    pickle.text("classes_");
    double[] numbers = new double[forest.classes()];
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = c;
    }
    writer.reals(numbers, numbers.length);
    integer("n_classes_", forest.classes());
    pickle.text("tree_");
    tree(index);
    version();
    pickle.setItems();
    pickle.build();
  }

  private void tree(int index) throws IOException {
    Forest forest = trained.forest();
    Tree tree = forest.trees().get(index);
    LeafValues wanted = release.leafValues();
    pickle.global("sklearn.tree._tree", "Tree");
    pickle.integer(forest.inputs());
    writer.integers(forest.classes());
    pickle.integer(1);
    pickle.tuple(3);
    pickle.reduce();
    pickle.emptyDict();
    pickle.mark();
    integer("max_depth", depth(tree));
    integer("node_count", tree.nodes());
    pickle.text("nodes");
    NodeRecord record = new NodeRecord(release.nodesKnowMissing());
    writer.records(record.fields(), record.bytes(), record.of(tree), tree.nodes());
    pickle.text("values");
    writer.reals(LeafConversion.values(forest, index, wanted), tree.nodes(), 1, forest.classes());
    pickle.setItems();
    pickle.build();
  }

  /** Children come after their parents, so one pass from the root knows every node's depth. */
  private static int depth(Tree tree) {
    int[] depths = new int[tree.nodes()];
    int deepest = 0;
    for (int node = 0; node < depths.length; node++) {
      deepest = Math.max(deepest, depths[node]);
      if (!tree.isLeaf(node)) {
        depths[tree.left()[node]] = depths[node] + 1;
        depths[tree.right()[node]] = depths[node] + 1;
      }
    }
    return deepest;
  }

  private void version() throws IOException {
    pickle.text("_sklearn_version");
    pickle.text(release.version());
  }

  private void integer(String name, long value) throws IOException {
    pickle.text(name);
    pickle.integer(value);
  }

  /** The layout of a node in the file. */
  private record NodeRecord(boolean knowsMissing) {
    private static final int OLD_BYTES = 56;
    private static final int NEW_BYTES = 64;
    private static final int LEAF = -2;

    int bytes() {
      return knowsMissing ? NEW_BYTES : OLD_BYTES;
    }

    List<JoblibWriter.Field> fields() {
      List<JoblibWriter.Field> fields =
          List.of(
              new JoblibWriter.Field("left_child", "i8", 0),
              new JoblibWriter.Field("right_child", "i8", 8),
              new JoblibWriter.Field("feature", "i8", 16),
              new JoblibWriter.Field("threshold", "f8", 24),
              new JoblibWriter.Field("impurity", "f8", 32),
              new JoblibWriter.Field("n_node_samples", "i8", 40),
              new JoblibWriter.Field("weighted_n_node_samples", "f8", 48),
              new JoblibWriter.Field("missing_go_to_left", "u1", OLD_BYTES));
      return knowsMissing ? fields : fields.subList(0, fields.size() - 1);
    }

    byte[] of(Tree tree) {
      byte[] records = new byte[Math.multiplyExact(tree.nodes(), bytes())];
      ByteBuffer to = ByteBuffer.wrap(records).order(ByteOrder.LITTLE_ENDIAN);
      for (int node = 0; node < tree.nodes(); node++) {
        boolean leaf = tree.isLeaf(node);
        to.position(node * bytes());
        to.putLong(tree.left()[node])
            .putLong(tree.right()[node])
            .putLong(leaf ? LEAF : tree.feature()[node])
            .putDouble(leaf ? LEAF : tree.threshold()[node])
            .putDouble(tree.figures().impurity(node))
            .putLong(tree.figures().samples(node))
            .putDouble(tree.figures().weightedSamples(node));
        if (knowsMissing) {
          to.put((byte) (tree.missingLeft()[node] ? 1 : 0));
        }
      }
      return records;
    }
  }
}
