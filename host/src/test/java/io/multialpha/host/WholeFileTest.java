package io.multialpha.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void putsANewFileInThePlaceOfTheOld() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "the old one");
    Files.writeString(WholeFile.draftOf(file), "left by one that was stopped");

    WholeFile.replace(file, out -> out.write('x'));

    assertThat(file).hasContent("x");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void leavesTheOldOneAndNoHalfOfTheNewWhereThereIsNoRoom() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "the old one");

    assertThatThrownBy(
            () ->
                WholeFile.replace(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": No space left on device");

    assertThat(file).hasContent("the old one");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void takesNoDraftOfSomeoneElseWhereItIsToBeNew() throws IOException {
    Path file = folder.resolve("a.csv");
    Path theirs = Files.writeString(WholeFile.draftOf(file), "mine");

    assertThatThrownBy(() -> WholeFile.replaceWithNewDraft(file, out -> out.write('x')))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(theirs).hasContent("mine");
  }

  @Test
  void namesTheDeviceThatTakesNoMore() {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();

    assertThatThrownBy(() -> WholeFile.fill(full, out -> out.write('x')))
        .isInstanceOf(FileSystemException.class)
        .hasMessage("/dev/full: No space left on device");
  }

  @Test
  void leavesToOthersWhatTheyNameThemselves() {
    Path file = folder.resolve("gone/a.csv");

    assertThatThrownBy(() -> WholeFile.replace(file, out -> out.write('x')))
        .isInstanceOf(NoSuchFileException.class);
  }
}
