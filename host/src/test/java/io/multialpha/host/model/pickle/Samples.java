package io.multialpha.host.model.pickle;

import java.util.List;

/** Small valid pickles that together use every opcode and every form of numpy's data. */
final class Samples {
  private Samples() {}

  static List<byte[]> all() {
    return List.of(
        forest(2), forest(3), forest(4), forest(5), atoms(), containers(), numpy(), oldProtocol());
  }

  /** A copy of an array's elements. */
  static byte[] bytes(Value.Array array) {
    byte[] bytes = new byte[array.bytes().capacity()];
    array.bytes().get(bytes);
    return bytes;
  }

  /** A dict with a forest of one tree, the way joblib writes it. */
  static byte[] forest(int protocol) {
    Pickled pickled =
        Pickled.protocol(protocol)
            .op(Opcode.EMPTY_DICT, Opcode.BINPUT, 0, Opcode.MARK)
            .text("model")
            .global("sklearn.ensemble._forest", "RandomForestClassifier")
            .op(Opcode.EMPTY_TUPLE, Opcode.NEWOBJ, Opcode.EMPTY_DICT, Opcode.MARK)
            .text("classes_")
            .wrapper("i8", "<", "C", protocol > 2 ? 16 : 0, 2);
    if (protocol > 2) {
      pickled.op(3, 0xff, 0xff, 0xff);
    }
    return pickled
        .i8(0)
        .i8(1)
        .text("names")
        .wrapper("O8", "|", "C", 16, 2)
        .raw(names(protocol))
        .text("estimators_")
        .op(Opcode.EMPTY_LIST, Opcode.MARK)
        .global("sklearn.tree._tree", "Tree")
        .integer(3)
        .array("i8", "<", false, new byte[] {2, 0, 0, 0, 0, 0, 0, 0}, 1)
        .integer(1)
        .op(Opcode.TUPLE3, Opcode.REDUCE, Opcode.EMPTY_DICT)
        .text("node_count")
        .integer(1)
        .op(Opcode.SETITEM, Opcode.BUILD, Opcode.APPENDS, Opcode.SETITEMS, Opcode.BUILD)
        .op(Opcode.SETITEMS)
        .stop();
  }

  private static byte[] names(int protocol) {
    return Pickled.protocol(protocol)
        .emptyArray()
        .op(Opcode.MARK)
        .integer(1)
        .shape(2)
        .dtype("O8", "|")
        .op(Opcode.NEWFALSE, Opcode.EMPTY_LIST, Opcode.MARK)
        .text("a")
        .text("b")
        .op(Opcode.APPENDS, Opcode.TUPLE, Opcode.BUILD)
        .stop();
  }

  /** Numbers, texts and bytes in all their sizes. */
  static byte[] atoms() {
    return Pickled.protocol(5)
        .op(Opcode.FRAME)
        .i8(20)
        .op(Opcode.MARK, Opcode.NONE, Opcode.NEWTRUE, Opcode.NEWFALSE)
        .op(Opcode.BININT1, 200, Opcode.BININT2, 1, 2, Opcode.LONG1, 2, 0xff, 0xff)
        .op(Opcode.LONG1, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9)
        .op(Opcode.LONG4, 1, 0, 0, 0, 0x80)
        .op(Opcode.BINFLOAT, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0)
        .op(Opcode.SHORT_BINUNICODE, 2, 0xc3, 0xa4)
        .op(Opcode.BINUNICODE8)
        .i8(1)
        .op('x', Opcode.SHORT_BINBYTES, 1, 'y', Opcode.BINBYTES8)
        .i8(1)
        .op('z', Opcode.BYTEARRAY8)
        .i8(2)
        .op(1, 2, Opcode.SHORT_BINSTRING, 1, 0xe4, Opcode.BINSTRING, 1, 0, 0, 0, 'b')
        .op(Opcode.DUP, Opcode.POP, Opcode.TUPLE)
        .stop();
  }

  /** Lists, sets, dicts and tuples, and the memo. */
  static byte[] containers() {
    return Pickled.protocol(4)
        .op(Opcode.EMPTY_LIST, Opcode.MEMOIZE, Opcode.EMPTY_SET, Opcode.MEMOIZE, Opcode.MARK)
        .op(Opcode.BININT1, 1, Opcode.BININT1, 2, Opcode.ADDITEMS, Opcode.APPEND)
        .op(Opcode.MARK, Opcode.BININT1, 1, Opcode.FROZENSET, Opcode.APPEND)
        .op(Opcode.MARK, Opcode.BININT1, 1, Opcode.LIST, Opcode.LONG_BINPUT, 2, 0, 0, 0)
        .op(Opcode.TUPLE1, Opcode.APPEND, Opcode.LONG_BINGET, 2, 0, 0, 0, Opcode.APPEND)
        .op(Opcode.BINGET, 2, Opcode.BINGET, 1, Opcode.TUPLE2, Opcode.APPEND)
        .op(Opcode.MARK, Opcode.BININT1, 1, Opcode.BININT1, 2, Opcode.DICT, Opcode.APPEND)
        .op(Opcode.MARK, Opcode.NONE, Opcode.POP_MARK)
        .global("collections", "OrderedDict")
        .op(Opcode.EMPTY_TUPLE, Opcode.REDUCE, Opcode.APPEND)
        .stop();
  }

  /** Scalars, arrays in both orders, a record, and a state of random numbers. */
  static byte[] numpy() {
    return Pickled.protocol(5)
        .op(Opcode.MARK)
        .global("numpy.core.multiarray", "scalar")
        .dtype("f8", "<")
        .bytes(new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xf8, 0x3f})
        .op(Opcode.TUPLE2, Opcode.REDUCE)
        .wrapper("i2", ">", "F", 16, 2, 3)
        .op(2, 0xff, 0xff)
        .op(0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6)
        .array(
            "U1",
            "<",
            true,
            "abcdefghijklmnop".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            2,
            2)
        .global("numpy.core.numeric", "_frombuffer")
        .op(Opcode.MARK)
        .bytes(new byte[] {1, 0, 1})
        .dtype("b1", "|")
        .shape(3)
        .text("C")
        .op(Opcode.TUPLE, Opcode.REDUCE)
        .global("_codecs", "encode")
        .text("\u00e4")
        .text("latin1")
        .op(Opcode.TUPLE2, Opcode.REDUCE)
        .global("numpy.random._pickle", "__randomstate_ctor")
        .text("MT19937")
        .op(Opcode.TUPLE1, Opcode.REDUCE)
        .global("numpy._core.multiarray", "scalar")
        .dtype("U2", "<")
        .bytes(new byte[] {'a', 0, 0, 0, 'b', 0, 0, 0})
        .op(Opcode.TUPLE2, Opcode.REDUCE, Opcode.TUPLE)
        .stop();
  }

  /** What protocol 0 writes. */
  static byte[] oldProtocol() {
    return Pickled.ofOld()
        .raw("ccopy_reg\n_reconstructor\n(csklearn.pipeline\nPipeline\n")
        .raw("c__builtin__\nobject\nNtRp0\n(dp1\n")
        .raw("S'it\\'s \\x41'\nV\\u00e4 b\np2\nsI7\nL12L\nsI01\nF-1.5e3\nsg2\n(lp3\nI1\naI2\nasb")
        .stop();
  }
}
