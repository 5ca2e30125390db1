package io.multialpha.host.model.pickle;

import java.util.Arrays;
import java.util.List;

/** The machine's stack of values, with marks between them. */
final class Operands {
  /** Python's writer fills lists and dicts by the thousand; only a long tuple lies here whole. */
  private static final int MOST = 100_000;

  private final ByteSource source;
  private final Meter meter;
  private Value[] values = new Value[64];
  private int size;
  private int[] marks = new int[16];
  private int marked;
  private int floor;

  Operands(ByteSource source, Meter meter) {
    this.source = source;
    this.meter = meter;
  }

  void push(Value value) throws PickleException {
    if (size == values.length) {
      if (size > MOST) {
        throw source.wrong("more than " + MOST + " values begun and not ended", "fewer");
      }
      meter.spend((long) Meter.REFERENCE * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  Value pop() throws PickleException {
    checkNotEmpty();
    Value top = values[--size];
    values[size] = null;
    return top;
  }

  Value top() throws PickleException {
    checkNotEmpty();
    return values[size - 1];
  }

  /** Takes the topmost value off, or the mark where that lies on top. */
  void drop() throws PickleException {
    if (size == floor && marked > 0) {
      popToMark();
    } else {
      pop();
    }
  }

  /** The last values, the topmost last. */
  List<Value> popLast(int count) throws PickleException {
    if (size - floor < count) {
      throw source.wrong(
          "a stack of " + (size - floor) + " values", "at least " + count + " on it");
    }
    Value[] taken = Arrays.copyOfRange(values, size - count, size);
    Arrays.fill(values, size - count, size, null);
    size -= count;
    return Arrays.asList(taken);
  }

  /** Puts another value in the place of the topmost. */
  void replaceTop(Value value) throws PickleException {
    checkNotEmpty();
    values[size - 1] = value;
  }

  private void checkNotEmpty() throws PickleException {
    if (size == floor) {
      throw source.wrong("an empty stack", "a value on it");
    }
  }

  void mark() throws PickleException {
    // Each value that is begun and not ended holds one mark.
    if (marked > meter.budget().depth()) {
      throw source.wrong(
          "more than " + meter.budget().depth() + " values begun inside each other", "fewer");
    }
    if (marked == marks.length) {
      marks = Arrays.copyOf(marks, 2 * marked);
    }
    marks[marked++] = size;
    floor = size;
  }

  /** The values above the last mark, which are taken off together with it. */
  List<Value> popToMark() throws PickleException {
    if (marked == 0) {
      throw source.wrong("no mark on the stack", "one");
    }
    Value[] taken = Arrays.copyOfRange(values, floor, size);
    Arrays.fill(values, floor, size, null);
    size = floor;
    marked--;
    floor = marked == 0 ? 0 : marks[marked - 1];
    return Arrays.asList(taken);
  }

  /** Whether neither values nor marks are left. */
  boolean isEmpty() {
    return size == 0 && marked == 0;
  }
}
