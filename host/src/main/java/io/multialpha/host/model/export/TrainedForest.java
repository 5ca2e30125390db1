package io.multialpha.host.model.export;

import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.pickle.Value;
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
 * @param parameters of the training, by scikit-learn's names; those that are missing here, and
 *     those that are no plain values, are taken to be scikit-learn's defaults
 */
public record TrainedForest(
    EstimatorKind kind,
    Forest forest,
    List<Value> classes,
    List<String> featureNames,
    Map<String, Value> parameters) {

  /**
   * Checks the numbers of classes and of names.
   *
   * @throws IllegalArgumentException if they are not the forest's
   */
  public TrainedForest {
    classes = List.copyOf(classes);
    featureNames = List.copyOf(featureNames);
    parameters = Map.copyOf(parameters);
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

  private static boolean isOfOneKind(List<Value> classes) {
    return List.of(Value.Int.class, Value.Real.class, Value.Bool.class, Value.Text.class).stream()
        .anyMatch(kind -> classes.stream().allMatch(kind::isInstance));
  }
}
