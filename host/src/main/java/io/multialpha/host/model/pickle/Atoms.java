package io.multialpha.host.model.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads numbers, texts and bytes from a pickle. */
final class Atoms {
  /** Python itself refuses to read longer numbers. */
  private static final int LONGEST_NUMBER = 4300;

  private static final int SMALL = 1024;

  private final ByteSource source;
  private final Meter meter;
  private final Value.Int[] small = new Value.Int[SMALL];

  Atoms(ByteSource source, Meter meter) {
    this.source = source;
    this.meter = meter;
  }

  /** A whole number; small ones are shared. */
  Value integer(long value) throws PickleException {
    if (value < 0 || value >= SMALL) {
      meter.spend(Meter.NUMBER);
      return new Value.Int(value);
    }
    Value.Int shared = small[(int) value];
    if (shared == null) {
      shared = new Value.Int(value);
      small[(int) value] = shared;
    }
    return shared;
  }

  /** A whole number of so many bytes that has no sign. */
  Value unsigned(long bits, int bytes) throws PickleException {
    if (bytes < 8) {
      return integer(bits & ((1L << (8 * bytes)) - 1));
    }
    return bits >= 0
        ? integer(bits)
        : new Value.BigInt(new BigInteger(Long.toUnsignedString(bits)));
  }

  Value real(double value) throws PickleException {
    meter.spend(Meter.NUMBER);
    return new Value.Real(value);
  }

  /** A whole number of so many bytes, the lowest first. */
  Value binaryLong(long count) throws IOException, PickleException {
    if (count < 0 || count > LONGEST_NUMBER) {
      throw source.wrong(
          "a whole number of " + count + " bytes", "0 to " + LONGEST_NUMBER + " bytes");
    }
    byte[] bytes = source.bytes(count, "a whole number");
    if (count > 8) {
      meter.spend(Meter.NUMBER + count);
      for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
        byte swapped = bytes[i];
        bytes[i] = bytes[j];
        bytes[j] = swapped;
      }
      return whole(new BigInteger(bytes));
    }
    long value = count > 0 && bytes[(int) count - 1] < 0 ? -1 : 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return integer(value);
  }

  /** A whole number of any size. */
  Value whole(BigInteger value) throws PickleException {
    return value.bitLength() < 64 ? integer(value.longValue()) : new Value.BigInt(value);
  }

  /** A text in UTF-8. */
  Value text(long count) throws IOException, PickleException {
    byte[] bytes = source.bytes(meter.text(count), "a text");
    for (byte b : bytes) {
      if (b < 0) {
        return unicode(bytes);
      }
    }
    return new Value.Text(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private Value unicode(byte[] bytes) throws PickleException {
    meter.spend(bytes.length);
    try {
      return new Value.Text(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw source.wrong("a text that is not in UTF-8", "valid UTF-8");
    }
  }

  /** A string of Python 2, whose bytes are taken for Latin-1. */
  Value string(long count) throws IOException, PickleException {
    if (count < 0) {
      throw source.wrong("a string of length " + count, "0 or more");
    }
    byte[] bytes = source.bytes(meter.text(count), "a string");
    return new Value.Text(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  Value bytes(long count) throws IOException, PickleException {
    // An array may come as bytes, so its limit holds.
    if (count < 0) {
      throw source.wrong("bytes of length " + Long.toUnsignedString(count), "less than 2 GiB");
    }
    meter.array(count);
    return new Value.Bytes(source.bytes(count, "bytes"));
  }
}
