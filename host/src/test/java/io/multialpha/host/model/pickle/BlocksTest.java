package io.multialpha.host.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays stay where they were read, as long as nobody takes the blocks back. */
class BlocksTest {
  private static final int ARRAYS = 40;

  private static byte[] content(int seed, int size) {
    byte[] content = new byte[size];
    new Random(seed).nextBytes(content);
    return content;
  }

  /** A list of arrays, and a text before each. */
  private static byte[] arrays(int firstSeed, int size) {
    Pickled pickled = Pickled.protocol(4).op(Opcode.EMPTY_LIST, Opcode.MARK);
    for (int i = 0; i < ARRAYS; i++) {
      pickled.text("a".repeat(i * 100)).op(Opcode.POP).wrapper("u1", "|", "C", 0, size);
      pickled.raw(content(firstSeed + i, size));
    }
    return pickled.op(Opcode.APPENDS).stop();
  }

  private static void assertArrays(Pickle pickle, int firstSeed, int size) {
    List<Value> arrays = ((Value.Items) pickle.value()).items();
    assertThat(arrays).hasSize(ARRAYS);
    for (int i = 0; i < ARRAYS; i++) {
      assertThat(Samples.bytes((Value.Array) arrays.get(i)))
          .isEqualTo(content(firstSeed + i, size));
    }
  }

  private static Pickle read(byte[] file, Blocks blocks) throws Exception {
    return Pickle.read(new ByteArrayInputStream(file), file.length, Budget.standard(), blocks);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1,
        1000,
        30_000,
        Blocks.SIZE / 2 - 1,
        Blocks.SIZE / 2,
        Blocks.SIZE / 2 + 1,
        Blocks.SIZE,
        300_000
      })
  void keepsArraysOfAnyLengthWhole(int size) throws Exception {
    assertArrays(read(arrays(1, size), new Blocks()), 1, size);
  }

  @ParameterizedTest
  @EnumSource(names = {"ZLIB", "XZ"})
  void keepsThoseOfCompressedFilesWhole(Container container) throws Exception {
    assertArrays(read(Packed.in(container, arrays(1, 30_000)), new Blocks()), 1, 30_000);
  }

  @Test
  void readsOneFileAfterAnotherIntoTheSameMemory() throws Exception {
    Blocks blocks = new Blocks();
    Pickle first = read(arrays(1, 30_000), blocks);
    Value.Array array = (Value.Array) ((Value.Items) first.value()).items().get(0);
    assertArrays(first, 1, 30_000);

    blocks.reclaim();

    assertArrays(read(arrays(100, 30_000), blocks), 100, 30_000);
    assertThat(Samples.bytes(array)).isEqualTo(content(100, 30_000));
  }

  @Test
  void countsTheMemoryThatFewSmallArraysKeep() {
    Pickled pickled = Pickled.protocol(4).op(Opcode.EMPTY_LIST, Opcode.MARK);
    for (int i = 0; i < ARRAYS; i++) {
      pickled.wrapper("u1", "|", "C", 0, 1).op(1);
      for (int unused = 0; unused < Blocks.SIZE / 2; unused++) {
        pickled.op(Opcode.NEWTRUE, Opcode.POP);
      }
    }
    byte[] file = pickled.op(Opcode.APPENDS).stop();
    Budget small = new Budget(1 << 30, 100, 5 << 20, 1 << 20, 1 << 20, 1 << 30, 1000, 100, 1000);

    assertThatThrownBy(() -> Pickle.read(file, small))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining("values that take more than 5242880 bytes of memory");
  }
}
