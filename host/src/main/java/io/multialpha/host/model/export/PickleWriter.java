package io.multialpha.host.model.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a pickle of protocol 4, operation by operation, as Python's {@code pickletools} names
 * them. Texts and whatever else is given a key are written once and then recalled, so that equal
 * calls give equal bytes.
 */
final class PickleWriter {
  private static final int HIGHEST_BYTE = 0xff;

  private final OutputStream out;
  private final Map<String, Integer> memo = new HashMap<>();
  private long position;

  /**
   * @param start how many bytes the stream has already got
   */
  PickleWriter(OutputStream out, long start) {
    this.out = out;
    this.position = start;
  }

  /** How many bytes the stream has got. */
  long position() {
    return position;
  }

  void proto() throws IOException {
    op(0x80);
    op(4);
  }

  void stop() throws IOException {
    op('.');
  }

  void mark() throws IOException {
    op('(');
  }

  void none() throws IOException {
    op('N');
  }

  void bool(boolean value) throws IOException {
    op(value ? 0x88 : 0x89);
  }

  void integer(long value) throws IOException {
    if (value >= 0 && value <= HIGHEST_BYTE) {
      op('K');
      op((int) value);
    } else if (value >= 0 && value <= 0xffff) {
      op('M');
      little(value, Short.BYTES);
    } else if (value == (int) value) {
      op('J');
      little(value, Integer.BYTES);
    } else {
      byte[] highestFirst = BigInteger.valueOf(value).toByteArray();
      op(0x8a);
      op(highestFirst.length);
      for (int i = highestFirst.length - 1; i >= 0; i--) {
        op(highestFirst[i]);
      }
    }
  }

  void real(double value) throws IOException {
    op('G');
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      op((int) (bits >>> shift));
    }
  }

  void text(String value) throws IOException {
    String key = "text " + value;
    if (recall(key)) {
      return;
    }
    byte[] bytes = value.getBytes(UTF_8);
    if (bytes.length <= HIGHEST_BYTE) {
      op(0x8c);
      op(bytes.length);
    } else {
      op('X');
      little(bytes.length, Integer.BYTES);
    }
    raw(bytes);
    remember(key);
  }

  /** Bytes, at most 255. */
  void bytes(byte[] value) throws IOException {
    op('C');
    op(value.length);
    raw(value);
  }

  /** A class or function by its name. */
  void global(String module, String name) throws IOException {
    String key = "global " + module + " " + name;
    if (!recall(key)) {
      text(module);
      text(name);
      op(0x93);
      remember(key);
    }
  }

  void emptyTuple() throws IOException {
    op(')');
  }

  /** A tuple of the topmost values. */
  void tuple(int size) throws IOException {
    if (size < 1 || size > 3) {
      throw new IllegalArgumentException("a tuple of " + size + " without a mark");
    }
    op(0x84 + size);
  }

  /** A tuple of all values above the mark. */
  void tuple() throws IOException {
    op('t');
  }

  void emptyList() throws IOException {
    op(']');
  }

  /** Adds all values above the mark to the list below it. */
  void appends() throws IOException {
    op('e');
  }

  void emptyDict() throws IOException {
    op('}');
  }

  /** Puts all keys and values above the mark into the dict below it. */
  void setItems() throws IOException {
    op('u');
  }

  /** Makes an object of the class and the tuple of arguments on top. */
  void newObject() throws IOException {
    op(0x81);
  }

  /** Calls the function below the tuple of arguments on top. */
  void reduce() throws IOException {
    op('R');
  }

  /** Gives the state on top to the object below it. */
  void build() throws IOException {
    op('b');
  }

  /** Puts on top what was remembered under a key, if anything was. */
  boolean recall(String key) throws IOException {
    Integer index = memo.get(key);
    if (index == null) {
      return false;
    }
    if (index <= HIGHEST_BYTE) {
      op('h');
      op(index);
    } else {
      op('j');
      little(index, Integer.BYTES);
    }
    return true;
  }

  /** Remembers the value on top under a key. */
  void remember(String key) throws IOException {
    op(0x94);
    memo.put(key, memo.size());
  }

  /** Writes bytes that are no operation. */
  void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  /** Says that others wrote to the stream, and how many bytes it has got since. */
  void skipTo(long newPosition) {
    position = newPosition;
  }

  private void little(long value, int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      op((int) (value >>> (i * Byte.SIZE)));
    }
  }

  private void op(int code) throws IOException {
    out.write(code);
    position++;
  }
}
