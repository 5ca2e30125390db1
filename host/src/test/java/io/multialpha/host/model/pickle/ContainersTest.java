package io.multialpha.host.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pickle may be compressed with, and files that are none. */
class ContainersTest {
  private static final Budget BUDGET = Budget.standard();
  private static final byte[] PICKLE =
      Pickled.protocol(4).wrapper("f8", "<", "C", 16, 1000).op(1, 0xff).raw(noise(8000)).stop();

  private static byte[] noise(int count) {
    byte[] bytes = new byte[count];
    new java.util.Random(7).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource
  void readsEachContainer(Container container) throws PickleException {
    Pickle pickle = Pickle.read(Packed.in(container, PICKLE), BUDGET);

    assertThat(pickle.container()).isEqualTo(container);
    assertThat(pickle.protocol()).isEqualTo(4);
    assertThat(pickle.bytes()).isEqualTo(PICKLE.length);
    assertThat(Samples.bytes((Value.Array) pickle.value())).isEqualTo(noise(8000));
  }

  @ParameterizedTest
  @EnumSource
  void refusesAFileThatWasCutShort(Container container) {
    byte[] file = Packed.in(container, PICKLE);
    for (int length = 1; length < file.length; length += 1 + file.length / 50) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> Pickle.read(cut, BUDGET)).isInstanceOf(PickleException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "RAW", mode = EnumSource.Mode.EXCLUDE)
  void noticesDamageByTheCheckSumBehindThePickle(Container container) {
    byte[] file = Packed.in(container, PICKLE);
    file[file.length / 2] ^= 4;

    if (container != Container.LZMA) { // the only one without a check sum
      assertThatThrownBy(() -> Pickle.read(file, BUDGET))
          .isInstanceOf(PickleException.class)
          .hasMessageContaining(container.label());
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesBytesBehindTheEnd(Container container) {
    byte[] file = Packed.in(container, PICKLE);
    for (int more : new int[] {1, 100_000}) {
      byte[] longer = Arrays.copyOf(file, file.length + more);
      Arrays.fill(longer, file.length, longer.length, (byte) '.');

      assertThatThrownBy(() -> Pickle.read(longer, BUDGET))
          .isInstanceOf(PickleException.class)
          .hasMessageContaining(container == Container.RAW ? "more bytes" : container.label());
    }
  }

  @Test
  void readsTheWiderHeaderOfPython2() throws PickleException {
    byte[] narrow = Packed.in(Container.ZF, PICKLE);
    byte[] wide = new byte[narrow.length + 1];
    System.arraycopy(narrow, 0, wide, 0, 21);
    wide[21] = ' ';
    System.arraycopy(narrow, 21, wide, 22, narrow.length - 21);

    assertThat(Pickle.read(wide, BUDGET).bytes()).isEqualTo(PICKLE.length);
  }

  @Test
  void refusesAnotherLengthThanDeclared() {
    byte[] file = Packed.in(Container.ZF, PICKLE);
    file[4] = 'f';

    assertThatThrownBy(() -> Pickle.read(file, BUDGET))
        .hasMessageMatching("it inflates to \\d+ bytes; expected \\d+ as it says itself");
  }

  @Test
  void refusesToInflateBeyondTheBudget() {
    Budget small = new Budget(5000, 100, 1 << 20, 1 << 20, 1 << 20, 1000, 1000, 10, 1000);

    assertThatThrownBy(() -> Pickle.read(Packed.in(Container.ZLIB, PICKLE), small))
        .hasMessage("it inflates to more than 5000 bytes");
  }

  @Test
  void refusesAContainerInsideAContainer() {
    byte[] twice = Packed.in(Container.GZIP, Packed.in(Container.ZLIB, PICKLE));

    assertThatThrownBy(() -> Pickle.read(twice, BUDGET))
        .hasMessageContaining("0x78, which is no opcode");
  }

  @Test
  void asksForGitLfsWhereThereIsAPointer() {
    byte[] pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 3\n"
            .getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> Pickle.read(pointer, BUDGET))
        .hasMessageContaining("Git LFS pointer")
        .hasMessageContaining("git lfs pull");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                     | it is empty",
        "'<!DOCTYPE html>'      | it is a page of HTML or XML",
        "' <html>'              | it is a page of HTML or XML",
        "'{\"message\": \"no\"}'| it is JSON text",
        "'PK\u0003\u0004'       | it is a zip archive",
        "\u0093NUMPY            | it is a single array of numpy",
        "yes                    | which is no opcode",
      })
  void saysWhatAnotherFileIs(String start, String sentence) {
    byte[] file = start.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Pickle.read(file, BUDGET))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining(sentence);
  }
}
