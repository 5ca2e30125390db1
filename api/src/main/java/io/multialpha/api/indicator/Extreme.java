package io.multialpha.api.indicator;

/** Largest value of a sliding window, by a queue in which each value is smaller than its elder. */
final class Extreme {
  private final int length;
  private final double[] values;
  private final long[] positions;
  private int head;
  private int size;
  private long position;

  Extreme(int length) {
    this.length = Lengths.atLeastOne(length);
    values = new double[length];
    positions = new long[length];
  }

  double largest(double value) {
    if (size > 0 && positions[head] <= position - length) {
      head = next(head);
      size--;
    }
    while (size > 0 && values[last()] <= value) {
      size--;
    }
    size++;
    values[last()] = value;
    positions[last()] = position++;
    return position < length ? Double.NaN : values[head];
  }

  private int last() {
    int index = head + size - 1;
    return index >= length ? index - length : index;
  }

  private int next(int index) {
    return index + 1 == length ? 0 : index + 1;
  }
}
