package io.multialpha.host.model.pickle;

import java.nio.ByteBuffer;

/**
 * Where the elements of an array belong that was saved column by column: for one after the other in
 * the order of the file, where the first index changes fastest, its place in the order where the
 * last one does.
 */
final class Layout {
  private final int[] shape;
  private final int[] strides;
  private final int[] index;
  private int place;

  Layout(int[] shape) {
    this.shape = shape;
    this.strides = new int[shape.length];
    this.index = new int[shape.length];
    int stride = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= shape[d];
    }
  }

  /** The place of the next element. */
  int next() {
    int result = place;
    for (int d = 0; d < shape.length; d++) {
      place += strides[d];
      if (++index[d] < shape[d]) {
        break;
      }
      place -= strides[d] * shape[d];
      index[d] = 0;
    }
    return result;
  }

  /** The elements that are these bytes in the order of rows. */
  static ByteBuffer rowMajor(ByteBuffer bytes, int[] shape, int itemSize) {
    ByteBuffer sorted = ByteBuffer.allocate(bytes.capacity());
    Layout layout = new Layout(shape);
    for (int from = 0; from < bytes.capacity(); from += itemSize) {
      sorted.put(layout.next() * itemSize, bytes, from, itemSize);
    }
    return sorted;
  }
}
