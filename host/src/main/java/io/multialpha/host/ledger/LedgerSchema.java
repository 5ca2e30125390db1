package io.multialpha.host.ledger;

import java.util.List;

/** The ledger's tables, and how an older ledger comes to have them. */
final class LedgerSchema {
  /** Marks a SQLite file as a ledger of this program: "mAlp". */
  private static final int APPLICATION_ID = 0x6D416C70;

  private static final List<String> MIGRATIONS =
      List.of(
          """
          CREATE TABLE runs (
            run INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            mode TEXT NOT NULL,
            command TEXT NOT NULL,
            started_at INTEGER NOT NULL, -- this and all times: epoch milliseconds, UTC
            data TEXT NOT NULL,
            seed INTEGER, -- of the synthetic market; null for real bars
            first_date TEXT NOT NULL,
            last_date TEXT NOT NULL,
            config_file TEXT NOT NULL,
            config_sha256 TEXT NOT NULL,
            host_version TEXT NOT NULL
          ) STRICT;
          CREATE TABLE run_plugins (
            run INTEGER NOT NULL REFERENCES runs,
            plugin TEXT NOT NULL,
            version TEXT NOT NULL,
            sha256 TEXT NOT NULL
          ) STRICT;
          CREATE TABLE accounts (
            account INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES runs,
            strategy TEXT NOT NULL,
            starting_cash REAL, -- this and all money: dollars
            final_equity REAL,
            max_drawdown REAL,
            steps INTEGER NOT NULL,
            open_position_steps INTEGER NOT NULL,
            bars INTEGER NOT NULL,
            daily_stops INTEGER NOT NULL,
            failure TEXT,
            UNIQUE (run, strategy)
          ) STRICT;
          CREATE TABLE decisions (
            decision INTEGER PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES accounts,
            number INTEGER NOT NULL, -- of the account's decisions: 123 is strategy-000123
            bar_time INTEGER NOT NULL,
            symbol TEXT NOT NULL,
            action TEXT NOT NULL,
            reason TEXT NOT NULL,
            price REAL,
            score REAL,
            threshold REAL,
            outcome TEXT NOT NULL,
            outcome_reason TEXT NOT NULL,
            fill_time INTEGER,
            fill_price REAL,
            net_pnl REAL
          ) STRICT;
          CREATE TABLE trades (
            trade INTEGER PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES accounts,
            symbol TEXT NOT NULL,
            quantity INTEGER NOT NULL, -- contracts: positive long, negative short
            entry_decision INTEGER NOT NULL REFERENCES decisions,
            exit_decision INTEGER NOT NULL REFERENCES decisions,
            entry_time INTEGER NOT NULL,
            entry_price REAL,
            exit_time INTEGER NOT NULL,
            exit_price REAL,
            bars_held INTEGER NOT NULL,
            gross_pnl REAL,
            commission REAL
          ) STRICT;
          CREATE TABLE days (
            account INTEGER NOT NULL REFERENCES accounts,
            trade_date TEXT NOT NULL,
            equity REAL,
            realized REAL,
            lowest_equity REAL,
            open_positions INTEGER NOT NULL,
            daily_stop INTEGER NOT NULL,
            PRIMARY KEY (account, trade_date)
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE open_positions (
            account INTEGER NOT NULL REFERENCES accounts,
            symbol TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            entry_decision INTEGER NOT NULL REFERENCES decisions,
            entry_time INTEGER NOT NULL,
            entry_price REAL,
            last_price REAL,
            open_pnl REAL,
            PRIMARY KEY (account, symbol)
          ) STRICT, WITHOUT ROWID;
          """,
          """
          CREATE TABLE run_models (
            run INTEGER NOT NULL REFERENCES runs,
            strategy TEXT NOT NULL,
            symbol TEXT NOT NULL,
            loader TEXT NOT NULL,
            metadata_file TEXT NOT NULL,
            metadata_sha256 TEXT NOT NULL,
            model_file TEXT NOT NULL,
            model_sha256 TEXT NOT NULL,
            threshold REAL NOT NULL,
            features TEXT NOT NULL, -- in the model's order, one a line
            sklearn_version TEXT,
            PRIMARY KEY (run, strategy, symbol)
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE model_failures (
            account INTEGER NOT NULL REFERENCES accounts,
            symbol TEXT NOT NULL,
            why TEXT NOT NULL,
            PRIMARY KEY (account, symbol)
          ) STRICT, WITHOUT ROWID;
          """);

  /** What a ledger is, among SQLite files. */
  static final SqliteKind KIND = new SqliteKind("ledger", APPLICATION_ID, MIGRATIONS);

  private LedgerSchema() {}
}
