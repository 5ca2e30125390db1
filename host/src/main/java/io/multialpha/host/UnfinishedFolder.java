package io.multialpha.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The hidden folder in which files are gathered until all are there, such as those of a run.
 *
 * <p>Its process holds a lock on a file in it, which the system gives back however the process
 * ends. So what a killed process left can be told from what is under way, and is removed by the
 * next one that makes the like. Where a file system knows no locks, nothing is removed.
 */
public final class UnfinishedFolder implements AutoCloseable {
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
   * Makes a folder.
   *
   * @param out where it is to be, which is there
   * @param name that it is to have when it is complete
   * @return empty if another has that name, or is to have it
   */
  public static Optional<UnfinishedFolder> make(Path out, String name) throws IOException {
    Optional<UnfinishedFolder> made =
        Files.exists(out.resolve(name)) ? Optional.empty() : makeHidden(out, name);
    if (made.isPresent() && Files.exists(out.resolve(name))) {
      made.get().close(); // Another process finished its own between the two looks.
      return Optional.empty();
    }
    return made;
  }

  private static Optional<UnfinishedFolder> makeHidden(Path out, String name) throws IOException {
    Path path = out.toRealPath().resolve("." + name + ".tmp");
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

  /**
   * Removes what processes left that have ended without a word.
   *
   * @param out where such folders are made
   * @param of how the names begin that they were to have; empty for all
   */
  public static void sweep(Path out, String of) {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(out.toRealPath(), path -> isUnfinished(path, of))) {
      for (Path folder : folders) {
        if (!OURS.contains(folder)) {
          removeIfLeft(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException unknown) {
      // What cannot be looked through stays as it is.
    }
  }

  private static boolean isUnfinished(Path path, String of) {
    String name = path.getFileName().toString();
    return name.startsWith("." + of)
        && name.endsWith(".tmp")
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void removeIfLeft(Path folder) {
    Path file = folder.resolve(LOCK);
    try {
      Object before = key(file);
      try (FileChannel lock = FileChannel.open(file, StandardOpenOption.WRITE)) {
        // The same file before and after: not that of a process which has taken the name since.
        if (before != null && lock.tryLock() != null && before.equals(key(file))) {
          remove(folder);
        }
      }
    } catch (IOException | UncheckedIOException | OverlappingFileLockException left) {
      // Not ours, without a lock, or removed by another just now: it is in no one's way.
    }
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  private static void remove(Path folder) throws IOException {
    Path lock = folder.resolve(LOCK);
    List<Path> rest;
    try (Stream<Path> all = Files.walk(folder)) {
      rest = all.filter(path -> !path.equals(lock) && !path.equals(folder)).toList();
    }
    for (int i = rest.size() - 1; i >= 0; i--) { // what is in a folder before the folder
      Files.delete(rest.get(i));
    }
    Files.deleteIfExists(lock);
    Files.delete(folder);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Gives it its name, under which it is complete. */
  public void rename(Path to) throws IOException {
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
