package io.multialpha.host.model.sklearn;

import io.multialpha.api.model.Classifier;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.pickle.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A classifier of scikit-learn as a file holds it, fitted and consistent. Immutable; shared by
 * threads, each of which takes a {@link #scorer} of its own.
 */
public final class SklearnModel {
  private final Estimator estimator;
  private final List<String> features;
  private final List<String> ownFeatures;
  private final boolean inDict;
  private final String version;
  private final Map<String, Object> parameters;
  private final Map<String, Object> metadata;
  private final List<String> warnings;

  private SklearnModel(
      Estimator estimator,
      List<String> features,
      List<String> ownFeatures,
      boolean inDict,
      String version,
      Map<String, Object> parameters,
      Map<String, Object> metadata,
      List<String> warnings) {
    this.estimator = estimator;
    this.features = List.copyOf(features);
    this.ownFeatures = List.copyOf(ownFeatures);
    this.inDict = inDict;
    this.version = version;
    this.parameters = Collections.unmodifiableMap(parameters);
    this.metadata = Collections.unmodifiableMap(metadata);
    this.warnings = List.copyOf(warnings);
  }

  /**
   * The classifier in the value of a pickle: alone, or in a dict as {@code model}.
   *
   * @throws SklearnException if there is none that can be scored exactly as scikit-learn does
   */
  public static SklearnModel of(Value value) throws SklearnException {
    Payload payload = Payload.of(value);
    if (!(payload.model() instanceof Value.Instance object)) {
      throw new SklearnException(
          "the dict's 'model' is "
              + PlainValues.kind(payload.model())
              + ", expected a classifier of scikit-learn");
    }
    String text = version(object);
    Optional<SklearnVersion> version = SklearnVersion.parse(text);
    Estimator estimator = new EstimatorReader(version).read(object, "");
    Value.Instance thawed = EstimatorReader.thawed(object);
    Attributes outermost = Attributes.of(thawed, thawed.type().name());
    List<String> own = featureNames(outermost, 0);
    checkLength(own, estimator, "feature_names_in_");
    checkLength(payload.features(), estimator, "the dict's list of features");
    checkAgreement(payload.features(), own);
    return new SklearnModel(
        estimator,
        payload.features().isEmpty() ? own : payload.features(),
        own,
        payload.model() != value,
        text,
        PlainValues.of(outermost.all(), name -> !name.startsWith("_") && !name.endsWith("_")),
        payload.metadata(),
        warnings(text, version));
  }

  /** Every object of scikit-learn 0.18 and later tells its version. */
  private static String version(Value.Instance object) throws SklearnException {
    return Attributes.of(object, object.type().name())
        .text("_sklearn_version")
        .map(PlainValues::shortened)
        .orElse("");
  }

  private static void checkLength(List<String> names, Estimator estimator, String what)
      throws SklearnException {
    if (!names.isEmpty() && names.size() != estimator.inputs()) {
      throw new SklearnException(
          what
              + " has "
              + names.size()
              + (names.size() == 1 ? " name" : " names")
              + ", but the model takes "
              + estimator.inputs()
              + " inputs");
    }
  }

  /** Of two lists that differ nobody can tell which input is which. */
  private static void checkAgreement(List<String> told, List<String> own) throws SklearnException {
    for (int i = 0; i < Math.min(told.size(), own.size()); i++) {
      if (!told.get(i).equals(own.get(i))) {
        throw new SklearnException(
            "the dict's list of features has "
                + PlainValues.shortened(told.get(i))
                + " in place "
                + (i + 1)
                + ", where the model was trained with "
                + PlainValues.shortened(own.get(i))
                + "; put the names in the model's order");
      }
    }
  }

  /** The names of the outermost object, or of the first of its steps that was given any. */
  private static List<String> featureNames(Attributes owner, int depth) throws SklearnException {
    Optional<Value> names = owner.find("feature_names_in_");
    if (names.isPresent()) {
      return Labels.features(names, owner.owner() + ": feature_names_in_");
    }
    if (owner.find("steps").isPresent()
        && owner.list("steps").items().get(0) instanceof Value.Items step
        && step.items().size() == 2
        && step.items().get(1) instanceof Value.Instance first
        && depth < 1) {
      return featureNames(Attributes.of(first, first.type().name() + " in step 1"), depth + 1);
    }
    return List.of();
  }

  private static List<String> warnings(String text, Optional<SklearnVersion> version) {
    List<String> warnings = new ArrayList<>();
    if (version.isEmpty()) {
      warnings.add(
          "The file "
              + (text.isEmpty()
                  ? "does not name the version of scikit-learn that made it"
                  : "names '" + text + "' as the version of scikit-learn that made it")
              + "; what its leaves hold was told by the trees themselves.");
    } else if (version.get().isUnknown()) {
      warnings.add(
          "The file was made by scikit-learn "
              + text
              + ", which is later than "
              + SklearnVersion.LATEST_KNOWN
              + ", the latest that this program was compared with; compare some scores with"
              + " predict_proba before you rely on them.");
    }
    return warnings;
  }

  /** Its class in Python with what it consists of, such as {@code RandomForestClassifier}. */
  public String description() {
    return estimator.description();
  }

  /** How many numbers a row has. */
  public int inputs() {
    return estimator.inputs();
  }

  /** What its classes are called, in the order of the probabilities. */
  public List<ClassLabel> classes() {
    return estimator.classes();
  }

  /** Which of the classes stands for a good entry: the 1 if there is one, else the last. */
  public int positive() {
    return ClassLabel.positiveOf(estimator.classes());
  }

  /**
   * The names of the inputs in order, as the file gives them: a dict's list of features before the
   * model's own.
   *
   * @return empty if the file gives none
   */
  public List<String> features() {
    return features;
  }

  /** The names that the classifier itself was trained with; empty if it was given none. */
  public List<String> ownFeatures() {
    return ownFeatures;
  }

  /** Whether the file holds a dict with the classifier in it. */
  public boolean isInDict() {
    return inDict;
  }

  /** The version of scikit-learn that made it, such as {@code 1.2.1}; empty if it is not named. */
  public String version() {
    return version;
  }

  /** What the classifier was made with, by name: numbers, truth values, texts, lists and maps. */
  public Map<String, Object> parameters() {
    return parameters;
  }

  /** What lies beside the model in a dict, of the same kinds; empty if it is saved alone. */
  public Map<String, Object> metadata() {
    return metadata;
  }

  /** The forests in it, in order: one, or one per fold if it is calibrated. */
  public List<Forest> forests() {
    return estimator.forests();
  }

  /** Trees of all forests. */
  public int trees() {
    return forests().stream().mapToInt(forest -> forest.trees().size()).sum();
  }

  /** Nodes of all trees, leaves included. */
  public long nodes() {
    return forests().stream().mapToLong(Forest::nodes).sum();
  }

  /** The most splits on a way from a root to a leaf. */
  public int depth() {
    int deepest = 0;
    for (Forest forest : forests()) {
      for (Tree tree : forest.trees()) {
        deepest = Math.max(deepest, depth(tree));
      }
    }
    return deepest;
  }

  /** Children come after their parent, so one pass is enough, however deep the tree. */
  private static int depth(Tree tree) {
    int[] depth = new int[tree.nodes()];
    int deepest = 0;
    for (int node = 0; node < depth.length; node++) {
      deepest = Math.max(deepest, depth[node]);
      if (!tree.isLeaf(node)) {
        depth[tree.left()[node]] = depth[node] + 1;
        depth[tree.right()[node]] = depth[node] + 1;
      }
    }
    return deepest;
  }

  /** What a user should know before he relies on it; full sentences. */
  public List<String> warnings() {
    return warnings;
  }

  /** A scorer for one thread. */
  public RowScorer scorer() {
    return estimator.scorer();
  }

  /** The probability of the {@link #positive} class, for one thread. */
  public Classifier classifier() {
    return new SklearnClassifier(this, scorer(), positive(), Optional.empty(), warnings);
  }

  /**
   * Why scikit-learn refuses a row.
   *
   * @param row of {@link #inputs} numbers
   * @return empty if it does not
   */
  public Optional<RowFault> fault(double[] row) {
    return estimator.fault(Objects.requireNonNull(row, "row"));
  }
}
