package io.multialpha.host.model.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes values and arrays of numpy as joblib 1.2 and later does: a pickle, in which the bytes of
 * each array follow the description of the array, aligned to 16.
 */
final class JoblibWriter {
  private static final int ALIGNMENT = 16;
  private static final int CODE_POINT = 4;

  /** Flags of a dtype of Python objects, as numpy writes them. */
  private static final int OBJECT_FLAGS = 63;

  /** A part of a record. */
  record Field(String name, String code, int offset) {}

  private final OutputStream out;
  private final PickleWriter pickle;

  /**
   * Begins a file.
   *
   * @param out nothing has been written to it yet
   */
  JoblibWriter(OutputStream out) throws IOException {
    this.out = out;
    this.pickle = new PickleWriter(out, 0);
    pickle.proto();
  }

  /** The operations, to write what is no array. */
  PickleWriter pickle() {
    return pickle;
  }

  /** Writes a plain value: a truth value, number or text, or a list or map of these. */
  void value(Object value) throws IOException {
    if (value instanceof Boolean v) {
      pickle.bool(v);
    } else if (value instanceof Integer || value instanceof Long) {
      pickle.integer(((Number) value).longValue());
    } else if (value instanceof Double v) {
      pickle.real(v);
    } else if (value instanceof List<?> v) {
      pickle.emptyList();
      pickle.mark();
      for (Object item : v) {
        value(item);
      }
      pickle.appends();
    } else if (value instanceof Map<?, ?> v) {
      pickle.emptyDict();
      pickle.mark();
      for (Map.Entry<?, ?> entry : v.entrySet()) {
        value(entry.getKey());
        value(entry.getValue());
      }
      pickle.setItems();
    } else if (value instanceof String v) {
      pickle.text(v);
    } else {
      throw new IllegalArgumentException("no plain value: " + value.getClass());
    }
  }

  void integers(long... values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
    ByteBuffer buffer = little(bytes);
    for (long value : values) {
      buffer.putLong(value);
    }
    array("i8", List.of(), Long.BYTES, bytes, values.length);
  }

  void reals(double[] values, int... shape) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Double.BYTES)];
    ByteBuffer buffer = little(bytes);
    for (double value : values) {
      buffer.putDouble(value);
    }
    array("f8", List.of(), Double.BYTES, bytes, shape);
  }

  void booleans(boolean... values) throws IOException {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    array("b1", List.of(), 1, bytes, values.length);
  }

  /** An array of texts of one length, the shorter ones filled up. */
  void texts(List<String> values) throws IOException {
    int longest = 1;
    for (String value : values) {
      longest = Math.max(longest, value.codePointCount(0, value.length()));
    }
    int itemSize = Math.multiplyExact(longest, CODE_POINT);
    byte[] bytes = new byte[Math.multiplyExact(values.size(), itemSize)];
    ByteBuffer buffer = little(bytes);
    for (int i = 0; i < values.size(); i++) {
      buffer.position(i * itemSize);
      values.get(i).codePoints().forEach(buffer::putInt);
    }
    array("U" + longest, List.of(), itemSize, bytes, values.size());
  }

  /** An array of records. */
  void records(List<Field> fields, int recordBytes, byte[] bytes, int count) throws IOException {
    array("V" + recordBytes, fields, recordBytes, bytes, count);
  }

  /** An array of texts as Python objects: it comes as a pickle within the pickle. */
  void objects(List<String> values) throws IOException {
    wrapper("O8", List.of(), 0, values.size());
    PickleWriter inner = new PickleWriter(out, pickle.position());
    inner.proto();
    inner.global("numpy.core.multiarray", "_reconstruct");
    inner.global("numpy", "ndarray");
    inner.integer(0);
    inner.tuple(1);
    inner.bytes(new byte[] {'b'});
    inner.tuple(3);
    inner.reduce();
    inner.mark();
    inner.integer(1);
    inner.integer(values.size());
    inner.tuple(1);
    dtype(inner, "O8", List.of(), 0);
    inner.bool(false);
    inner.emptyList();
    inner.mark();
    for (String value : values) {
      inner.text(value);
    }
    inner.appends();
    inner.tuple();
    inner.build();
    inner.stop();
    pickle.skipTo(inner.position());
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void array(String code, List<Field> fields, int itemSize, byte[] bytes, int... shape)
      throws IOException {
    wrapper(code, fields, itemSize, shape);
    int padding = ALIGNMENT - (int) ((pickle.position() + 1) % ALIGNMENT);
    byte[] pad = new byte[1 + padding];
    Arrays.fill(pad, (byte) 0xff);
    pad[0] = (byte) padding;
    pickle.raw(pad);
    pickle.raw(bytes);
  }

  private void wrapper(String code, List<Field> fields, int itemSize, int... shape)
      throws IOException {
    pickle.global("joblib.numpy_pickle", "NumpyArrayWrapper");
    pickle.emptyTuple();
    pickle.newObject();
    pickle.emptyDict();
    pickle.mark();
    pickle.text("subclass");
    pickle.global("numpy", "ndarray");
    pickle.text("shape");
    for (int length : shape) {
      pickle.integer(length);
    }
    pickle.tuple(shape.length);
    pickle.text("order");
    pickle.text("C");
    pickle.text("dtype");
    dtype(pickle, code, fields, itemSize);
    pickle.text("allow_mmap");
    pickle.bool(!code.startsWith("O"));
    pickle.text("numpy_array_alignment_bytes");
    pickle.integer(ALIGNMENT);
    pickle.setItems();
    pickle.build();
  }

  private static void dtype(PickleWriter to, String code, List<Field> fields, int itemSize)
      throws IOException {
    String key = "dtype " + code;
    if (to.recall(key)) {
      return;
    }
    to.global("numpy", "dtype");
    to.text(code);
    to.bool(false);
    to.bool(true);
    to.tuple(3);
    to.reduce();
    to.mark();
    to.integer(3);
    char kind = code.charAt(0);
    boolean hasByteOrder = kind == 'i' || kind == 'f' || kind == 'U';
    to.text(hasByteOrder ? "<" : "|");
    to.none();
    if (fields.isEmpty()) {
      to.none();
      to.none();
    } else {
      fields(to, fields);
    }
    switch (kind) {
      case 'U' -> sizeAlignmentFlags(to, itemSize, CODE_POINT, 8);
      case 'V' -> sizeAlignmentFlags(to, itemSize, 1, 16);
      case 'O' -> sizeAlignmentFlags(to, -1, -1, OBJECT_FLAGS);
      default -> sizeAlignmentFlags(to, -1, -1, 0);
    }
    to.tuple();
    to.build();
    to.remember(key);
  }

  private static void fields(PickleWriter to, List<Field> fields) throws IOException {
    to.mark();
    for (Field field : fields) {
      to.text(field.name());
    }
    to.tuple();
    to.emptyDict();
    to.mark();
    for (Field field : fields) {
      to.text(field.name());
      dtype(to, field.code(), List.of(), 0);
      to.integer(field.offset());
      to.tuple(2);
    }
    to.setItems();
  }

  private static void sizeAlignmentFlags(PickleWriter to, int size, int alignment, int flags)
      throws IOException {
    to.integer(size);
    to.integer(alignment);
    to.integer(flags);
  }
}
