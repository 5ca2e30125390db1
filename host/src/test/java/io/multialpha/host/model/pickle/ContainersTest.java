package io.multialpha.host.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
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

  /** A member of gzip with all that a header may have. */
  private static byte[] member(byte[] content, int extra, int name, int comment) {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    member.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 0});
    member.write(extra);
    member.write(extra >> 8);
    member.writeBytes(new byte[extra]);
    for (int length : new int[] {name, comment}) {
      member.writeBytes("n".repeat(length).getBytes(StandardCharsets.US_ASCII));
      member.write(0);
    }
    CRC32 sum = new CRC32();
    sum.update(member.toByteArray());
    member.write((int) sum.getValue());
    member.write((int) sum.getValue() >> 8);
    byte[] packed = Packed.in(Container.GZIP, content);
    member.write(packed, 10, packed.length - 10);
    return member.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  @Test
  void readsAllMembersOfGzipWhateverTheirHeadersHold() throws PickleException {
    byte[] nothing = new byte[0];
    byte[] file =
        joined(
            member(nothing, 0, 0, 0),
            member(Arrays.copyOf(PICKLE, 1000), 65_535, 30_000, 30_000),
            Packed.in(Container.GZIP, nothing),
            member(Arrays.copyOfRange(PICKLE, 1000, PICKLE.length), 1, 2, 3),
            member(nothing, 0, 100, 0));

    Pickle pickle = Pickle.read(file, BUDGET);

    assertThat(pickle.bytes()).isEqualTo(PICKLE.length);
    assertThat(Samples.bytes((Value.Array) pickle.value())).isEqualTo(noise(8000));
  }

  /** Names and comments have no length but the one at which they end, maybe never. */
  @ParameterizedTest
  @CsvSource({"200000, 0", "0, 200000", "70000, 70000"})
  void refusesAnOverlongHeaderOfAnyMemberOfGzip(int name, int comment) {
    byte[] first = member(PICKLE, 0, name, comment);
    byte[] second = joined(Packed.in(Container.GZIP, new byte[0]), first);

    for (byte[] file : List.of(first, second, Arrays.copyOf(second, 150_000))) {
      assertThatThrownBy(() -> Pickle.read(file, BUDGET))
          .isInstanceOf(PickleException.class)
          .hasMessageEndingWith("its gzip data is damaged (a header is longer than 131072 bytes)");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, a header asks for what gzip does not know",
    "3, a header asks for what gzip does not know",
    "20, a header does not match its check sum",
    "-8, its check sum does not match",
    "-4, its length does not match",
  })
  void noticesDamageOutsideTheDataOfGzip(int at, String sentence) {
    byte[] file = member(PICKLE, 1, 2, 3);
    file[at < 0 ? file.length + at : at] ^= (byte) 0x80;

    assertThatThrownBy(() -> Pickle.read(file, BUDGET))
        .isInstanceOf(PickleException.class)
        .hasMessageEndingWith("its gzip data is damaged (" + sentence + ")");
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
