package io.multialpha.host.research.trials;

import io.multialpha.host.ledger.LedgerException;
import io.multialpha.host.ledger.SqliteKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The trials of all sessions, in a SQLite file: each configuration with its Sharpe ratio, counted
 * once however often it is evaluated, and the looks at test periods.
 *
 * <p>What has been recorded survives a kill and a power cut. Several processes may use one file.
 * Used by one thread.
 */
public final class TrialLedger implements AutoCloseable {
  /** Its name in {@code var} of an installation. */
  public static final String FILE = "trials.db";

  /** Rows handed to the database at once: few enough to stay in the processor's cache. */
  private static final int BATCH = 256;

  private static final SqliteKind KIND =
      new SqliteKind(
          "trial ledger",
          0x6D41_7472, // "mAtr"
          List.of(
              """
              CREATE TABLE scopes (
                scope INTEGER PRIMARY KEY,
                identity TEXT NOT NULL UNIQUE, -- SHA-256 of what follows but the last
                strategy TEXT NOT NULL,
                method TEXT NOT NULL,
                data TEXT NOT NULL, -- fingerprint
                first_date TEXT NOT NULL,
                last_date TEXT NOT NULL,
                settings TEXT NOT NULL, -- name=value, one a line
                first_recorded_at INTEGER NOT NULL -- epoch milliseconds, UTC
              ) STRICT;
              CREATE INDEX scopes_by_strategy ON scopes (strategy, method);
              CREATE TABLE trials (
                scope INTEGER NOT NULL REFERENCES scopes,
                trial INTEGER NOT NULL, -- number of the configuration
                sharpe REAL, -- per period; null if there is none
                observations INTEGER NOT NULL,
                PRIMARY KEY (scope, trial)
              ) STRICT, WITHOUT ROWID;
              """,
              """
              CREATE TABLE looks (
                identity TEXT PRIMARY KEY, -- SHA-256 of what was asked of the test period
                strategy TEXT NOT NULL,
                method TEXT NOT NULL,
                data TEXT NOT NULL, -- fingerprint
                first_date TEXT NOT NULL,
                last_date TEXT NOT NULL,
                first_looked_at INTEGER NOT NULL -- epoch milliseconds, UTC
              ) STRICT;
              -- These were growth over volatility, which is no mean over deviation.
              UPDATE trials SET sharpe = NULL
                WHERE scope IN (SELECT scope FROM scopes WHERE method = 'reference');
              """,
              """
              -- Whether the prices were made up; nobody said it before.
              ALTER TABLE scopes ADD COLUMN synthetic INTEGER NOT NULL DEFAULT 0;
              ALTER TABLE looks ADD COLUMN synthetic INTEGER NOT NULL DEFAULT 0;
              """));

  private final Path file;
  private final Connection connection;

  private TrialLedger(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens a trial ledger; makes it if there is none.
   *
   * @param file in a folder that is there
   * @throws LedgerException if the file cannot be opened, is no trial ledger, or a newer one
   */
  public static TrialLedger open(Path file) {
    return new TrialLedger(file, KIND.open(file));
  }

  /**
   * Records trials, all or none. One that is known already stays as it is, but that it is given a
   * Sharpe ratio if it has none.
   *
   * @param at when
   * @return how many were new, or had no Sharpe ratio
   * @throws LedgerException if they cannot be written
   */
  public int record(TrialScope scope, TrialBatch batch, Instant at) {
    try {
      // Taken at once, since a transaction that has read may be refused the right to write.
      execute("BEGIN IMMEDIATE");
      try {
        int added = insert(scopeKey(scope, at), batch);
        execute("COMMIT");
        return added;
      } catch (SQLException e) {
        execute("ROLLBACK");
        throw e;
      }
    } catch (SQLException e) {
      throw KIND.failed(file, "written", e);
    }
  }

  private long scopeKey(TrialScope scope, Instant at) throws SQLException {
    String identity = scope.identity();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO scopes VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (identity) DO UPDATE SET synthetic = excluded.synthetic")) {
      insert.setString(1, identity);
      insert.setString(2, scope.strategy());
      insert.setString(3, scope.method());
      insert.setString(4, scope.data());
      insert.setString(5, scope.from().toString());
      insert.setString(6, scope.to().toString());
      insert.setString(
          7,
          scope.settings().entrySet().stream()
              .map(Map.Entry::toString)
              .collect(Collectors.joining("\n")));
      insert.setLong(8, at.toEpochMilli());
      insert.setBoolean(9, scope.synthetic());
      insert.executeUpdate();
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT scope FROM scopes WHERE identity = ?")) {
      query.setString(1, identity);
      try (ResultSet result = query.executeQuery()) {
        return result.getLong(1);
      }
    }
  }

