package io.multialpha.host.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays, scalars and dtypes in the forms in which numpy and joblib save them. */
class NumpyTest {
  private static Value read(Pickled pickled) throws PickleException {
    return Pickle.read(pickled.stop(), Budget.standard()).value();
  }

  private static Pickled scalar(String code, String order, byte[] bytes) {
    return Pickled.protocol(3)
        .global("numpy.core.multiarray", "scalar")
        .dtype(code, order)
        .bytes(bytes)
        .op(Opcode.TUPLE2, Opcode.REDUCE);
  }

  private static byte[] hex(String digits) {
    return java.util.HexFormat.of().parseHex(digits);
  }

  @ParameterizedTest
  @CsvSource({
    "f8, <, 000000000000f83f, 1.5",
    "f8, >, 3ff8000000000000, 1.5",
    "f4, <, 0000c03f, 1.5",
    "f2, <, 003e, 1.5",
    "f2, <, 0100, 5.9604644775390625E-8",
    "f2, >, fc00, -Infinity",
  })
  void takesAScalarForItsNumber(String code, String order, String bytes, double value)
      throws PickleException {
    assertThat(read(scalar(code, order, hex(bytes)))).isEqualTo(new Value.Real(value));
  }

  @ParameterizedTest
  @CsvSource({
    "i1, |, ff, -1",
    "u1, |, ff, 255",
    "i2, >, 0102, 258",
    "u4, <, ffffffff, 4294967295",
    "i8, <, feffffffffffffff, -2",
  })
  void takesAWholeScalarForItsNumber(String code, String order, String bytes, long value)
      throws PickleException {
    assertThat(read(scalar(code, order, hex(bytes)))).isEqualTo(new Value.Int(value));
  }

  @Test
  void takesATextScalarForItsText() throws PickleException {
    byte[] bytes =
        ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt('a').putInt(0x1f600).array();
    assertThat(read(scalar("U3", "<", bytes))).isEqualTo(new Value.Text("a\ud83d\ude00"));
    assertThat(read(scalar("b1", "|", hex("01")))).isEqualTo(new Value.Bool(true));
  }

  @Test
  void putsColumnsIntoTheOrderOfRows() throws PickleException {
    byte[] columns = {0, 0, 1, 0, 0, 1, 1, 1, 0, 2, 1, 2};
    Pickled pickled = Pickled.protocol(4).array("i2", ">", true, columns, 2, 3);

    Value.Array array = (Value.Array) read(pickled);
    assertThat(array.shape()).containsExactly(2, 3);
    assertThat(array.dtype().bigEndian()).isTrue();
    assertThat(Samples.bytes(array)).containsExactly(0, 0, 0, 1, 0, 2, 1, 0, 1, 1, 1, 2);
  }

  @Test
  void putsColumnsOfThreeDimensionsIntoTheOrderOfRows() throws PickleException {
    byte[] columns = new byte[24];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 4; k++) {
          columns[i + 2 * j + 6 * k] = (byte) (100 * i + 10 * j + k);
        }
      }
    }
    Pickled pickled = Pickled.protocol(4).wrapper("u1", "|", "F", 0, 2, 3, 4).raw(columns);

    byte[] rows = Samples.bytes((Value.Array) read(pickled));
    for (int n = 0; n < 24; n++) {
      assertThat(rows[n]).isEqualTo((byte) (100 * (n / 12) + 10 * (n / 4 % 3) + n % 4));
    }
  }

  @Test
  void anArrayWithoutDimensionsHasOneElement() throws PickleException {
    Value.Array array =
        (Value.Array) read(Pickled.protocol(4).wrapper("f8", "<", "C", 0).i8(0x3ff8000000000000L));
    assertThat(array.size()).isEqualTo(1);
    assertThat(array.shape()).isEmpty();
  }

  @Test
  void anEmptyArrayHasNoBytes() throws PickleException {
    Value.Array array =
        (Value.Array) read(Pickled.protocol(4).wrapper("f8", "<", "C", 16, 0, 5).op(1, 0xff));
    assertThat(array.size()).isZero();
    assertThat(Samples.bytes(array)).isEmpty();
  }

  @Test
  void readsTheFieldsOfARecord() throws PickleException {
    Pickled pickled =
        Pickled.protocol(4)
            .global("numpy", "dtype")
            .text("V12")
            .op(Opcode.NEWFALSE, Opcode.NEWTRUE, Opcode.TUPLE3, Opcode.REDUCE, Opcode.MARK)
            .integer(3)
            .text("|")
            .op(Opcode.NONE, Opcode.MARK)
            .text("left")
            .text("threshold")
            .op(Opcode.TUPLE, Opcode.EMPTY_DICT, Opcode.MARK)
            .text("left")
            .dtype("i4", "<")
            .integer(0)
            .op(Opcode.TUPLE2)
            .text("threshold")
            .dtype("f8", "<")
            .integer(4)
            .op(Opcode.TUPLE2, Opcode.SETITEMS)
            .integer(12)
            .integer(1)
            .integer(16)
            .op(Opcode.TUPLE, Opcode.BUILD);

    Dtype dtype = ((Value.Type) read(pickled)).dtype();
    assertThat(dtype.itemSize()).isEqualTo(12);
    assertThat(dtype.fields())
        .containsEntry("left", new Dtype.Field(Dtype.of('i', 4), 0))
        .containsEntry("threshold", new Dtype.Field(Dtype.of('f', 8), 4));
  }

  @Test
  void readsWhatProtocol5PutsIntoBuffers() throws PickleException {
    List<Value> parts =
        ((Value.Items) Pickle.read(Samples.numpy(), Budget.standard()).value()).items();

    assertThat(parts.get(0)).isEqualTo(new Value.Real(1.5));
    assertThat(Samples.bytes((Value.Array) parts.get(1)))
        .containsExactly(0, 1, 0, 3, 0, 5, 0, 2, 0, 4, 0, 6);
    assertThat(Samples.bytes((Value.Array) parts.get(3))).containsExactly(1, 0, 1);
    assertThat(((Value.Bytes) parts.get(4)).value()).containsExactly(0xe4);
    assertThat(((Value.Instance) parts.get(5)).arguments())
        .containsExactly(new Value.Text("MT19937"));
    assertThat(parts.get(6)).isEqualTo(new Value.Text("ab"));
  }
}
