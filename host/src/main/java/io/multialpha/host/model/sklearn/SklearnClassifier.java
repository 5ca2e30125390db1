package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.DescribedClassifier;
import io.multialpha.host.model.ModelFacts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The probability of one class of a model. */
final class SklearnClassifier implements DescribedClassifier {
  private final int inputs;
  private final RowScorer scorer;
  private final double[] probabilities;
  private final int column;
  private final ModelFacts facts;

  /**
   * @param scorer this classifier's own
   * @param column place of the class among the model's classes
   * @param sha256 of the model's file, if known
   * @param warnings what is to be told of it
   */
  SklearnClassifier(
      SklearnModel model,
      RowScorer scorer,
      int column,
      Optional<String> sha256,
      List<String> warnings) {
    this.inputs = model.inputs();
    this.scorer = scorer;
    this.probabilities = new double[model.classes().size()];
    this.column = column;
    this.facts =
        new ModelFacts(
            OptionalInt.of(model.trees()),
            OptionalLong.of(model.nodes()),
            Optional.of(model.version()).filter(version -> !version.isEmpty()),
            sha256,
            warnings);
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

  @Override
  public ModelFacts facts() {
    return facts;
  }
}
