package io.multialpha.host.model.sklearn;

/**
 * The predict_proba of a model, row by row, with the bits that scikit-learn gives with one thread.
 * Used by one thread at a time; allocates nothing.
 */
@FunctionalInterface
public interface RowScorer {
  /**
   * Scores a row.
   *
   * @param row the inputs as they are before any rounding; not modified, not kept
   * @param into takes one probability per class; of no meaning if the row cannot be scored
   * @return whether the row can be scored: whether scikit-learn would not refuse it
   */
  boolean probabilities(double[] row, double[] into);
}
