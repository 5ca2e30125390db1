package io.multialpha.host.plugin;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars in a plugins folder. */
final class PluginFolder {
  private PluginFolder() {}

  /**
   * The files {@code *.jar} of the folder itself, by their names: never by what the file system
   * happens to list first. Folders and symbolic links are passed over.
   */
  static List<Path> jarsIn(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (isNamedAsJar(entry) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          jars.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    jars.sort(
        (one, other) -> one.getFileName().toString().compareTo(other.getFileName().toString()));
    return jars;
  }

  /** Whether a file has the name of a jar; others are passed over. */
  static boolean isNamedAsJar(Path file) {
    return file.getFileName().toString().endsWith(".jar");
  }
}
