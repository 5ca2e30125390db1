package io.multialpha.host.model.pickle;

import java.util.Arrays;

/** What a pickle remembers for later use, by number. */
final class Memo {
  private final ByteSource source;
  private final Meter meter;
  private Value[] values = new Value[64];
  private int count;

  Memo(ByteSource source, Meter meter) {
    this.source = source;
    this.meter = meter;
  }

  /** Remembers under the next free number. */
  void add(Value value) throws PickleException {
    put(count, value);
  }

  void put(long slot, Value value) throws PickleException {
    // Whoever writes a pickle counts up, and each slot takes two bytes of the file.
    long most = Math.min(meter.budget().memo() - 1L, source.offset());
    if (slot < 0 || slot > most) {
      throw source.wrong("memo slot " + slot, "at most " + most + " there");
    }
    int index = (int) slot;
    if (index >= values.length) {
      int length = Math.max(index + 1, values.length * 2);
      meter.spend((long) Meter.REFERENCE * (length - values.length));
      values = Arrays.copyOf(values, length);
    }
    if (values[index] == null) {
      count++;
    }
    values[index] = value;
  }

  Value get(long slot) throws PickleException {
    if (slot < 0 || slot >= values.length || values[(int) slot] == null) {
      throw source.wrong("a reference to memo slot " + slot, "one that was filled before");
    }
    return values[(int) slot];
  }
}
