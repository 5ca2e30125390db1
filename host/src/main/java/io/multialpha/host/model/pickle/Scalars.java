package io.multialpha.host.model.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Turns numpy's scalars into plain numbers and texts. */
final class Scalars {
  private final ByteSource source;
  private final Atoms atoms;

  Scalars(ByteSource source, Atoms atoms) {
    this.source = source;
    this.atoms = atoms;
  }

  /** From the arguments {@code (dtype, bytes)}. */
  Value make(List<Value> arguments) throws PickleException {
    if (arguments.size() != 2 || !(arguments.get(0) instanceof Value.Type type)) {
      throw source.wrong("a scalar of numpy without dtype and bytes", "both");
    }
    Dtype dtype = type.dtype();
    if (dtype.kind() == 'O' || dtype.kind() == 'V') {
      throw source.wrong("a scalar that is an object or a record", "a number or text");
    }
    byte[] bytes = Raw.bytes(arguments.get(1), source);
    if (bytes.length != dtype.itemSize()) {
      throw source.wrong(
          "a scalar of " + bytes.length + " bytes", dtype.itemSize() + " bytes as its dtype says");
    }
    ByteBuffer buffer =
        ByteBuffer.wrap(bytes)
            .order(dtype.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return switch (dtype.kind()) {
      case 'b' -> Value.Bool.of(bytes[0] != 0);
      case 'i' -> atoms.integer(signed(buffer));
      case 'u' -> atoms.unsigned(signed(buffer), bytes.length);
      case 'f' -> atoms.real(real(buffer));
      case 'U' -> new Value.Text(unicode(buffer));
      default -> new Value.Bytes(bytes);
    };
  }

  private static long signed(ByteBuffer buffer) {
    return switch (buffer.capacity()) {
      case 1 -> buffer.get(0);
      case 2 -> buffer.getShort(0);
      case 4 -> buffer.getInt(0);
      default -> buffer.getLong(0);
    };
  }

  private static double real(ByteBuffer buffer) {
    return switch (buffer.capacity()) {
      case 2 -> half(buffer.getShort(0));
      case 4 -> buffer.getFloat(0);
      default -> buffer.getDouble(0);
    };
  }

  /** A number of 1 sign bit, 5 bits of exponent and 10 of fraction. */
  private static double half(int bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> (0x400 | fraction) * Math.scalb(1.0, exponent - 25);
        };
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }

  /** Four bytes per character, filled up with zeros. */
  private String unicode(ByteBuffer buffer) throws PickleException {
    StringBuilder text = new StringBuilder();
    int end = buffer.capacity() / 4;
    while (end > 0 && buffer.getInt(4 * (end - 1)) == 0) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      int codePoint = buffer.getInt(4 * i);
      if (!Character.isValidCodePoint(codePoint)) {
        throw source.wrong("the character " + codePoint, "one of Unicode");
      }
      text.appendCodePoint(codePoint);
    }
    return text.toString();
  }
}
