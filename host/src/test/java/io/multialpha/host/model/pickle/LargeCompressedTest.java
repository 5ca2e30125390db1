package io.multialpha.host.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long runs of bytes whose length cannot be held against that of the file. */
class LargeCompressedTest {
  @ParameterizedTest
  @ValueSource(ints = {100_000, (1 << 22) - 1, 1 << 22, (1 << 22) + 1, 5_000_000, 14_000_000})
  void readsEveryByteInItsPlace(int size) throws Exception {
    byte[] content = new byte[size];
    new Random(1).nextBytes(content);

    Value value = Pickle.read(compressed(content), Budget.standard()).value();

    assertThat(((Value.Bytes) value).value()).isEqualTo(content);
  }

  /** PROTO 3, BINBYTES, STOP. */
  private static byte[] compressed(byte[] content) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(file)) {
      zlib.write(new byte[] {(byte) 0x80, 3, 'B'});
      zlib.write(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array());
      zlib.write(content);
      zlib.write('.');
    }
    return file.toByteArray();
  }
}
