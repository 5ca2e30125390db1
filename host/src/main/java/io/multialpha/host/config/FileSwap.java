package io.multialpha.host.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Replaces several files by new ones: all of them or none, as far as a file system can promise it.
 *
 * <p>Everything new is written and forced to the disk beside the old files first, and the old ones
 * are copied; only then are the new ones renamed into place, one after the other, each at once. If
 * a renaming fails, those before it are undone. A process that is killed between two renamings
 * leaves the first files new and the last old, with the copies beside them.
 */
final class FileSwap {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FileSwap() {}

  /**
   * One file to replace.
   *
   * @param path of the file; a link's target is replaced, not the link
   * @param before what it held when the change was planned; empty if there was none
   * @param after what it is to hold
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Change(Path path, Optional<byte[]> before, byte[] after) {}

  /**
   * Replaces the files, in this order.
   *
   * @param now names the copies of the old files
   * @return the copies of the old files, as far as there were any
   * @throws ConfigException if a file is not as it was when the change was planned, or cannot be
   *     written; all are then as they were
   */
  static List<Path> apply(List<Change> changes, Instant now) {
    return apply(
        changes,
        now,
        (draft, target) ->
            Files.move(
                draft,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING));
  }

  /** Renames a file over another. */
  @FunctionalInterface
  interface Renaming {
    void rename(Path draft, Path target) throws IOException;
  }

  static List<Path> apply(List<Change> changes, Instant now, Renaming renaming) {
    List<Path> drafts = new ArrayList<>();
    List<Optional<Path>> copies = new ArrayList<>();
    List<Placed> placed = new ArrayList<>();
    try {
      List<Path> targets = new ArrayList<>();
      for (Change change : changes) {
        Path target = Files.exists(change.path) ? change.path.toRealPath() : change.path;
        requireUnchanged(change, target);
        targets.add(target);
        drafts.add(draft(target, change));
      }
      for (int i = 0; i < changes.size(); i++) {
        copies.add(
            changes.get(i).before.isEmpty()
                ? Optional.empty()
                : Optional.of(copy(targets.get(i), now)));
      }
      for (int i = 0; i < changes.size(); i++) {
        renaming.rename(drafts.get(i), targets.get(i));
        placed.add(new Placed(targets.get(i), copies.get(i)));
      }
      return copies.stream().flatMap(Optional::stream).toList();
    } catch (IOException e) {
      undo(placed);
      removeAll(copies.stream().flatMap(Optional::stream).toList());
      throw refusal(
          changes.get(0).path,
          "cannot be replaced: " + e.getClass().getSimpleName() + " on " + e.getMessage(),
          "check permissions and room; nothing has been changed");
    } catch (ConfigException e) {
      removeAll(copies.stream().flatMap(Optional::stream).toList());
      throw e;
    } finally {
      removeAll(drafts);
    }
  }

  /**
   * Writes everything new beside the old files, as {@link #apply} begins, and removes it again.
   *
   * @throws ConfigException if a file cannot be written
   */
  static void rehearse(List<Change> changes) {
    List<Path> drafts = new ArrayList<>();
    try {
      for (Change change : changes) {
        Path target = Files.exists(change.path) ? change.path.toRealPath() : change.path;
        if (Files.exists(target) && !Files.isWritable(target)) {
          throw refusal(change.path, "may not be written to", "allow it, or do it as its owner");
        }
        drafts.add(draft(target, change));
      }
    } catch (IOException e) {
      throw refusal(
          changes.get(0).path,
          "could not be replaced: " + e.getClass().getSimpleName() + " on " + e.getMessage(),
          "check permissions and room");
    } finally {
      removeAll(drafts);
    }
  }

  private record Placed(Path target, Optional<Path> copy) {}

  private static void requireUnchanged(Change change, Path target) throws IOException {
    boolean same =
        Files.exists(target)
            ? change.before.isPresent()
                && Arrays.equals(change.before.get(), Files.readAllBytes(target))
            : change.before.isEmpty();
    if (!same) {
      throw refusal(
          change.path,
          "has been changed by someone else meanwhile",
          "begin anew with what it holds");
    }
  }

  private static Path draft(Path target, Change change) throws IOException {
    Path draft = target.resolveSibling(target.getFileName() + ".new");
    FileChannel made;
    try {
      made = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw refusal(
          draft, "is in the way, perhaps left over by a command that was stopped", "move it away");
    }
    try (FileChannel out = made) {
      ByteBuffer bytes = ByteBuffer.wrap(change.after);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
      if (change.before.isPresent()) {
        keepPermissions(target, draft);
      }
      return draft;
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (old != null) {
      Files.setPosixFilePermissions(to, old.readAttributes().permissions());
    }
  }

  private static Path copy(Path target, Instant now) throws IOException {
    for (int i = 1; ; i++) {
      String number = i == 1 ? "" : "-" + i;
      Path copy =
          target.resolveSibling(target.getFileName() + "." + STAMP.format(now) + number + ".bak");
      try {
        return Files.copy(target, copy, StandardCopyOption.COPY_ATTRIBUTES);
      } catch (FileAlreadyExistsException taken) {
        // The next number is free, sooner or later.
      }
    }
  }

  private static void undo(List<Placed> placed) {
    for (Placed each : placed) {
      try {
        if (each.copy.isEmpty()) {
          Files.delete(each.target);
        } else {
          Files.copy(
              each.copy.get(),
              each.target,
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.COPY_ATTRIBUTES);
        }
      } catch (IOException e) {
        throw refusal(
            each.target,
            "is new while others are old: " + e.getMessage(),
            each.copy
                .map(copy -> "put " + copy.getFileName() + " in its place")
                .orElse("remove it"));
      }
    }
  }

  private static void removeAll(List<Path> files) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException left) {
        // It stays, and the next attempt names it.
      }
    }
  }

  private static ConfigException refusal(Path path, String found, String suggestion) {
    return new ConfigException(
        List.of(new Problem(Location.of(path.toString()), "", found, "", suggestion)));
  }
}
