package io.multialpha.host.app;

import io.multialpha.host.WholeFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** A file that a command writes where the user says: all of it, or nothing. */
final class NewFile {
  private NewFile() {}

  /**
   * Writes a file under another name in the same folder, and renames it when it is complete. A link
   * stays, and the file that it leads to is written. A pipe or a device stays, too, and is given
   * the bytes as they come.
   *
   * @param replace whether a file that is there may be replaced
   * @throws UsageException if there is a file that may not, or no folder to write to
   */
  static void write(Path file, boolean replace, WholeFile.Content content) throws IOException {
    requirePlace(file);
    if (Files.exists(file) && !replace) {
      throw new UsageException(
          Invocation.fromHere(file)
              + " exists already; name another file with --out, or replace it with --force.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      WholeFile.fill(file, content);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    try {
      WholeFile.replaceWithNewDraft(target, content);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(
          Invocation.fromHere(WholeFile.draftOf(target))
              + " is in the way, perhaps left over by a command that was stopped; move it away, or"
              + " name another file with --out.");
    }
  }

  /**
   * Refuses what is no name of a file in a folder that is there, before hours of work go into it.
   *
   * @throws UsageException if it is a folder, or in none, or a link that leads nowhere
   */
  static void requirePlace(Path file) {
    Path target = file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new UsageException(Invocation.fromHere(file) + " is a folder; name a file in it.");
    }
    if (!Files.isDirectory(target.getParent())) {
      throw new UsageException(
          "There is no folder " + Invocation.fromHere(target.getParent()) + " to write to.");
    }
    if (Files.isSymbolicLink(target) && Files.notExists(target)) {
      throw new UsageException(
          Invocation.fromHere(file) + " is a link to a file that is not there; name that file.");
    }
  }

  /**
   * Refuses to write over what is read, whatever name or link leads to it, and whether or not a
   * file may be replaced.
   *
   * @param inputs files that the command reads; those that are not there are passed over
   * @throws UsageException if the file is one of them
   */
  static void requireOther(Path file, Collection<Path> inputs) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    for (Path input : inputs) {
      if (Files.exists(input) && Files.isSameFile(file, input)) {
        throw new UsageException(
            Invocation.fromHere(file)
                + " is what this command reads, and would be gone; name another file to write.");
      }
    }
  }

  /** The name of a file with another ending, to be put into the folder one works in. */
  static Path named(Path file, String ending) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return Path.of((dot > 0 ? name.substring(0, dot) : name) + ending);
  }
}
