package io.multialpha.api.model;

/**
 * A trained model that tells good entries from bad ones. Used by one thread at a time; SHOULD not
 * allocate in {@link #probability}.
 */
public interface Classifier {
  /** How many numbers it takes. */
  int inputs();

  /**
   * Probability of the positive class, 0 to 1.
   *
   * <p>MAY be NaN for a row that the model cannot score: one with a number that is NaN, infinite or
   * beyond the range of a {@code float}. The host then refuses the entry. Numbers of ordinary size
   * MUST give a probability.
   *
   * @param values the inputs in the order of {@link ModelBundle#features()}; not modified, not kept
   */
  double probability(double[] values);
}
