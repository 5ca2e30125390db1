package io.multialpha.host.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.NativeLibraryNotFoundException;

/**
 * A kind of SQLite file that this program keeps: how it is told from others, and how an older one
 * comes to have today's tables.
 *
 * <p>{@code PRAGMA user_version} counts the migrations that a file has been through. A migration
 * that has been released is never changed, only followed by another.
 *
 * @param noun what it is called in sentences
 * @param applicationId marks a file as one of this kind
 * @param migrations statements, each of which takes a file from one version to the next
 */
public record SqliteKind(String noun, int applicationId, List<String> migrations) {

  /** Copies the list. */
  public SqliteKind {
    migrations = List.copyOf(migrations);
  }

  /** The version that this program writes. */
  int version() {
    return migrations.size();
  }

  /**
   * Opens a file; makes it if there is none, and brings an older one up to date.
   *
   * <p>Write-ahead log and full synchronisation: what has been committed survives a kill and a
   * power cut. The connection commits by itself; where another process is writing, it waits.
   *
   * @throws LedgerException if the file cannot be opened, is none of this kind, or a newer one
   */
  public Connection open(Path file) {
    try {
      Properties properties = new Properties();
      properties.setProperty("busy_timeout", "30000");
      // Nobody asks for the keys that the driver would ask for after each statement.
      properties.setProperty("jdbc.get_generated_keys", "false");
      // As a URI, so that no letter of the path is taken for an option. Not by DriverManager, which
      // would look for every driver there is.
      Connection connection =
          JDBC.createConnection(
              "jdbc:sqlite:" + file.toAbsolutePath().toUri().toASCIIString(), properties);
      try {
        try (Statement statement = connection.createStatement()) {
          // A new file's: a quarter of the writes of the usual page.
          statement.execute("PRAGMA page_size = 16384");
          statement.execute("PRAGMA synchronous = FULL");
          statement.execute("PRAGMA journal_mode = WAL");
          statement.execute("PRAGMA cache_size = -65536");
        }
        migrate(connection, file);
        return connection;
      } catch (SQLException | LedgerException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(file, "opened", e);
    }
  }

  /** Each migration in a transaction of its own. */
  private void migrate(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version = number(statement, "PRAGMA user_version");
      int found = number(statement, "PRAGMA application_id");
      boolean empty = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
      if (found != applicationId && !(found == 0 && empty)) {
        throw new LedgerException(
            file + " is a database of another program, not a " + noun + ". Name another file.");
      }
      if (version > version()) {
        throw new LedgerException(
            file
                + " is a "
                + noun
                + " of version "
                + version
                + ", this program knows version "
                + version()
                + ". Use the newer program that wrote it.");
      }
      for (int next = version; next < version(); next++) {
        statement.executeUpdate(
            "BEGIN IMMEDIATE; "
                + migrations.get(next)
                + "; PRAGMA application_id = "
                + applicationId
                + "; PRAGMA user_version = "
                + (next + 1)
                + "; COMMIT");
      }
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.getInt(1);
    }
  }

  /**
   * Says that something could not be done with a file.
   *
   * @param verb "opened", "written" or "read", for example
   */
  public LedgerException failed(Path file, String verb, SQLException e) {
    String what = "The " + noun + " " + file + " cannot be " + verb;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof NativeLibraryNotFoundException) {
        return new LedgerException(
            what
                + ": the library of SQLite cannot be unpacked and loaded. It needs a folder for"
                + " temporary files that may be written to and executed from; name one with"
                + " MULTI_ALPHA_OPTS=-Dorg.sqlite.tmpdir=DIR.",
            e);
      }
    }
    return new LedgerException(
        what
            + " ("
            + e.getMessage()
            + "). Check that the folder is there, may be written to and has room.",
        e);
  }
}
