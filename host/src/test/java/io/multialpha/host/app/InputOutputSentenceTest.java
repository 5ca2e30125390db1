package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.WholeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputOutputSentenceTest {
  private static final WholeFile.Content NO_ROOM =
      out -> {
        throw new IOException("No space left on device");
      };

  @Test
  void saysWhatIsWrongWithTheFileAndWhatToDo() {
    assertThat(InputOutputSentence.of(new NoSuchFileException("a.csv")))
        .isEqualTo("There is no a.csv.");
    assertThat(InputOutputSentence.of(new AccessDeniedException("a.csv")))
        .isEqualTo("No permission for a.csv; change its permissions or its owner.");
    assertThat(
            InputOutputSentence.of(
                new FileSystemException("a.csv", null, "No space left on device")))
        .isEqualTo(
            "a.csv could not be read or written: No space left on device. Make room on its disk or"
                + " mend what is wrong there, or name another place.");
  }

  @Test
  void namesTheFileForWhichThereIsNoRoom(@TempDir Path folder) {
    Path file = folder.resolve("rows.csv");

    assertThatThrownBy(() -> WholeFile.replace(file, NO_ROOM))
        .isInstanceOfSatisfying(
            IOException.class,
            e ->
                assertThat(InputOutputSentence.of(e))
                    .startsWith(
                        file
                            + " could not be read or written: No space left on device. Make room"));
  }

  @Test
  void staysASentenceWhereTheExceptionSaysLittle() {
    assertThat(InputOutputSentence.of(new IOException("Stream closed")))
        .isEqualTo("Reading or writing failed: Stream closed.");
    assertThat(InputOutputSentence.of(new IOException()))
        .isEqualTo("Reading or writing failed: IOException.");
    assertThat(InputOutputSentence.of(new FileSystemException("a.csv")))
        .isEqualTo("a.csv could not be read or written.");
  }
}
