package io.multialpha.host.model.export;

import java.util.Arrays;
import java.util.Optional;

/** Which estimator of scikit-learn a forest is. */
public enum EstimatorKind {
  /** Each tree looks for the best split. */
  RANDOM_FOREST("RandomForestClassifier", "DecisionTreeClassifier", "best", true),
  /** Each tree takes the best of some splits drawn by chance. */
  EXTRA_TREES("ExtraTreesClassifier", "ExtraTreeClassifier", "random", false);

  private final String forestClass;
  private final String treeClass;
  private final String splitter;
  private final boolean bootstrap;

  EstimatorKind(String forestClass, String treeClass, String splitter, boolean bootstrap) {
    this.forestClass = forestClass;
    this.treeClass = treeClass;
    this.splitter = splitter;
    this.bootstrap = bootstrap;
  }

  /** The kind of a forest's or a tree's class, such as {@code RandomForestClassifier}. */
  static Optional<EstimatorKind> of(String className) {
    return Arrays.stream(values())
        .filter(kind -> kind.forestClass.equals(className) || kind.treeClass.equals(className))
        .findFirst();
  }

  /** Name of the estimator, such as {@code RandomForestClassifier}. */
  public String forestClass() {
    return forestClass;
  }

  /** Name of the estimator of each tree. */
  String treeClass() {
    return treeClass;
  }

  /** How its trees look for splits. */
  String splitter() {
    return splitter;
  }

  /** Whether its trees are trained on samples drawn with replacement where nothing is said. */
  boolean bootstrap() {
    return bootstrap;
  }
}
