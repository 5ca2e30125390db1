package io.multialpha.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFolderTest {
  @TempDir Path out;

  private Path left(String name) throws IOException {
    Path folder = Files.createDirectory(out.resolve(name));
    Files.createFile(folder.resolve(".lock"));
    Files.createFile(Files.createDirectory(folder.resolve("hourly")).resolve("ES.csv"));
    return folder;
  }

  @Test
  void removesWhatNoProcessHoldsWithAllThatIsInIt() throws IOException {
    Path left = left(".sample.1-a.tmp");
    Path others = left(".other.tmp");

    UnfinishedFolder.sweep(out, "sample.");

    assertThat(left).doesNotExist();
    assertThat(others.resolve("hourly/ES.csv")).exists();
  }

  @Test
  void leavesWhatAFolderLeadsTo() throws IOException {
    Path mine = Files.createFile(Files.createDirectory(out.resolve("mine")).resolve("file"));
    Path left = left(".sample.1-a.tmp");
    Files.createSymbolicLink(left.resolve("link"), mine.getParent());

    UnfinishedFolder.sweep(out, "");

    assertThat(left).doesNotExist();
    assertThat(mine).exists();
  }

  @Test
  void leavesWhatThisProcessIsMaking() throws IOException {
    try (UnfinishedFolder ours = UnfinishedFolder.make(out, "sample").orElseThrow()) {
      UnfinishedFolder.sweep(out, "");
      assertThat(ours.path().resolve(".lock")).exists();
    }
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void givesNoNameTwice() throws IOException {
    try (UnfinishedFolder first = UnfinishedFolder.make(out, "run").orElseThrow()) {
      assertThat(UnfinishedFolder.make(out, "run")).isEmpty();
      first.rename(out.resolve("run"));
    }
    assertThat(UnfinishedFolder.make(out, "run")).isEmpty();
    assertThat(out.resolve("run")).isEmptyDirectory();
  }

  @Test
  void sweepsNothingWhereNothingIs() {
    UnfinishedFolder.sweep(out.resolve("gone"), "");
    assertThat(out).isEmptyDirectory();
  }
}
