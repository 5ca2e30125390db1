package io.multialpha.host.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two searches from writing into one folder: their files would be those of both. The lock
 * goes with its process, however that ends; what a killed one leaves is a file that binds nobody.
 */
final class FolderLock implements AutoCloseable {
  static final String FILE = ".optimize.lock";

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes a folder.
   *
   * @param folder there already
   * @throws UsageException if a search has it
   */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (!isFree(channel)) {
          throw new UsageException(
              "Another search is writing into "
                  + Invocation.fromHere(folder)
                  + "; wait for it, or name another folder with --output.");
        }
        if (isIts(channel, file)) {
          return new FolderLock(folder, channel);
        }
      } catch (IOException | UsageException e) {
        channel.close();
        throw e;
      }
      channel.close();
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Whoever had the lock before may have removed the file between its opening and its locking. */
  private static boolean isIts(FileChannel channel, Path file) throws IOException {
    String mark = Long.toString(ProcessHandle.current().pid());
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)));
    try {
      return Files.readString(file, StandardCharsets.UTF_8).equals(mark);
    } catch (NoSuchFileException removed) {
      return false;
    }
  }

  /** The folder that is had. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } finally {
      channel.close();
    }
  }
}
