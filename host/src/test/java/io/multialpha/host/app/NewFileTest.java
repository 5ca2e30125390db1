package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
  @TempDir Path folder;

  @Test
  void leavesAFileInTheWayAsItIs() throws IOException {
    Path target = folder.resolve("model.onnx");
    Path other = Files.writeString(folder.resolve("model.onnx.new"), "mine");

    assertThatThrownBy(() -> NewFile.write(target, true, out -> out.write(1)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("model.onnx.new is in the way");
    assertThat(other).hasContent("mine");
    assertThat(target).doesNotExist();
  }

  @Test
  void writesThroughNoLink() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Files.createSymbolicLink(folder.resolve("model.onnx.new"), elsewhere);

    assertThatThrownBy(() -> NewFile.write(folder.resolve("model.onnx"), true, out -> out.write(1)))
        .isInstanceOf(UsageException.class);
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void leavesNothingOfAFileThatCouldNotBeWritten() {
    assertThatThrownBy(
            () ->
                NewFile.write(
                    folder.resolve("model.onnx"),
                    false,
                    out -> {
                      throw new IOException("full");
                    }))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(folder.resolve("model.onnx") + ": full");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void writesTheFileThatALinkLeadsTo() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), mine.getFileName());

    NewFile.write(link, true, out -> out.write('x'));

    assertThat(link).isSymbolicLink();
    assertThat(mine).hasContent("x");
    assertThat(folder.resolve("mine.csv.new")).doesNotExist();
  }

  @Test
  void refusesALinkThatLeadsNowhere() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("gone.csv"));

    assertThatThrownBy(() -> NewFile.write(link, true, out -> out.write('x')))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("link.csv is a link to a file that is not there");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void writesIntoAPipeAndLeavesItThere() throws Exception {
    Path pipe = folder.resolve("pipe");
    Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (Path each : List.of(pipe, link)) {
      CompletableFuture<String> read =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return Files.readString(pipe);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertThatThrownBy(() -> NewFile.write(each, false, out -> out.write('x')))
          .hasMessageContaining("exists already");

      NewFile.write(each, true, out -> out.write('x'));

      assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
      assertThat(read.get(1, TimeUnit.MINUTES)).isEqualTo("x");
    }
    assertThat(link).isSymbolicLink();
  }
}
