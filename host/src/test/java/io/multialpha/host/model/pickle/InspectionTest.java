package io.multialpha.host.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a file that nobody trusts. */
class InspectionTest {
  private static final Value.Global SYSTEM = new Value.Global("os", "system");
  private static final Value.Global EVAL = new Value.Global("builtins", "eval");

  @TempDir Path folder;

  private Inspection inspect(byte[] content) throws IOException {
    return Pickle.inspect(Files.write(folder.resolve("model.pkl"), content), Budget.standard());
  }

  @Test
  void listsAllNamesAlsoThoseThatAreNotAllowed() throws IOException {
    byte[] hostile =
        Pickled.protocol(4)
            .op('(')
            .global("os", "system")
            .text("true")
            .op(0x85, 'R')
            .global("numpy", "ndarray")
            .global("builtins", "eval")
            .op(')', 0x81, '}', 'b', 't')
            .stop();

    Inspection inspection = inspect(Packed.in(Container.XZ, hostile));

    assertThat(inspection.container()).isEqualTo(Container.XZ);
    assertThat(inspection.protocol()).isEqualTo(4);
    assertThat(inspection.bytes()).isEqualTo(hostile.length);
    assertThat(inspection.globals())
        .containsExactly(SYSTEM, new Value.Global("numpy", "ndarray"), EVAL);
    assertThat(inspection.refused()).containsExactly(SYSTEM, EVAL);
    assertThat(inspection.complete()).isTrue();
    assertThat(inspection.readable()).isFalse();
  }

  @Test
  void saysHowFarItCame() throws IOException {
    Inspection inspection = inspect(Pickled.protocol(2).global("os", "system").op(0xfe).stop());

    assertThat(inspection.globals()).containsExactly(SYSTEM);
    assertThat(inspection.complete()).isFalse();
    assertThat(inspection.bytes()).isEqualTo(14);
    assertThat(inspection.stopped()).startsWith("at byte 13: found 0xfe, which is no opcode");
  }

  @Test
  void saysWhyAFileIsNoPickleAtAll() throws IOException {
    Inspection inspection = inspect(new byte[0]);

    assertThat(inspection.complete()).isFalse();
    assertThat(inspection.stopped()).startsWith("it is empty");
    assertThat(inspection.globals()).isEmpty();
  }

  @Test
  void aGoodFileIsReadable() throws IOException {
    Inspection inspection = inspect(Samples.forest(4));

    assertThat(inspection.readable()).isTrue();
    assertThat(inspection.stopped()).isEmpty();
    assertThat(inspection.refused()).isEmpty();
  }
}