  private int insert(long scope, TrialBatch batch) throws SQLException {
    int added = 0;
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO trials VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                + " SET sharpe = excluded.sharpe, observations = excluded.observations"
                + " WHERE sharpe IS NULL AND excluded.sharpe IS NOT NULL")) {
      int pending = 0;
      for (int trial : batch.byKey()) {
        insert.setLong(1, scope);
        insert.setLong(2, batch.key(trial));
        double sharpe = batch.sharpe(trial);
        if (Double.isFinite(sharpe)) {
          insert.setDouble(3, sharpe);
        } else {
          insert.setNull(3, Types.REAL);
        }
        insert.setInt(4, batch.observations(trial));
        insert.addBatch();
        if (++pending == BATCH) {
          added += sum(insert.executeBatch());
          pending = 0;
        }
      }
      return added + sum(insert.executeBatch());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  /**
   * How many configurations were ever evaluated for a strategy by a method: on all data of a kind,
   * over all periods and with all settings.
   *
   * @param synthetic whether on made-up prices; else on a market's
   * @throws LedgerException if the ledger cannot be read
   */
  public TrialCount count(String strategy, String method, boolean synthetic) {
    String from =
        " FROM trials WHERE scope IN (SELECT scope FROM scopes"
            + " WHERE strategy = ? AND method = ? AND synthetic = ?)";
    try {
      // Both figures from one state of the file.
      execute("BEGIN");
      try (PreparedStatement sums =
              connection.prepareStatement("SELECT count(*), count(sharpe), total(sharpe)" + from);
          PreparedStatement squares =
              connection.prepareStatement("SELECT total((sharpe - ?) * (sharpe - ?))" + from)) {
        sums.setString(1, strategy);
        sums.setString(2, method);
        sums.setBoolean(3, synthetic);
        long trials;
        long rated;
        double mean;
        try (ResultSet result = sums.executeQuery()) {
          trials = result.getLong(1);
          rated = result.getLong(2);
          mean = rated == 0 ? Double.NaN : result.getDouble(3) / rated;
        }
        squares.setDouble(1, mean);
        squares.setDouble(2, mean);
        squares.setString(3, strategy);
        squares.setString(4, method);
        squares.setBoolean(5, synthetic);
        try (ResultSet result = squares.executeQuery()) {
          double variance = rated < 2 ? Double.NaN : result.getDouble(1) / (rated - 1);
          return new TrialCount(trials, rated, mean, variance);
        }
      } finally {
        execute("COMMIT");
      }
    } catch (SQLException e) {
      throw KIND.failed(file, "read", e);
    }
  }

  /**
   * How many configurations were ever evaluated for a strategy, by method.
   *
   * @param synthetic whether on made-up prices; else on a market's
   * @throws LedgerException if the ledger cannot be read
   */
  public SortedMap<String, Long> byMethod(String strategy, boolean synthetic) {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT method, count(*) FROM scopes JOIN trials USING (scope)"
                + " WHERE strategy = ? AND synthetic = ? GROUP BY method")) {
      query.setString(1, strategy);
      query.setBoolean(2, synthetic);
      SortedMap<String, Long> trials = new TreeMap<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          trials.put(result.getString(1), result.getLong(2));
        }
      }
      return trials;
    } catch (SQLException e) {
      throw KIND.failed(file, "read", e);
    }
  }

  /**
   * Records that a search looks at its test period. The same search again is the same look.
   *
   * @param test the test period, with all that was asked among its settings
   * @param at when
   * @return how many looks there have been for the strategy, this one included, at periods that
   *     have days in common with this one, by any method, on any data of its kind: made up or a
   *     market's
   * @throws LedgerException if it cannot be written
   */
  public long look(TrialScope test, Instant at) {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO looks VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO UPDATE SET synthetic = excluded.synthetic");
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT count(*) FROM looks"
                    + " WHERE strategy = ? AND first_date <= ? AND last_date >= ?"
                    + " AND synthetic = ?")) {
      insert.setString(1, test.identity());
      insert.setString(2, test.strategy());
      insert.setString(3, test.method());
      insert.setString(4, test.data());
      insert.setString(5, test.from().toString());
      insert.setString(6, test.to().toString());
      insert.setLong(7, at.toEpochMilli());
      insert.setBoolean(8, test.synthetic());
      insert.executeUpdate();
      count.setString(1, test.strategy());
      count.setString(2, test.to().toString());
      count.setString(3, test.from().toString());
      count.setBoolean(4, test.synthetic());
      try (ResultSet result = count.executeQuery()) {
        return result.getLong(1);
      }
    } catch (SQLException e) {
      throw KIND.failed(file, "written", e);
    }
  }

  /**
   * Closes the file.
   *
   * @throws LedgerException if that fails
   */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw KIND.failed(file, "closed", e);
    }
  }
}
