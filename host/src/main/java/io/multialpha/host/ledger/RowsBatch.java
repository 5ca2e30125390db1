package io.multialpha.host.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  private static final int MOST_TEXTS = 1000;

  private final SQLiteConnection connection;
  private final String copy;
  private final RowImage image;
  private final Map<String, byte[]> texts = new HashMap<>();

  /** What a connection needs for batches: where it takes the rows from. */
  static final class Source {
    private final SQLiteConnection connection;
    private final Map<String, byte[]> emptyByTable = new HashMap<>();

    /**
     * To be made outside of any transaction.
     *
     * @param tables those that get rows by the batch
     */
    Source(SQLiteConnection connection, List<String> tables) throws SQLException {
      this.connection = connection;
      execute(connection, "ATTACH ':memory:' AS source");
      execute(connection, "PRAGMA source.page_size = " + RowImage.PAGE);
      for (String table : tables) {
        execute(connection, "CREATE TABLE source.rows (" + columns(table) + ") STRICT");
        emptyByTable.put(table, connection.serialize("source"));
        execute(connection, "DROP TABLE source.rows");
      }
    }

    /**
     * The same columns as the table has: from such a table SQLite copies rows as they are, without
     * a look at their values.
     */
    private String columns(String table) throws SQLException {
      List<String> columns = new ArrayList<>();
      int keys = 0;
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("PRAGMA main.table_info(" + table + ")")) {
        while (result.next()) {
          keys += result.getInt("pk") > 0 ? 1 : 0;
          columns.add(
              result.getString("name")
                  + " "
                  + result.getString("type")
                  + (result.getInt("notnull") > 0 ? " NOT NULL" : ""));
        }
      }
      if (keys == 1) {
        columns.set(0, columns.get(0) + " PRIMARY KEY");
      }
      return String.join(", ", columns);
    }

    /**
     * A batch without rows.
     *
     * @param table one of those that get rows by the batch
     */
    RowsBatch batch(String table) {
      return new RowsBatch(
          connection,
          "INSERT INTO main." + table + " SELECT * FROM source.rows",
          new RowImage(emptyByTable.get(table)));
    }
  }

  private RowsBatch(SQLiteConnection connection, String copy, RowImage image) {
    this.connection = connection;
    this.copy = copy;
    this.image = image;
  }

  /**
   * The next value of the row: the table's key, which is its first column.
   *
   * @param value greater than that of the row before
   */
  RowsBatch key(long value) {
    image.key(value);
    return this;
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
