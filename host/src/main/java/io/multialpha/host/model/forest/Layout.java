package io.multialpha.host.model.forest;

/**
 * The splits of a forest in an order that suits the processor. Each layout finds the same leaves.
 *
 * <p>Immutable; shared by threads.
 */
interface Layout {
  /**
   * Sends a row down all trees.
   *
   * @param ranks the row, as {@link Thresholds#rank} ranks it, without missing values
   * @param votes takes the vote of each tree, in the forest's order
   */
  void votes(int[] ranks, int[] votes);

  /** The same for a row with missing values, in a forest that accepts them. */
  void votesWithMissing(int[] ranks, int[] votes);
}
