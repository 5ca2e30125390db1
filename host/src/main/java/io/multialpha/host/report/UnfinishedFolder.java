package io.multialpha.host.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hidden folder in which the files of a run are gathered until all are there.
 *
 * <p>Its process holds a lock on a file in it, which the system gives back however the process
 * ends. So what a killed run left can be told from a run that is under way, and is removed by the
 * next. Where a file system knows no locks, nothing is removed.
 */
final class UnfinishedFolder implements AutoCloseable {
  private static final String LOCK = ".lock";

  /**
   * Those of this process: to open and close a file that it has locked could give up the lock (see
   * {@link java.nio.channels.FileLock}).
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private UnfinishedFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the folder of a run.
   *
   * @param out folder of the runs, which is there
   * @param id of the run
   * @return empty if another run has that id
   */
  static Optional<UnfinishedFolder> make(Path out, String id) throws IOException {
    Path path = out.toRealPath().resolve("." + id + ".tmp");
    try {
      Files.createDirectory(path);
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
    OURS.add(path);
    try {
      FileChannel lock =
          FileChannel.open(
              path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (!isHeldElsewhere(lock)) {
        return Optional.of(new UnfinishedFolder(path, lock));
      }
      // Another process took it for left over before it was locked, and removes it.
      lock.close();
      OURS.remove(path);
      return Optional.empty();
    } catch (IOException e) {
      OURS.remove(path);
      Files.deleteIfExists(path);
      throw e;
    }
  }

  private static boolean isHeldElsewhere(FileChannel lock) {
    try {
      return lock.tryLock() == null;
    } catch (IOException unknown) {
      return false; // No locks here, so nobody removes anything either.
    }
  }

  /** Removes what runs left in a folder whose processes have ended without a word. */
  static void sweep(Path out) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(out.toRealPath(), ".*.tmp")) {
      for (Path folder : folders) {
        if (!OURS.contains(folder) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          try {
            removeIfLeft(folder);
          } catch (IOException | OverlappingFileLockException left) {
            // Not ours, without a lock, or removed by another run just now: it is in no one's way.
          }
        }
      }
    }
  }

  private static void removeIfLeft(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    Object before = key(file);
    try (FileChannel lock = FileChannel.open(file, StandardOpenOption.WRITE)) {
      // The same file before and after: not that of a run which has taken the name since.
      if (before != null && lock.tryLock() != null && before.equals(key(file))) {
        remove(folder);
      }
    }
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  private static void remove(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.endsWith(LOCK)) {
          Files.delete(file);
        }
      }
    }
    Files.deleteIfExists(folder.resolve(LOCK));
    Files.delete(folder);
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  /** Gives it its name, under which it is complete. */
  void rename(Path to) throws IOException {
    Files.move(path, to, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(to.resolve(LOCK));
  }

  /** Removes it, unless it has been renamed. */
  @Override
  public void close() throws IOException {
    try (lock) {
      if (Files.exists(path)) {
        remove(path);
      }
    } finally {
      OURS.remove(path);
    }
  }
}
