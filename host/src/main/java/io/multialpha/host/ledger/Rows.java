package io.multialpha.host.ledger;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Rows in blocks of equal size: adding one never moves the others.
 *
 * @param <B> holds {@link #BLOCK} rows
 */
final class Rows<B> {
  private static final int SHIFT = 9;

  /** Rows in a block; small enough for a block's arrays to be young, cheap objects. */
  static final int BLOCK = 1 << SHIFT;

  private final Supplier<B> newBlock;
  private Object[] blocks = new Object[16];
  private B last;
  private int size;

  Rows(Supplier<B> newBlock) {
    this.newBlock = newBlock;
    this.last = newBlock.get();
    blocks[0] = last;
  }

  int size() {
    return size;
  }

  /** The block which the next row goes to. */
  B blockForNext() {
    if (within(size) == 0 && size > 0) {
      append();
    }
    return last;
  }

  private void append() {
    int index = size >>> SHIFT;
    if (index == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * index);
    }
    last = newBlock.get();
    blocks[index] = last;
  }

  /** Where in its block the next row goes. */
  int next() {
    return within(size);
  }

  /** Counts the row that was written; gives its index. */
  int added() {
    return size++;
  }

  @SuppressWarnings("unchecked") // only blocks are ever stored
  B block(int row) {
    return (B) blocks[Objects.checkIndex(row, size) >>> SHIFT];
  }

  static int within(int row) {
    return row & (BLOCK - 1);
  }
}
