package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        .hasMessage("full");
    assertThat(folder).isEmptyDirectory();
  }
}
