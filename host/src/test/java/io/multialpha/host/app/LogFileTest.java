package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void isMadeWithTheFirstLine() throws IOException {
    LogFile log = new LogFile(folder.resolve("log").resolve("a.log"));
    assertThat(folder).isEmptyDirectory();

    assertThat(log.append(0, "WARN", "engine", "a gap", null)).isTrue();
    assertThat(log.append(1, "INFO", "engine", "more", null)).isTrue();

    assertThat(log.path())
        .hasContent(
            "1970-01-01T00:00:00Z WARN engine: a gap\n1970-01-01T00:00:00.001Z INFO engine: more");
  }

  @Test
  void keepsTheStackTraceBelowItsLine() throws IOException {
    LogFile log = new LogFile(folder.resolve("a.log"));
    log.append(0, "ERROR", "fault", "it broke", new IllegalStateException("because"));

    assertThat(Files.readAllLines(log.path()))
        .startsWith(
            "1970-01-01T00:00:00Z ERROR fault: it broke",
            "java.lang.IllegalStateException: because")
        .anyMatch(line -> line.contains("LogFileTest"));
  }

  @Test
  void putsALargeFileAside() throws IOException {
    Path path = folder.resolve("a.log");
    Files.write(path, new byte[10_000_001]);
    new LogFile(path).append(0, "INFO", "x", "new", null);

    assertThat(Files.size(folder.resolve("a.log.1"))).isEqualTo(10_000_001);
    assertThat(path).hasContent("1970-01-01T00:00:00Z INFO x: new");
  }

  @Test
  void saysThatItCannotBeWrittenAndStopsTrying() throws IOException {
    Path file = Files.createFile(folder.resolve("no-folder"));
    LogFile log = new LogFile(file.resolve("a.log"));

    assertThat(log.append(0, "INFO", "x", "new", null)).isFalse();
    assertThat(log.append(0, "INFO", "x", "new", null)).isFalse();
  }
}
