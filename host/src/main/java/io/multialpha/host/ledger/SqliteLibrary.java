package io.multialpha.host.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library for this machine. Left to itself, the driver unpacks and compares it at
 * each start; named by {@code org.sqlite.lib.path}, it is merely loaded.
 */
public final class SqliteLibrary {
  private SqliteLibrary() {}

  /**
   * Unpacks the library into a folder, under the name by which the driver looks for it. Where the
   * driver of this process looks into this very folder, it is left there only if it can be loaded;
   * if there is none for this machine, nothing is.
   *
   * @param folder to be made if missing
   * @throws IOException if the folder cannot be written
   */
  public static void unpackInto(Path folder) throws IOException {
    Files.createDirectories(folder);
    String name = LibraryLoaderUtil.getNativeLibName();
    Path file = folder.resolve(name).toAbsolutePath();
    try (InputStream packed =
        SqliteLibrary.class.getResourceAsStream(
            LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
      if (packed == null) {
        return;
      }
      Files.copy(packed, file);
    }
    // A process that loaded two copies would call functions of one on what the other has made.
    if (folder.toAbsolutePath().equals(whereTheDriverLooks()) && !canBeLoaded(file)) {
      Files.delete(file);
    }
  }

  /**
   * Loads the driver and its library, which takes longer than all that is done with them at first.
   * What goes wrong is told by whoever opens a file after this.
   */
  public static void load() {
    try (Connection connection = JDBC.createConnection("jdbc:sqlite::memory:", new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version");
    } catch (SQLException | LinkageError ignored) {
      // It goes wrong once more for the one who needs it.
    }
  }

  private static Path whereTheDriverLooks() {
    return Path.of(System.getProperty("org.sqlite.lib.path", "")).toAbsolutePath();
  }

  /** It cannot where nothing may be executed, for example. */
  private static boolean canBeLoaded(Path file) {
    try {
      System.load(file.toString());
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }
}
