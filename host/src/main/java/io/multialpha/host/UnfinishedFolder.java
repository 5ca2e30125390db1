package io.multialpha.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hidden folder in which files are gathered until all are there, such as those of a run.
 *
 * <p>Its process holds a lock on a file in it, which the system gives back however the process
 * ends. So what a killed process left can be told from what is under way, and is removed by the
 * next one that makes the like. Where a file system knows no locks, nothing is removed. Nor is a
 * folder of another program that has such a file: ours says whose it is.
 */
public final class UnfinishedFolder implements AutoCloseable {
  private static final String LOCK = ".lock";
  private static final Pattern HIDDEN = Pattern.compile("\\.(.+)\\.tmp");

  /** What the locked file says. */
  private static final byte[] TEXT =
      "A folder that multi-alpha is filling, and removes if that is broken off.\n"
          .getBytes(StandardCharsets.US_ASCII);

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
        return Optional.of(new UnfinishedFolder(path, lock).signed());
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

  /** Says whose it is, once it is locked: until then nobody takes it for left over. */
  private UnfinishedFolder signed() throws IOException {
    try {
      ByteBuffer text = ByteBuffer.wrap(TEXT);
      while (text.hasRemaining()) {
        lock.write(text);
      }
      return this;
    } catch (IOException e) {
      close();
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
   * @param names that they were to have, as whole names
   */
  public static void sweep(Path out, Pattern names) {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(out.toRealPath(), path -> isUnfinished(path, names))) {
      for (Path folder : folders) {
        if (!OURS.contains(folder)) {
          removeIfLeft(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException unknown) {
      // What cannot be looked through stays as it is.
    }
  }

  private static boolean isUnfinished(Path path, Pattern names) {
    Matcher hidden = HIDDEN.matcher(path.getFileName().toString());
    return hidden.matches()
        && names.matcher(hidden.group(1)).matches()
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void removeIfLeft(Path folder) {
    Path file = folder.resolve(LOCK);
    try {
      Object before = key(file);
      if (!isLock(file)) {
        return;
      }
      try (FileChannel lock =
          FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
        // The same file before and after: not that of a process which has taken the name since.
        if (before != null && lock.tryLock() != null && before.equals(key(file))) {
          remove(folder);
        }
      }
    } catch (IOException | UncheckedIOException | OverlappingFileLockException left) {
      // Not ours, without a lock, or removed by another just now: it is in no one's way.
    }
  }

  /**
   * Whether a file is the one that is locked in such a folder. A process that is killed while it
   * gives the folder its name leaves it there.
   */
  public static boolean isLock(Path file) throws IOException {
    return file.endsWith(LOCK)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == TEXT.length
        && Arrays.equals(Files.readAllBytes(file), TEXT);
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
