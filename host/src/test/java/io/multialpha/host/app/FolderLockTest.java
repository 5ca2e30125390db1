package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path folder;

  /** A process that takes a folder, says so, and keeps it until its input ends. */
  public static final class Holder {
    private Holder() {}

    /** Takes the folder that is named. */
    @SuppressWarnings("SystemOut") // by this the test knows
    public static void main(String[] args) throws IOException {
      try (FolderLock held = FolderLock.take(Path.of(args[0]))) {
        System.out.write(1);
        System.out.flush();
        while (System.in.read() >= 0) {
          // Until the test closes it, or ends the process.
        }
        held.folder();
      }
    }
  }

  private static void requireTaken(Path folder) {
    assertThatThrownBy(() -> FolderLock.take(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("Another search is writing into ")
        .hasMessageContaining("--output");
  }

  @Test
  void isHadByOneAtATimeWithinAProcess() throws IOException {
    try (FolderLock held = FolderLock.take(folder)) {
      assertThat(held.folder()).isEqualTo(folder);
      requireTaken(folder);
    }
    FolderLock.take(folder).close();
  }

  @Test
  void isHadByOneProcessUntilThatEndsHoweverItEnds() throws IOException, InterruptedException {
    Process other =
        OtherProcess.of(Holder.class, folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(other.getInputStream().read()).isEqualTo(1);
      requireTaken(folder);
      requireTaken(folder);
    } finally {
      other.destroyForcibly().waitFor();
    }
    FolderLock.take(folder).close();
  }

  @Test
  void isNotBoundByWhatAKilledSearchLeft() throws IOException {
    Files.writeString(folder.resolve(FolderLock.FILE), "123456789");

    FolderLock.take(folder).close();
  }
}
