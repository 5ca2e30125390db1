package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.Forest;
import java.util.List;

/** A fitted classifier with all that its predict_proba depends on. Immutable. */
sealed interface Estimator permits TreeVotes, Pipeline, CalibratedVotes {
  /** How many numbers a row has. */
  int inputs();

  /** What its classes are called, in the order of its probabilities. */
  List<ClassLabel> classes();

  /** Its class in Python, with what it consists of. */
  String description();

  /** The forests in it, in order. */
  List<Forest> forests();

  /**
   * What scikit-learn would refuse in a row.
   *
   * @param row of {@link #inputs} numbers
   * @return empty if it can be scored
   */
  java.util.Optional<RowFault> fault(double[] row);

  /** A scorer for one thread. */
  RowScorer scorer();
}
