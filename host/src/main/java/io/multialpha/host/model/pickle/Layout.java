package io.multialpha.host.model.pickle;

/** Where the elements of an array lie that was saved column by column. */
final class Layout {
  private Layout() {}

  /**
   * For each element in the order of the file, where the first index changes fastest, its place in
   * the order where the last one does.
   *
   * @param size the product of the shape
   */
  static int[] rowMajorPlaces(int[] shape, int size) {
    int[] places = new int[size];
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= shape[d];
    }
    int[] index = new int[shape.length];
    int place = 0;
    for (int i = 0; i < size; i++) {
      places[i] = place;
      for (int d = 0; d < shape.length; d++) {
        place += strides[d];
        if (++index[d] < shape[d]) {
          break;
        }
        place -= strides[d] * shape[d];
        index[d] = 0;
      }
    }
    return places;
  }

  /** The same for elements that are bytes. */
  static byte[] rowMajor(byte[] bytes, int[] shape, int itemSize) {
    byte[] sorted = new byte[bytes.length];
    int[] places = rowMajorPlaces(shape, bytes.length / itemSize);
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(bytes, i * itemSize, sorted, places[i] * itemSize, itemSize);
    }
    return sorted;
  }
}
