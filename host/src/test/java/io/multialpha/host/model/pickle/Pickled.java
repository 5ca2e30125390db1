package io.multialpha.host.model.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes pickles opcode by opcode, right ones and wrong ones. */
final class Pickled {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Begins a pickle that declares a protocol. */
  static Pickled protocol(int protocol) {
    return new Pickled().op(Opcode.PROTO, protocol);
  }

  /** Begins a pickle of protocol 0 or 1. */
  static Pickled ofOld() {
    return new Pickled();
  }

  /** Bytes as they are. */
  Pickled op(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  /** Text as it is, such as an opcode of protocol 0 and its line. */
  Pickled raw(String latin1) {
    out.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Pickled raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Pickled text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return op(Opcode.BINUNICODE).i4(bytes.length).raw(bytes);
  }

  Pickled bytes(byte[] bytes) {
    return op(Opcode.BINBYTES).i4(bytes.length).raw(bytes);
  }

  Pickled integer(int value) {
    return op(Opcode.BININT).i4(value);
  }

  Pickled global(String module, String name) {
    return raw("c" + module + "\n" + name + "\n");
  }

  /** Four bytes, the lowest first. */
  Pickled i4(int value) {
    return op(value, value >> 8, value >> 16, value >> 24);
  }

  /** Eight bytes, the lowest first. */
  Pickled i8(long value) {
    return i4((int) value).i4((int) (value >> 32));
  }

  /** A dtype such as {@code "f8"} in an order such as {@code "<"}. */
  Pickled dtype(String code, String order) {
    return global("numpy", "dtype")
        .text(code)
        .op(Opcode.NEWFALSE, Opcode.NEWTRUE, Opcode.TUPLE3, Opcode.REDUCE, Opcode.MARK)
        .integer(3)
        .text(order)
        .op(Opcode.NONE, Opcode.NONE, Opcode.NONE)
        .integer(-1)
        .integer(-1)
        .integer(0)
        .op(Opcode.TUPLE, Opcode.BUILD);
  }

  Pickled shape(int... lengths) {
    op(Opcode.MARK);
    for (int length : lengths) {
      integer(length);
    }
    return op(Opcode.TUPLE);
  }

  /** joblib's description of an array, up to where its bytes follow. */
  Pickled wrapper(String code, String byteOrder, String order, int alignment, int... shape) {
    global("joblib.numpy_pickle", "NumpyArrayWrapper")
        .op(Opcode.EMPTY_TUPLE, Opcode.NEWOBJ, Opcode.EMPTY_DICT, Opcode.MARK)
        .text("subclass")
        .global("numpy", "ndarray")
        .text("shape")
        .shape(shape)
        .text("order")
        .text(order)
        .text("dtype")
        .dtype(code, byteOrder);
    if (alignment > 0) {
      text("numpy_array_alignment_bytes").integer(alignment);
    }
    return op(Opcode.SETITEMS, Opcode.BUILD);
  }

  /** An array in numpy's own form. */
  Pickled array(String code, String byteOrder, boolean columnMajor, byte[] bytes, int... shape) {
    return emptyArray()
        .op(Opcode.MARK)
        .integer(1)
        .shape(shape)
        .dtype(code, byteOrder)
        .op(columnMajor ? Opcode.NEWTRUE : Opcode.NEWFALSE)
        .bytes(bytes)
        .op(Opcode.TUPLE, Opcode.BUILD);
  }

  Pickled emptyArray() {
    return global("numpy.core.multiarray", "_reconstruct")
        .global("numpy", "ndarray")
        .shape(0)
        .bytes(new byte[] {'b'})
        .op(Opcode.TUPLE3, Opcode.REDUCE);
  }

  /** Ends it. */
  byte[] stop() {
    out.write(Opcode.STOP);
    return out.toByteArray();
  }
}
