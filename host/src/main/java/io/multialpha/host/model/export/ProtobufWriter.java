package io.multialpha.host.model.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Writes a message in the wire format of protocol buffers, field by field. Fields are known by
 * their numbers in the message's definition.
 */
final class ProtobufWriter {
  private static final int VARINT = 0;
  private static final int LENGTH = 2;
  private static final int FIXED_32 = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** The message so far. */
  byte[] bytes() {
    return out.toByteArray();
  }

  ProtobufWriter integer(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  ProtobufWriter text(int field, String value) {
    return bytes(field, value.getBytes(UTF_8));
  }

  ProtobufWriter message(int field, ProtobufWriter message) {
    return bytes(field, message.bytes());
  }

  /** Numbers, each as a field of its own, as readers of the oldest version expect them. */
  ProtobufWriter integers(int field, long[] values) {
    for (long value : values) {
      integer(field, value);
    }
    return this;
  }

  /** Numbers, each as a field of its own. */
  ProtobufWriter reals(int field, float[] values) {
    for (float value : values) {
      real(field, value);
    }
    return this;
  }

  private void real(int field, float value) {
    key(field, FIXED_32);
    int bits = Float.floatToRawIntBits(value);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write(bits >>> shift);
    }
  }

  private ProtobufWriter bytes(int field, byte[] value) {
    key(field, LENGTH);
    varint(value.length);
    out.write(value, 0, value.length);
    return this;
  }

  private void key(int field, int type) {
    varint(((long) field << 3) | type);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
