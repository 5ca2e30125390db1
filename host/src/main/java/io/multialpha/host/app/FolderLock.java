package io.multialpha.host.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two searches from writing into one folder: their files would be those of both. The lock
 * goes with its process, however that ends. The file that is locked stays, empty and hidden: were
 * it removed, one search could lock it and the next a new one of its name.
 */
final class FolderLock implements AutoCloseable {
  static final String FILE = ".optimize.lock";

  private final Path folder;

  /** The only one of this process on the file: to close another would give up the lock. */
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
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = isFree(channel);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    if (!taken) {
      throw new UsageException(
          "Another search is writing into "
              + Invocation.fromHere(folder)
              + "; wait for it, or name another folder with --output.");
    }
    return new FolderLock(folder, channel);
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The folder that is had. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
