package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.Forest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code CalibratedClassifierCV}: the mean of classifiers whose probabilities are calibrated class
 * by class.
 *
 * @param folds at least one
 * @param classes at least two
 */
record CalibratedVotes(List<Fold> folds, List<ClassLabel> classes) implements Estimator {
  CalibratedVotes {
    folds = List.copyOf(folds);
    classes = List.copyOf(classes);
  }

  @Override
  public int inputs() {
    return folds.get(0).classifier().inputs();
  }

  @Override
  public String description() {
    Fold first = folds.get(0);
    return "CalibratedClassifierCV("
        + (folds.size() > 1 ? folds.size() + " x " : "")
        + first.classifier().description()
        + ", "
        + first.calibrators().get(0).name()
        + ")";
  }

  @Override
  public List<Forest> forests() {
    List<Forest> forests = new ArrayList<>();
    folds.forEach(fold -> forests.addAll(fold.classifier().forests()));
    return forests;
  }

  @Override
  public Optional<RowFault> fault(double[] row) {
    return folds.stream().flatMap(fold -> fold.classifier().fault(row).stream()).findFirst();
  }

  @Override
  public RowScorer scorer() {
    Fold.Scorer[] scorers =
        folds.stream().map(fold -> fold.scorer(classes.size())).toArray(Fold.Scorer[]::new);
    double[] one = new double[classes.size()];
    return (row, into) -> {
      Arrays.fill(into, 0);
      for (Fold.Scorer scorer : scorers) {
        if (!scorer.probabilities(row, one)) {
          return false;
        }
        for (int c = 0; c < one.length; c++) {
          into[c] += one[c];
        }
      }
      for (int c = 0; c < one.length; c++) {
        into[c] /= scorers.length;
      }
      return true;
    };
  }
}
