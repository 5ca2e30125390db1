package io.multialpha.host.model.export;

import io.multialpha.host.model.ModelException;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.sklearn.ClassLabel;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A forest with what its training knows beside the trees.
 *
 * @param kind which estimator it is
 * @param forest the trees
 * @param classes labels in the order of the forest's classes: all whole numbers, all floating point
 *     numbers, all truth values, or all texts
 * @param featureNames names of the inputs; empty if the training knew none
 * @param parameters of the training, by scikit-learn's names: truth values, whole numbers, doubles,
 *     and texts, of which {@code None} stands for Python's None; scikit-learn's defaults stand for
 *     those that are missing or of another kind
 */
public record TrainedForest(
    EstimatorKind kind,
    Forest forest,
    List<ClassLabel> classes,
    List<String> featureNames,
    Map<String, Object> parameters) {

  /**
   * Checks the numbers of classes and of names.
   *
   * @throws IllegalArgumentException if they are not the forest's
   */
  public TrainedForest {
    classes = List.copyOf(classes);
    featureNames = List.copyOf(featureNames);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    if (classes.size() != forest.classes()) {
      throw new IllegalArgumentException(
          classes.size() + " labels for a forest of " + forest.classes() + " classes");
    }
    if (!featureNames.isEmpty() && featureNames.size() != forest.inputs()) {
      throw new IllegalArgumentException(
          featureNames.size() + " names for a forest of " + forest.inputs() + " inputs");
    }
    if (!isOfOneKind(classes)) {
      throw new IllegalArgumentException(
          "the labels are neither all whole numbers, nor all floating point numbers, nor all truth"
              + " values, nor all texts");
    }
  }

  /**
   * The forest that a file of scikit-learn holds; a lone tree as a forest of one, which gives the
   * same probabilities.
   *
   * @throws ModelException if it holds more than a forest, such as a pipeline
   */
  public static TrainedForest of(SklearnModel model) {
    String estimator = model.description();
    EstimatorKind kind =
        EstimatorKind.of(estimator)
            .orElseThrow(
                () ->
                    new ModelException(
                        estimator
                            + " is more than a forest, and only forests and trees can be written;"
                            + " save the forest in it on its own, and scale or calibrate"
                            + " elsewhere."));
    return new TrainedForest(
        kind, model.forests().get(0), model.classes(), model.ownFeatures(), model.parameters());
  }

  private static boolean isOfOneKind(List<ClassLabel> classes) {
    return classes.stream().map(ClassLabel::getClass).distinct().count() == 1;
  }
}
