package io.multialpha.host.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteConnection;

/**
 * Many rows for one table. They are handed to SQLite as an image of a database that has them, and
 * SQLite copies them from there: binding each value costs several times as much as all else that is
 * done about a row.
 *
 * <p>Used by one thread, within a transaction of the connection.
 */
final class RowsBatch implements AutoCloseable {
  private static final int MOST_COLUMNS = 15;
  private static final int MOST_TEXTS = 1000;

  private final SQLiteConnection connection;
  private final String copy;
  private final RowImage image;
  private final Map<String, byte[]> texts = new HashMap<>();

  /** What a connection needs for batches: where it takes the rows from. */
  static final class Source {
    private final SQLiteConnection connection;
    private final byte[] empty;

    /** To be made outside of any transaction. */
    Source(SQLiteConnection connection) throws SQLException {
      this.connection = connection;
      execute(connection, "ATTACH ':memory:' AS source");
      execute(connection, "PRAGMA source.page_size = " + RowImage.PAGE);
      execute(connection, "CREATE TABLE source.rows (" + columns(MOST_COLUMNS) + ")");
      this.empty = connection.serialize("source");
    }

    /**
     * A batch without rows.
     *
     * @param columns how many the table has
     */
    RowsBatch batch(String table, int columns) {
      return new RowsBatch(
          connection,
          "INSERT INTO main." + table + " SELECT " + columns(columns) + " FROM source.rows",
          new RowImage(empty));
    }

    private static String columns(int count) {
      StringBuilder names = new StringBuilder("c1");
      for (int column = 2; column <= count; column++) {
        names.append(", c").append(column);
      }
      return names.toString();
    }
  }

  private RowsBatch(SQLiteConnection connection, String copy, RowImage image) {
    this.connection = connection;
    this.copy = copy;
    this.image = image;
  }

  /** The next value of the row: a whole number. */
  RowsBatch integer(long value) {
    image.integer(value);
    return this;
  }

  /** The next value of the row: a number; NaN is stored as null. */
  RowsBatch real(double value) {
    image.real(value);
    return this;
  }

  /** The next value of the row: a text. */
  RowsBatch text(String value) {
    // Most columns have but a few texts, again and again.
    byte[] utf8 = texts.get(value);
    if (utf8 == null) {
      utf8 = value.getBytes(UTF_8);
      if (texts.size() < MOST_TEXTS) {
        texts.put(value, utf8);
      }
    }
    image.text(utf8);
    return this;
  }

  /** The next value of the row: null. */
  RowsBatch none() {
    image.none();
    return this;
  }

  /** Ends the row. */
  void endRow() throws SQLException {
    if (!image.endRow()) {
      insert();
      image.endRow();
    }
  }

  /** Inserts what is left. */
  @Override
  public void close() throws SQLException {
    insert();
  }

  private void insert() throws SQLException {
    if (image.rows() > 0) {
      connection.deserialize("source", image.bytes());
      execute(connection, copy);
      image.clear();
    }
  }

  private static void execute(SQLiteConnection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
