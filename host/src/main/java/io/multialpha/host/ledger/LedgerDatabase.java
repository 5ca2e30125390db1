package io.multialpha.host.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.sqlite.SQLiteConnection;

/**
 * A ledger on disk: a SQLite file with runs and all that was decided and done in them.
 *
 * <p>Write-ahead log and full synchronisation: what has been committed survives a kill and a power
 * cut. Its columns are described in the schema itself ({@code .schema} in a SQLite shell); NaN is
 * stored as null. Used by one thread.
 */
public final class LedgerDatabase implements AutoCloseable {
  private static final String DECISIONS = "decisions";
  private static final String TRADES = "trades";
  private static final String DAYS = "days";

  private final Path file;
  private final Connection connection;
  private final RowsBatch.Source rows;

  private LedgerDatabase(Path file, Connection connection, RowsBatch.Source rows) {
    this.file = file;
    this.connection = connection;
    this.rows = rows;
  }

  /**
   * Opens a ledger; makes it if there is none, and brings an older one up to date.
   *
   * @throws LedgerException if the file cannot be opened, is no ledger, or a newer one
   */
  public static LedgerDatabase open(Path file) {
    Connection connection = LedgerSchema.KIND.open(file);
    try {
      try {
        RowsBatch.Source rows =
            new RowsBatch.Source(
                connection.unwrap(SQLiteConnection.class), List.of(DECISIONS, TRADES, DAYS));
        connection.setAutoCommit(false);
        return new LedgerDatabase(file, connection, rows);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw LedgerSchema.KIND.failed(file, "opened", e);
    }
  }

  /**
   * Adds a finished run, whole or not at all.
   *
   * @param info what was run; no other run in this ledger may have its id
   * @param accounts what each account did, in the configured order
   * @throws LedgerException if it cannot be written
   */
  public void write(RunInfo info, List<AccountResult> accounts) {
    try {
      try {
        long run = insertRun(info);
        for (AccountResult account : accounts) {
          long key = insertAccount(run, account);
          long firstDecision = nextKey(DECISIONS, "decision");
          insertDecisions(key, firstDecision, account.journal());
          insertTrades(key, firstDecision, account.journal());
          insertDays(key, account.journal().days());
          insertOpenPositions(key, firstDecision, account.openAtEnd());
        }
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw LedgerSchema.KIND.failed(file, "written", e);
    }
  }

  private long insertRun(RunInfo info) throws SQLException {
    try (PreparedStatement insert = insert("runs", 12)) {
      insert.setNull(1, Types.INTEGER);
      insert.setString(2, info.id());
      insert.setString(3, info.mode().text());
      insert.setString(4, info.command());
      insert.setLong(5, info.startedAt().toEpochMilli());
      insert.setString(6, info.source().text());
      if (info.source().seed().isPresent()) {
        insert.setLong(7, info.source().seed().getAsLong());
      } else {
        insert.setNull(7, Types.INTEGER);
      }
      insert.setString(8, info.from().toString());
      insert.setString(9, info.to().toString());
      insert.setString(10, info.config().file());
      insert.setString(11, info.config().sha256());
      insert.setString(12, info.hostVersion());
      insert.executeUpdate();
    }
    long run = lastKey();
    try (PreparedStatement insert = insert("run_plugins", 4)) {
      for (RunInfo.PluginFile plugin : info.plugins()) {
        insert.setLong(1, run);
        insert.setString(2, plugin.id());
        insert.setString(3, plugin.version());
        insert.setString(4, plugin.sha256());
        insert.executeUpdate();
      }
    }
    insertModels(run, info.models());
    return run;
  }

  private void insertModels(long run, List<RunInfo.ModelUsed> models) throws SQLException {
    try (PreparedStatement insert = insert("run_models", 11)) {
      for (RunInfo.ModelUsed model : models) {
        insert.setLong(1, run);
        insert.setString(2, model.strategy());
        insert.setString(3, model.symbol());
        insert.setString(4, model.loader());
        insert.setString(5, model.metadata());
        insert.setString(6, model.metadataSha256());
        insert.setString(7, model.model());
        insert.setString(8, model.modelSha256());
        insert.setDouble(9, model.threshold());
        insert.setString(10, String.join("\n", model.features()));
        insert.setString(11, model.sklearnVersion().orElse(null));
        insert.executeUpdate();
      }
    }
  }

  private long insertAccount(long run, AccountResult account) throws SQLException {
    try (PreparedStatement insert = insert("accounts", 11)) {
      insert.setNull(1, Types.INTEGER);
      insert.setLong(2, run);
      insert.setString(3, account.journal().account());
      insert.setDouble(4, account.startingCash());
      insert.setDouble(5, account.finalEquity());
      insert.setDouble(6, account.maxDrawdown());
      insert.setLong(7, account.steps());
      insert.setLong(8, account.openPositionSteps());
      insert.setLong(9, account.bars());
      insert.setInt(10, account.dailyStops());
      insert.setString(11, account.failure().orElse(null));
      insert.executeUpdate();
    }
    long key = lastKey();
    try (PreparedStatement insert = insert("model_failures", 3)) {
      for (AccountResult.ModelFailure failure : account.modelFailures()) {
        insert.setLong(1, key);
        insert.setString(2, failure.symbol());
        insert.setString(3, failure.why());
        insert.executeUpdate();
      }
    }
    return key;
  }

  private void insertDecisions(long account, long firstDecision, Journal journal)
      throws SQLException {
    Decisions decisions = journal.decisions();
    try (RowsBatch batch = rows.batch(DECISIONS)) {
      for (int row = 0; row < decisions.size(); row++) {
        batch.key(firstDecision + row).integer(account).integer(row);
        addDecision(batch, journal, row);
      }
    }
  }

  /** Adds a row, but for the keys. By itself, since it is compiled sooner than a loop around it. */
  private static void addDecision(RowsBatch batch, Journal journal, int row) throws SQLException {
    Decisions decisions = journal.decisions();
    batch.integer(decisions.barStart(row));
    batch.text(journal.symbols().get(decisions.symbol(row)));
    batch.text(Wording.of(decisions.action(row))).text(decisions.reason(row));
    batch.real(decisions.price(row));
    batch.real(decisions.score(row)).real(decisions.threshold(row));
    batch.text(Wording.of(decisions.outcome(row))).text(decisions.outcomeReason(row));
    if (Double.isNaN(decisions.fillPrice(row))) {
      batch.none();
    } else {
      batch.integer(decisions.fillTime(row));
    }
    batch.real(decisions.fillPrice(row)).real(decisions.netProfit(row)).endRow();
  }

  private void insertTrades(long account, long firstDecision, Journal journal) throws SQLException {
    Trades trades = journal.trades();
    long firstTrade = nextKey(TRADES, "trade");
    try (RowsBatch batch = rows.batch(TRADES)) {
      for (int row = 0; row < trades.size(); row++) {
        batch.key(firstTrade + row).integer(account);
        addTrade(batch, journal, row, firstDecision);
      }
    }
  }

  /** Adds a row, but for the keys. */
  private static void addTrade(RowsBatch batch, Journal journal, int row, long firstDecision)
      throws SQLException {
    Trades trades = journal.trades();
    batch.text(journal.symbols().get(trades.symbol(row))).integer(trades.quantity(row));
    batch.integer(firstDecision + trades.entryDecision(row));
    batch.integer(firstDecision + trades.exitDecision(row));
    batch.integer(trades.entryTime(row)).real(trades.entryPrice(row));
    batch.integer(trades.exitTime(row)).real(trades.exitPrice(row));
    batch.integer(trades.barsHeld(row));
    batch.real(trades.grossProfit(row)).real(trades.commission(row)).endRow();
  }

  private void insertDays(long account, Days days) throws SQLException {
    try (RowsBatch batch = rows.batch(DAYS)) {
      for (int row = 0; row < days.size(); row++) {
        batch.integer(account).text(LocalDate.ofEpochDay(days.tradeDate(row)).toString());
        batch.real(days.equity(row)).real(days.realized(row)).real(days.lowestEquity(row));
        batch.integer(days.openPositions(row)).integer(days.stopped(row) ? 1 : 0).endRow();
      }
    }
  }

  private void insertOpenPositions(
      long account, long firstDecision, List<AccountResult.OpenPosition> positions)
      throws SQLException {
    try (PreparedStatement insert = insert("open_positions", 8)) {
      for (AccountResult.OpenPosition position : positions) {
        insert.setLong(1, account);
        insert.setString(2, position.symbol());
        insert.setInt(3, position.quantity());
        insert.setLong(4, firstDecision + position.entryDecision());
        insert.setLong(5, position.entryTime());
        insert.setDouble(6, position.entryPrice());
        insert.setDouble(7, position.lastPrice());
        insert.setDouble(8, position.openProfit());
        insert.executeUpdate();
      }
    }
  }

  private PreparedStatement insert(String table, int columns) throws SQLException {
    return connection.prepareStatement(
        "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")");
  }

  private long lastKey() throws SQLException {
    return number("SELECT last_insert_rowid()");
  }

  private long nextKey(String table, String key) throws SQLException {
    return number("SELECT coalesce(max(" + key + "), 0) + 1 FROM " + table);
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.getLong(1);
    }
  }

  /**
   * Closes the file, if it is not closed yet; what was not committed is gone.
   *
   * @throws LedgerException if that fails
   */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw LedgerSchema.KIND.failed(file, "closed", e);
    }
  }
}
