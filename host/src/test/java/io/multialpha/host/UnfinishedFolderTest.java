package io.multialpha.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedFolderTest {
  @TempDir Path out;

  private static final Pattern ANY = Pattern.compile(".*");

  /** As a killed process leaves it. */
  private Path left(String name) throws IOException {
    Path folder = Files.createDirectory(out.resolve(name));
    try (UnfinishedFolder ours = UnfinishedFolder.make(out, "ours").orElseThrow()) {
      Files.copy(ours.path().resolve(".lock"), folder.resolve(".lock"));
    }
    Files.createFile(Files.createDirectory(folder.resolve("hourly")).resolve("ES.csv"));
    return folder;
  }

  @Test
  void removesWhatNoProcessHoldsWithAllThatIsInIt() throws IOException {
    Path left = left(".sample.1-a.tmp");
    Path others = left(".sample.tmp");

    UnfinishedFolder.sweep(out, Pattern.compile("sample\\..*"));

    assertThat(left).doesNotExist();
    assertThat(others.resolve("hourly/ES.csv")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "of another program", "A folder that multi-alpha is filling\n"})
  void leavesWhatDoesNotSayThatItIsOurs(String text) throws IOException {
    Path others = left(".sample.1-a.tmp");
    Files.writeString(others.resolve(".lock"), text);

    UnfinishedFolder.sweep(out, ANY);

    assertThat(others.resolve("hourly/ES.csv")).exists();
  }

  @Test
  void leavesWhatOnlyLeadsToALockOfOurs() throws IOException {
    Path others = left(".sample.1-a.tmp");
    Path lock = Files.move(others.resolve(".lock"), out.resolve("lock"));
    Files.createSymbolicLink(others.resolve(".lock"), lock);
    Path elsewhere = Files.move(left(".sample.2-a.tmp"), out.resolve("mine"));
    Files.createSymbolicLink(out.resolve(".sample.2-a.tmp"), elsewhere);

    UnfinishedFolder.sweep(out, ANY);

    assertThat(others.resolve("hourly/ES.csv")).exists();
    assertThat(elsewhere.resolve("hourly/ES.csv")).exists();
  }

  @Test
  void leavesWhatAFolderLeadsTo() throws IOException {
    Path mine = Files.createFile(Files.createDirectory(out.resolve("mine")).resolve("file"));
    Path left = left(".sample.1-a.tmp");
    Files.createSymbolicLink(left.resolve("link"), mine.getParent());

    UnfinishedFolder.sweep(out, ANY);

    assertThat(left).doesNotExist();
    assertThat(mine).exists();
  }

  @Test
  void leavesWhatThisProcessIsMaking() throws IOException {
    try (UnfinishedFolder ours = UnfinishedFolder.make(out, "sample").orElseThrow()) {
      UnfinishedFolder.sweep(out, ANY);
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
    UnfinishedFolder.sweep(out.resolve("gone"), ANY);
    assertThat(out).isEmptyDirectory();
  }
}
