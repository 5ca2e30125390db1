package io.multialpha.host.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The log file: made when the first line is written to it, so that a command that has nothing to
 * say leaves nothing behind.
 *
 * <p>Lines start with the time in UTC. A file that has grown large is put aside, once, under the
 * same name with {@code .1}. Safe for use by several threads.
 */
final class LogFile {
  private static final long LARGE = 10_000_000;

  private final Path path;
  private boolean opened;
  private boolean failed;

  LogFile(Path path) {
    this.path = path;
  }

  /** Where it is, or would be. */
  Path path() {
    return path;
  }

  /**
   * Appends a line, and below it the stack trace where there is one.
   *
   * @param thrown what was thrown, or null
   * @return whether it could be written; when not, nothing more is tried
   */
  synchronized boolean append(
      long epochMillis, String level, String source, String message, Throwable thrown) {
    if (failed) {
      return false;
    }
    StringBuilder line = new StringBuilder(message.length() + 80);
    line.append(Instant.ofEpochMilli(epochMillis))
        .append(' ')
        .append(level)
        .append(' ')
        .append(source)
        .append(": ")
        .append(message)
        .append(System.lineSeparator());
    if (thrown != null) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace, true));
      line.append(trace);
    }
    try {
      if (!opened) {
        open();
      }
      Files.writeString(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return true;
    } catch (IOException e) {
      failed = true;
      return false;
    }
  }

  private void open() throws IOException {
    Files.createDirectories(path.getParent());
    if (Files.exists(path) && Files.size(path) > LARGE) {
      Files.move(
          path,
          path.resolveSibling(path.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    opened = true;
  }
}
