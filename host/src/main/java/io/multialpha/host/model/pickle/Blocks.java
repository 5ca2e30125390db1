package io.multialpha.host.model.pickle;

import java.util.ArrayList;
import java.util.List;

/**
 * Memory that files are read into, for one file after another: memory that a process already has
 * costs it nothing, while each new page costs more than what is read into it. Used by one thread at
 * a time.
 */
public final class Blocks {
  /** Small enough to stay in the processor's own cache while it is hashed and read. */
  static final int SIZE = 1 << 18;

  private final List<byte[]> blocks = new ArrayList<>();
  private int lent;

  /** A block that nobody uses. */
  byte[] next() {
    if (lent == blocks.size()) {
      blocks.add(new byte[SIZE]);
    }
    return blocks.get(lent++);
  }

  /**
   * Takes all blocks back, for the next file. Arrays of the {@link Value values} that were read
   * into them must not be looked at any more: they will hold something else.
   */
  public void reclaim() {
    lent = 0;
  }
}
