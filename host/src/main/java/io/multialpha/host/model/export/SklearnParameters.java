package io.multialpha.host.model.export;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the parameters of a forest's training where scikit-learn's objects keep them. */
final class SklearnParameters {
  private static final String NONE = "None";
  private static final Double ZERO = 0.0;

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

  /** Parameters that may be a word; a word elsewhere describes an object that is not written. */
  private static final Set<String> IN_WORDS = Set.of("criterion", "max_features", "class_weight");

  private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,40}");

  private static final String MONOTONIC = "monotonic_cst";

  /** scikit-learn's defaults. */
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("criterion", "gini"),
          Map.entry("min_samples_split", 2),
          Map.entry("min_samples_leaf", 1),
          Map.entry("min_weight_fraction_leaf", ZERO),
          Map.entry("min_impurity_decrease", ZERO),
          Map.entry("ccp_alpha", ZERO),
          Map.entry("oob_score", false),
          Map.entry("verbose", 0),
          Map.entry("warm_start", false));

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
    write("n_estimators", trained.forest().trees().size());
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
      write("base_estimator", "deprecated");
    }
    write("bootstrap", given("bootstrap", trained.kind().bootstrap()));
    write("oob_score");
    write("n_jobs", NONE);
    write("random_state");
    write("verbose");
    write("warm_start");
    write("class_weight");
    write("max_samples");
    write("criterion");
    treeParameters(given("max_features", "sqrt"));
    write("min_impurity_decrease");
    write("ccp_alpha");
    monotonic();
  }

  /** A trained tree's parameters, as keys and values of its state. */
  void ofTree() throws IOException {
    write("criterion");
    write("splitter", trained.kind().splitter());
    treeParameters(given("max_features", "sqrt"));
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
    write("splitter", trained.kind().splitter());
    for (String name : FOR_TREES) {
      if (!name.equals("criterion")) {
        boolean drawn = name.equals("max_features") && trained.kind() == EstimatorKind.EXTRA_TREES;
        write(name, drawn ? "sqrt" : DEFAULTS.getOrDefault(name, NONE));
      }
    }
    write("class_weight", NONE);
    monotonic();
    write("_sklearn_version", release.version());
    pickle.setItems();
    pickle.build();
    pickle.remember(key);
  }

  private void treeParameters(Object maxFeatures) throws IOException {
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

  private void write(String name, Object value) throws IOException {
    pickle.text(name);
    if (value.equals(NONE)) {
      pickle.none();
    } else {
      writer.value(value);
    }
  }

  private Object given(String name, Object otherwise) {
    Object value = trained.parameters().get(name);
    boolean plain =
        value instanceof Boolean
            || value instanceof Integer
            || value instanceof Long
            || value instanceof Double
            || (value instanceof String text
                && (text.equals(NONE)
                    || (IN_WORDS.contains(name) && WORD.matcher(text).matches())));
    return plain ? value : otherwise;
  }
}
