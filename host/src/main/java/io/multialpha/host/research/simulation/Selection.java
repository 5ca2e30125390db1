package io.multialpha.host.research.simulation;

/** The events of some symbols only, kept while the same symbols are asked for again. */
final class Selection {
  private final int[] events;
  private final int[] symbols;
  private final int[] selected;
  private long of;
  private int count = -1;

  /**
   * A selection of these events.
   *
   * @param events twice the trade, plus one for its exit
   * @param symbols by trade
   */
  Selection(int[] events, int[] symbols) {
    this.events = events;
    this.symbols = symbols;
    selected = new int[events.length];
  }

  /** Selects; gives the number of events. */
  int select(long wanted) {
    if (count < 0 || wanted != of) {
      int found = 0;
      for (int k = 0; k < events.length; k++) {
        // Without a branch, which half of the time would be guessed wrongly.
        selected[found] = k;
        found += (int) (wanted >>> symbols[events[k] >> 1]) & 1;
      }
      count = found;
      of = wanted;
    }
    return count;
  }

  /** Places of the selected events among all events. */
  int[] places() {
    return selected;
  }
}
