package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.PairwiseSum;
import java.util.Arrays;
import java.util.List;

/**
 * One of the classifiers of a {@code CalibratedClassifierCV} with what calibrates it.
 *
 * @param classifier the fitted classifier
 * @param calibrators one per class that it knows; a single one, for the second class, of two
 * @param columns for each calibrator, the place of its class among those of the whole
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record Fold(Estimator classifier, List<Calibrator> calibrators, int[] columns) {
  /** Probabilities this little above 1 are rounding errors. */
  private static final double SLIGHTLY_ABOVE_ONE = 1 + 1e-5;

  Fold {
    calibrators = List.copyOf(calibrators);
  }

  /**
   * Scores rows for one thread.
   *
   * @param classes how many the whole knows
   */
  Scorer scorer(int classes) {
    return new Scorer(this, classes);
  }

  /** Calibrated probabilities, normalised; used by one thread at a time. */
  static final class Scorer implements RowScorer {
    private final RowScorer inner;
    private final Calibrator[] calibrators;
    private final int[] columns;
    private final double[] raw;
    private final int classes;

    private Scorer(Fold fold, int classes) {
      this.inner = fold.classifier().scorer();
      this.calibrators = fold.calibrators().toArray(Calibrator[]::new);
      this.columns = fold.columns();
      this.raw = new double[fold.classifier().classes().size()];
      this.classes = classes;
    }

    @Override
    public boolean probabilities(double[] row, double[] into) {
      if (!inner.probabilities(row, raw)) {
        return false;
      }
      int skipped = raw.length - calibrators.length;
      Arrays.fill(into, 0);
      for (int i = 0; i < calibrators.length; i++) {
        into[columns[i]] = calibrators[i].calibrated(raw[skipped + i]);
      }
      if (classes == 2) {
        into[0] = 1 - into[1];
      } else {
        normalise(into);
      }
      for (int c = 0; c < classes; c++) {
        if (into[c] > 1 && into[c] <= SLIGHTLY_ABOVE_ONE) {
          into[c] = 1;
        }
      }
      return true;
    }

    private void normalise(double[] into) {
      double sum = PairwiseSum.of(into, 0, classes);
      for (int c = 0; c < classes; c++) {
        into[c] = sum == 0 ? 1.0 / classes : into[c] / sum;
      }
    }
  }
}
