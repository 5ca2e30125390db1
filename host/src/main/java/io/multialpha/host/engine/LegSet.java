package io.multialpha.host.engine;

/**
 * Some of an account's legs, in the configured order. Few as a rule, and walked more often than
 * changed: hence a sorted array. Used by one thread.
 */
final class LegSet {
  private final Leg[] legs;
  private int size;

  /** An empty set with room for so many legs. */
  LegSet(int capacity) {
    legs = new Leg[capacity];
  }

  int size() {
    return size;
  }

  /** The {@code i}-th of the legs in the set. */
  Leg get(int i) {
    return legs[i];
  }

  /** Adds a leg, unless it is there. */
  void add(Leg leg) {
    int at = size;
    while (at > 0 && legs[at - 1].index >= leg.index) {
      at--;
    }
    if (at < size && legs[at] == leg) {
      return;
    }
    System.arraycopy(legs, at, legs, at + 1, size - at);
    legs[at] = leg;
    size++;
  }

  /** Removes a leg, if it is there. */
  void remove(Leg leg) {
    for (int i = 0; i < size; i++) {
      if (legs[i] == leg) {
        size--;
        System.arraycopy(legs, i + 1, legs, i, size - i);
        return;
      }
    }
  }
}
