package io.multialpha.api.indicator;

/**
 * Numbers in order that only ever become more, each with its place among all so far, exactly.
 *
 * <p>A B+ tree (Bayer and McCreight 1972, Comer 1979) that knows how many numbers lie below each
 * branch. All nodes have room for the same number of entries, and all but the root are at least
 * half full: an addition walks down {@link #levels} of them, which grow with the logarithm of the
 * numbers, and looks at no more than a few cache lines of each. Equal numbers share an entry.
 */
final class RankTree {
  private RankNode root = RankNode.first();
  private int levels = 2;
  private int size;

  /** Keeps what {@link #expect} has read from being taken for superfluous. */
  @SuppressWarnings("UnusedVariable") // a value that nobody needs, but whose reading must happen
  private double touched;

  /** How many numbers are in it, repetitions counted. */
  int size() {
    return size;
  }

  /** How many arrays of entries a number is looked up in, one after the other. */
  int levels() {
    return levels;
  }

  /** For how many different numbers there is room in the arrays that hold them. */
  int room() {
    return root.room();
  }

  /**
   * Reads what the addition of this number would read, and changes nothing that can be seen. No
   * NaN. Nothing here waits for a branch that depends on the numbers, so that a processor which is
   * told of several trees has the memory of all of them on its way at once.
   */
  void expect(double value) {
    RankNode node = root;
    while (!node.isLowest()) {
      node = node.node(node.child(value));
    }
    touched = node.touch(node.child(value));
  }

  /**
   * Adds a number. No NaN; 0.0 and -0.0 are one number.
   *
   * @return its place among all of them: the mean of the first and the last that it takes among its
   *     equals, counted from 1
   */
  double add(double value) {
    if (root.isFull()) {
      root = RankNode.over(root, size);
      levels++;
    }
    size++;
    RankNode node = root;
    int below = 0;
    while (!node.isLowest()) {
      int child = node.childWithRoom(value);
      below += node.enter(child);
      node = node.node(child);
    }
    int leaf = node.leafWithRoom(value);
    below += node.enter(leaf);
    int at = node.put(leaf, value);
    below += node.numbersBefore(leaf, at);
    return (2.0 * below + 1 + node.times(leaf, at)) / 2;
  }
}
