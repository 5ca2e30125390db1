package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.pickle.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads classifiers, whatever they consist of. */
final class EstimatorReader {
  /** Classifiers in classifiers; a file can make one contain itself. */
  private static final int DEEPEST = 5;

  /** Keeps what is fitted as it is, and passes every question on to it. */
  private static final String FROZEN = "sklearn.frozen._frozen.FrozenEstimator";

  private static final int MOST_STEPS = 20;
  private static final int MOST_FOLDS = 100;

  private final Optional<SklearnVersion> version;
  private final ForestReader forests = new ForestReader();
  private int depth;

  /**
   * @param version of scikit-learn; empty if it is not known
   */
  EstimatorReader(Optional<SklearnVersion> version) {
    this.version = version;
  }

  /** What is frozen, if this is an object that freezes another; the object itself if not. */
  static Value.Instance thawed(Value.Instance object) throws SklearnException {
    Value.Instance inner = object;
    for (int i = 0; i < DEEPEST && inner.type().toString().equals(FROZEN); i++) {
      inner = Attributes.of(inner, inner.type().name()).object("estimator");
    }
    return inner;
  }

  /**
   * A fitted classifier.
   *
   * @param where to be said after its class in sentences, such as {@code " in step 2"}
   */
  Estimator read(Value value, String where) throws SklearnException {
    if (!(value instanceof Value.Instance object)) {
      throw new SklearnException(
          "what should be the model"
              + where
              + " is "
              + PlainValues.kind(value)
              + ", expected a fitted classifier of scikit-learn");
    }
    if (depth == DEEPEST) {
      throw new SklearnException("classifiers are nested more than " + DEEPEST + " deep");
    }
    depth++;
    Attributes attributes = Attributes.of(object, object.type().name() + where);
    Estimator read =
        switch (object.type().toString()) {
          case "sklearn.pipeline.Pipeline" -> pipeline(attributes);
          case "sklearn.calibration.CalibratedClassifierCV" -> calibrated(attributes);
          case FROZEN -> read(attributes.require("estimator"), where);
          default -> {
            if (ForestReader.isForest(object)) {
              yield forests.forest(object, attributes, version);
            } else if (ForestReader.isTree(object)) {
              yield forests.tree(object, attributes, version);
            }
            throw unsupported(object, where);
          }
        };
    depth--;
    return read;
  }

  private static SklearnException unsupported(Value.Instance object, String where) {
    return new SklearnException(
        "the model"
            + where
            + " is of class "
            + object.type()
            + (object.type().name().endsWith("Regressor")
                ? ", which gives no probabilities"
                : ", which is not supported")
            + "; supported are RandomForestClassifier, ExtraTreesClassifier and single trees, also"
            + " calibrated or in a Pipeline with StandardScaler and SimpleImputer");
  }

  private Estimator pipeline(Attributes pipeline) throws SklearnException {
    List<Value> items = pipeline.list("steps").items();
    if (items.isEmpty() || items.size() > MOST_STEPS) {
      throw new SklearnException(
          pipeline.owner() + " has " + items.size() + " steps, expected 1 to " + MOST_STEPS);
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < items.size() - 1; i++) {
      Value step = step(items.get(i), i, pipeline);
      if (!isPassthrough(step)) {
        Step read = step(step, " in step " + (i + 1), steps);
        steps.add(read);
      }
    }
    int last = items.size() - 1;
    Estimator classifier = read(step(items.get(last), last, pipeline), " in step " + (last + 1));
    if (steps.isEmpty()) {
      return classifier;
    }
    int given = steps.get(steps.size() - 1).outputs();
    if (given != classifier.inputs()) {
      throw new SklearnException(
          pipeline.owner()
              + ": its classifier takes "
              + classifier.inputs()
              + " inputs, but the step before gives "
              + given);
    }
    return new Pipeline(steps, classifier);
  }

  private static Value step(Value item, int index, Attributes pipeline) throws SklearnException {
    if (item instanceof Value.Items pair && pair.items().size() == 2) {
      return pair.items().get(1);
    }
    throw new SklearnException(
        pipeline.owner()
            + ": steps["
            + index
            + "] is "
            + PlainValues.kind(item)
            + ", expected a name and an object");
  }

  private static boolean isPassthrough(Value step) {
    return step == Value.None.NONE
        || (step instanceof Value.Text text && text.value().equals("passthrough"));
  }

  private Step step(Value value, String where, List<Step> before) throws SklearnException {
    if (!(value instanceof Value.Instance object)) {
      throw new SklearnException("what is" + where + " is " + PlainValues.kind(value));
    }
    Attributes attributes = Attributes.of(object, object.type().name() + where);
    Step step =
        switch (object.type().toString()) {
          case "sklearn.preprocessing._data.StandardScaler",
              "sklearn.preprocessing.data.StandardScaler" ->
              StandardScaling.read(attributes);
          case "sklearn.impute._base.SimpleImputer", "sklearn.impute.SimpleImputer" ->
              Imputation.read(attributes, version);
          default ->
              throw new SklearnException(
                  "the Pipeline has a "
                      + object.type()
                      + where
                      + ", which is not supported; supported are StandardScaler, SimpleImputer and"
                      + " 'passthrough'");
        };
    if (!before.isEmpty() && before.get(before.size() - 1).outputs() != step.inputs()) {
      throw new SklearnException(
          attributes.owner()
              + " takes "
              + step.inputs()
              + " inputs, but the step before gives "
              + before.get(before.size() - 1).outputs());
    }
    return step;
  }

  private Estimator calibrated(Attributes calibrated) throws SklearnException {
    List<ClassLabel> classes =
        Labels.classes(calibrated.require("classes_"), calibrated.owner() + ": classes_");
    List<Value> items = calibrated.list("calibrated_classifiers_").items();
    if (items.isEmpty() || items.size() > MOST_FOLDS) {
      throw new SklearnException(
          calibrated.owner()
              + " has "
              + items.size()
              + " calibrated classifiers, expected 1 to "
              + MOST_FOLDS);
    }
    List<Fold> folds = new ArrayList<>();
    for (Value item : items) {
      String where = items.size() > 1 ? " in fold " + (folds.size() + 1) : "";
      if (!(item instanceof Value.Instance object)
          || !object.type().toString().equals("sklearn.calibration._CalibratedClassifier")) {
        throw new SklearnException(
            "the calibrated classifier" + where + " is " + PlainValues.kind(item));
      }
      folds.add(
          new FoldReader(Attributes.of(object, object.type().name() + where), classes)
              .read(this, where));
      if (folds.get(0).classifier().inputs() != folds.get(folds.size() - 1).classifier().inputs()) {
        throw new SklearnException(
            calibrated.owner() + ": its classifiers differ in their number of inputs");
      }
    }
    return new CalibratedVotes(folds, classes);
  }
}
