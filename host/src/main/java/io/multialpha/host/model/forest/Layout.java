package io.multialpha.host.model.forest;

/**
 * The splits of a forest in an order that suits the processor. Each layout finds the same leaves.
 *
 * <p>Immutable; shared by threads. A ranked row is {@link Thresholds#width} numbers long.
 */
interface Layout {
  /**
   * How many rows or trees are walked side by side, so that one's memory is read while another
   * waits.
   */
  int LANES = 8;

  /**
   * Sends a row down all trees.
   *
   * @param ranks the row, as {@link Thresholds#rank} ranks it, without missing values
   * @param votes takes the vote of each tree, in the forest's order
   */
  void votes(int[] ranks, int[] votes);

  /** The same for a row with missing values, in a forest that accepts them. */
  void votesWithMissing(int[] ranks, int[] votes);

  /**
   * Sends many rows down one tree.
   *
   * @param ranks rows without missing values, one after another
   * @param count how many they are; a multiple of {@link #LANES}
   * @param votes takes the vote for each row
   */
  void votesOfTree(int tree, int[] ranks, int count, int[] votes);
}
