package io.multialpha.host.research.forest;

/**
 * Draws the inputs that a split looks at, in scikit-learn's order: without replacement, by a
 * shuffle that goes on until enough inputs were found that are not constant. Inputs that were
 * constant at a node are not drawn again below it.
 *
 * <p>For one thread. Between {@link #begin} and {@link #end}, each {@link #next} is answered by
 * {@link #wasConstant} or {@link #varied}.
 */
final class FeatureDraw {
  private final int[] order;
  private final int[] constants;
  private final int wanted;
  private int state;
  private int known;
  private int found;
  private int drawn;
  private int visited;
  private int rest;
  private int place;

  /**
   * @param inputs how many there are
   * @param wanted how many are looked at, constant ones left out
   */
  FeatureDraw(int inputs, int wanted) {
    this.order = new int[inputs];
    this.constants = new int[inputs];
    this.wanted = wanted;
  }

  /** For a new tree. */
  void reset(int seed) {
    state = seed;
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /**
   * For a new node.
   *
   * @param constantsKnown how many inputs {@link #end} said were constant at the parent; 0 at the
   *     root
   */
  void begin(int constantsKnown) {
    known = constantsKnown;
    found = 0;
    drawn = 0;
    visited = 0;
    rest = order.length;
  }

  /** The next input to look at; -1 if there were enough. */
  int next() {
    while (rest > known + found && (visited < wanted || visited <= found + drawn)) {
      visited++;
      place = drawn + Integer.remainderUnsigned(bits(), rest - found - drawn);
      if (place >= known) {
        place += found;
        return order[place];
      }
      swap(drawn, place);
      drawn++;
    }
    return -1;
  }

  /** The input was constant at this node. */
  void wasConstant() {
    swap(place, known + found);
    found++;
  }

  /** The input was looked at. */
  void varied() {
    rest--;
    swap(rest, place);
  }

  /** How many inputs are constant at this node and below. */
  int end() {
    System.arraycopy(constants, 0, order, 0, known);
    System.arraycopy(order, known, constants, known, found);
    return known + found;
  }

  private void swap(int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }

  /** Marsaglia's xorshift with 32 bits, of which the lower 31 are given. */
  private int bits() {
    if (state == 0) {
      state = 1;
    }
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & Integer.MAX_VALUE;
  }
}
