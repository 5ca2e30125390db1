package io.multialpha.it.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runs that ship come from {@code src/test/python/ibs_parity.py}, which knows the rules of ibs
 * and nothing of this program. Where the records of the original are missing, they hold the rules.
 */
class IndependentScriptTest {
  private static final Path SCRIPT = Path.of("src/test/python/ibs_parity.py");

  @TempDir Path folder;

  /** So that nobody changes what is expected without changing the rules that it comes from. */
  @Test
  void saysTodayWhatShips() throws IOException, InterruptedException {
    Process python;
    try {
      python =
          new ProcessBuilder("python3", SCRIPT.toString(), folder.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: there is no python3 here");
      return;
    }
    python.getOutputStream().close();
    try (InputStream said = python.getInputStream()) {
      assertThat(said.readAllBytes()).asString().isEmpty();
    }
    assertThat(python.waitFor()).isZero();

    List<Path> shipped = files(RecordedRun.shipped());
    assertThat(shipped).hasSize(18);
    assertThat(files(folder)).isEqualTo(shipped);
    for (Path file : shipped) {
      assertThat(folder.resolve(file)).hasSameBinaryContentAs(RecordedRun.shipped().resolve(file));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }
}
