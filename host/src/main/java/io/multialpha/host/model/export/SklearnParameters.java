package io.multialpha.host.model.export;

import io.multialpha.host.model.pickle.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes the parameters of a forest's training where scikit-learn's objects keep them. */
final class SklearnParameters {
  private static final Value NONE = Value.None.NONE;
  private static final Value ZERO = new Value.Real(0);

  /** What a forest tells its trees, in the order of scikit-learn; 1.4 knows one more. */
  private static final List<String> FOR_TREES =
      List.of(
          "criterion",
          "max_depth",
          "min_samples_split",
          "min_samples_leaf",
          "min_weight_fraction_leaf",
          "max_features",
          "max_leaf_nodes",
          "min_impurity_decrease",
          "random_state",
          "ccp_alpha");

  private static final String MONOTONIC = "monotonic_cst";

  /** scikit-learn's defaults. */
  private static final Map<String, Value> DEFAULTS =
      Map.ofEntries(
          Map.entry("criterion", new Value.Text("gini")),
          Map.entry("min_samples_split", new Value.Int(2)),
          Map.entry("min_samples_leaf", new Value.Int(1)),
          Map.entry("min_weight_fraction_leaf", ZERO),
          Map.entry("min_impurity_decrease", ZERO),
          Map.entry("ccp_alpha", ZERO),
          Map.entry("oob_score", new Value.Bool(false)),
          Map.entry("verbose", new Value.Int(0)),
          Map.entry("warm_start", new Value.Bool(false)));

  private final JoblibWriter writer;
  private final PickleWriter pickle;
  private final TrainedForest trained;
  private final SklearnRelease release;

  SklearnParameters(JoblibWriter writer, TrainedForest trained, SklearnRelease release) {
    this.writer = writer;
    this.pickle = writer.pickle();
    this.trained = trained;
    this.release = release;
  }

  /** The forest's own attributes, as keys and values of its state. */
  void ofForest() throws IOException {
    pickle.text("estimator");
    untrainedTree();
    write("n_estimators", new Value.Int(trained.forest().trees().size()));
    pickle.text("estimator_params");
    pickle.mark();
    for (String name : FOR_TREES) {
      pickle.text(name);
    }
    if (release.hasMonotonicConstraints()) {
      pickle.text(MONOTONIC);
    }
    pickle.tuple();
    if (!release.hasMonotonicConstraints()) {
      write("base_estimator", new Value.Text("deprecated"));
    }
    write("bootstrap", given("bootstrap", new Value.Bool(trained.kind().bootstrap())));
    write("oob_score");
    write("n_jobs", NONE);
    write("random_state");
    write("verbose");
    write("warm_start");
    write("class_weight");
    write("max_samples");
    write("criterion");
    treeParameters(given("max_features", new Value.Text("sqrt")));
    write("min_impurity_decrease");
    write("ccp_alpha");
    monotonic();
  }

  /** A trained tree's parameters, as keys and values of its state. */
  void ofTree() throws IOException {
    write("criterion");
    write("splitter", new Value.Text(trained.kind().splitter()));
    treeParameters(given("max_features", new Value.Text("sqrt")));
    write("random_state", NONE);
    write("min_impurity_decrease");
    write("class_weight", NONE);
    write("ccp_alpha");
    monotonic();
  }

  /** The class of the trees, as an object without a state. */
  void treeClass() throws IOException {
    pickle.global("sklearn.tree._classes", trained.kind().treeClass());
    pickle.emptyTuple();
    pickle.newObject();
  }

  /** A tree with default parameters, from which scikit-learn would train others. */
  void untrainedTree() throws IOException {
    String key = "untrained tree";
    if (pickle.recall(key)) {
      return;
    }
    treeClass();
    pickle.emptyDict();
    pickle.mark();
    write("criterion", DEFAULTS.get("criterion"));
    write("splitter", new Value.Text(trained.kind().splitter()));
    for (String name : FOR_TREES) {
      if (!name.equals("criterion")) {
        boolean drawn = name.equals("max_features") && trained.kind() == EstimatorKind.EXTRA_TREES;
        write(name, drawn ? new Value.Text("sqrt") : DEFAULTS.getOrDefault(name, NONE));
      }
    }
    write("class_weight", NONE);
    monotonic();
    write("_sklearn_version", new Value.Text(release.version()));
    pickle.setItems();
    pickle.build();
    pickle.remember(key);
  }

  private void treeParameters(Value maxFeatures) throws IOException {
    write("max_depth");
    write("min_samples_split");
    write("min_samples_leaf");
    write("min_weight_fraction_leaf");
    write("max_features", maxFeatures);
    write("max_leaf_nodes");
  }

  private void monotonic() throws IOException {
    if (release.hasMonotonicConstraints()) {
      write(MONOTONIC, NONE);
    }
  }

  private void write(String name) throws IOException {
    write(name, given(name, DEFAULTS.getOrDefault(name, NONE)));
  }

  private void write(String name, Value value) throws IOException {
    pickle.text(name);
    writer.value(value);
  }

  private Value given(String name, Value otherwise) {
    Value value = trained.parameters().get(name);
    return value != null && JoblibWriter.isPlain(value) ? value : otherwise;
  }
}
