package io.multialpha.host.model.sklearn;

import io.multialpha.api.model.Classifier;

/** The probability of one class of a model. */
final class SklearnClassifier implements Classifier {
  private final int inputs;
  private final RowScorer scorer;
  private final double[] probabilities;
  private final int column;

  /**
   * @param scorer this classifier's own
   * @param column place of the class among the model's classes
   */
  SklearnClassifier(SklearnModel model, RowScorer scorer, int column) {
    this.inputs = model.inputs();
    this.scorer = scorer;
    this.probabilities = new double[model.classes().size()];
    this.column = column;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public double probability(double[] values) {
    if (values.length != inputs) {
      throw new IllegalArgumentException("a row of " + values.length + "; expected " + inputs);
    }
    return scorer.probabilities(values, probabilities) ? probabilities[column] : Double.NaN;
  }
}
