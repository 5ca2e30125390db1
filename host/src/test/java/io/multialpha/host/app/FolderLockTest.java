package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path folder;

  @Test
  void isHadByOneAtATimeAndLeavesNothing() throws IOException {
    try (FolderLock held = FolderLock.take(folder)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("Another search is writing into ")
          .hasMessageContaining("--output");
    }

    assertThat(folder).isEmptyDirectory();
    FolderLock.take(folder).close();
  }

  @Test
  void isNotBoundByWhatAKilledSearchLeft() throws IOException {
    Files.writeString(folder.resolve(FolderLock.FILE), "123456789");

    FolderLock.take(folder).close();

    assertThat(folder).isEmptyDirectory();
  }
}
