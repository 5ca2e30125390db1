package io.multialpha.host;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file that is there as a whole or not at all: it is written under another name beside its own,
 * and renamed when it is complete.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Writes the file's content. */
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** The name under which a file is written. */
  public static Path draftOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  /**
   * Puts a file in the place of the one that is there, if one is. What a process that was stopped
   * has left of it is written over.
   *
   * @throws FileSystemException with the name of the file, such as where there is no room for it
   */
  public static void replace(Path file, Content content) throws IOException {
    replace(
        file,
        content,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  /**
   * As {@link #replace}, but never over or through what someone else has put under the name of the
   * draft.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something has that name
   */
  public static void replaceWithNewDraft(Path file, Content content) throws IOException {
    replace(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static void replace(Path file, Content content, OpenOption... draftIs)
      throws IOException {
    Path draft = draftOf(file);
    OutputStream out = Files.newOutputStream(draft, draftIs);
    try {
      fill(out, file, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Writes into what is there and stays what it is, such as a pipe or a device.
   *
   * @throws FileSystemException with its name, if it takes no more
   */
  public static void fill(Path file, Content content) throws IOException {
    fill(Files.newOutputStream(file, StandardOpenOption.WRITE), file, content);
  }

  /** Names the file: what the system says of a full disk does not. */
  private static void fill(OutputStream to, Path file, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(to, 1 << 16)) {
      content.write(out);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      String reason = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
      FileSystemException named = new FileSystemException(file.toString(), null, reason);
      named.initCause(e);
      throw named;
    }
  }
}
