package io.multialpha.host.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.strategy.Signal;
import io.multialpha.host.report.SampleRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerDatabaseTest {
  @TempDir private Path folder;

  private List<String> rows(Path file, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          cells.add(String.valueOf(result.getObject(column)));
        }
        rows.add(String.join("|", cells));
      }
      return rows;
    }
  }

  private void execute(Path file, String... commands) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  @Test
  void keepsARunWithAllItsRows() throws SQLException {
    Path file = folder.resolve("ledger.db");
    try (LedgerDatabase ledger = LedgerDatabase.open(file)) {
      ledger.write(SampleRuns.info(), SampleRuns.both());
    }
    assertThat(rows(file, "SELECT id, mode, seed, first_date, last_date FROM runs"))
        .containsExactly("20261122-154501-run|paper|42|2025-01-06|2025-01-08");
    assertThat(rows(file, "SELECT run, plugin, version FROM run_plugins"))
        .containsExactly("1|ibs|0.1.0");
    assertThat(
            rows(
                file,
                "SELECT run, strategy, symbol, model_sha256, threshold, features FROM run_models"))
        .containsExactly("1|ibs|ES|cafe|0.55|price_usd\nprev_bar_pct");
    assertThat(rows(file, "SELECT account, run, strategy, max_drawdown, failure FROM accounts"))
        .containsExactly(
            "1|1|ibs|415.5|null",
            "2|1|breakout|386.0|ArithmeticException in onBar at 2025-01-06T17:00Z: / by zero");
    assertThat(rows(file, "SELECT * FROM decisions WHERE account = 1 AND number IN (0, 1, 4)"))
        .containsExactly(
            "1|1|0|1736175600000|ES|enter_long|ibs low|6000.25|0.61|0.55|ordered||1736179200000"
                + "|6000.75|null",
            "2|1|1|1736175600000|6E|enter_long|ibs low|1.08735|0.5|0.55|model|score below|null|null"
                + "|null",
            "5|1|4|1736182800000|ES|exit|target|6010.0|null|null|ordered||1736186400000|6009.75"
                + "|446.0");
    assertThat(rows(file, "SELECT count(*) FROM decisions")).containsExactly("10");
    assertThat(rows(file, "SELECT * FROM trades WHERE trade = 2"))
        .containsExactly(
            "2|1|6E|-1|3|6|1736182800000|1.0873400000000002|1736186400000|1.08835|1|-126.25|4.0");
    assertThat(rows(file, "SELECT count(*), sum(gross_pnl - commission) FROM trades"))
        .containsExactly("3|501.75");
    assertThat(rows(file, "SELECT * FROM days WHERE account = 1"))
        .containsExactly(
            "1|2025-01-06|10315.75|315.75|9900.0|0|0",
            "1|2025-01-07|10265.75|0.0|10200.0|1|1",
            "1|2025-01-08|10290.75|0.0|10250.0|1|0");
    assertThat(rows(file, "SELECT * FROM open_positions"))
        .containsExactly("1|ES|1|8|1736269200000|6021.0|6020.5|-25.0");
    assertThat(rows(file, "PRAGMA integrity_check")).containsExactly("ok");
    assertThat(rows(file, "PRAGMA foreign_key_check")).isEmpty();
    assertThat(rows(file, "PRAGMA journal_mode")).containsExactly("wal");
  }

  @Test
  void keepsSeveralRunsSideBySide() throws SQLException {
    Path file = folder.resolve("ledger.db");
    try (LedgerDatabase ledger = LedgerDatabase.open(file)) {
      ledger.write(SampleRuns.info(), SampleRuns.both());
    }
    try (LedgerDatabase ledger = LedgerDatabase.open(file)) {
      ledger.write(SampleRuns.info().withId("second"), List.of(SampleRuns.ibs()));
    }
    assertThat(rows(file, "SELECT run, count(*) FROM accounts GROUP BY run"))
        .containsExactly("1|2", "2|1");
    assertThat(rows(file, "SELECT count(*) FROM trades WHERE account = 3")).containsExactly("2");
    assertThat(
            rows(
                file,
                "SELECT t.trade, e.account, e.number, x.account, x.number FROM trades t"
                    + " JOIN decisions e ON e.decision = t.entry_decision"
                    + " JOIN decisions x ON x.decision = t.exit_decision"))
        .containsExactly("1|1|0|1|4", "2|1|2|1|5", "3|2|0|2|1", "4|3|0|3|4", "5|3|2|3|5");
  }

  @Test
  void keepsRowsThatAreLongAndMany() throws SQLException {
    Path file = folder.resolve("ledger.db");
    Journal journal = new Journal("ibs", List.of("ES"));
    List<String> expected = new ArrayList<>();
    for (int row = 0; row < 3000; row++) {
      String reason = "reason " + row % 7;
      // What a plugin threw or a bar lacked may be as long as it likes.
      String outcome = row % 1000 == 500 ? "denied ".repeat(20_000).strip() : "denied ü " + row % 3;
      journal
          .decisions()
          .add(
              SampleRuns.BAR + row * SampleRuns.HOUR,
              0,
              Signal.enterLong(reason),
              4000 + row / 8.0,
              Double.NaN,
              Double.NaN,
              Outcome.POLICY,
              outcome);
      expected.add((row + 1) + "|" + row + "|" + (4000 + row / 8.0) + "|" + reason + "|" + outcome);
    }
    try (LedgerDatabase ledger = LedgerDatabase.open(file)) {
      ledger.write(
          SampleRuns.info(),
          List.of(
              new AccountResult(
                  journal, 1, 1, 0, 1, 0, 1, 0, List.of(), Optional.empty(), List.of())));
    }
    assertThat(
            rows(
                file,
                "SELECT decision, number, price, reason, outcome_reason FROM decisions"
                    + " ORDER BY decision"))
        .isEqualTo(expected);
    assertThat(rows(file, "PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void addsARunWholeOrNotAtAll() throws SQLException {
    Path file = folder.resolve("ledger.db");
    try (LedgerDatabase ledger = LedgerDatabase.open(file)) {
      List<AccountResult> sameAccountTwice = List.of(SampleRuns.ibs(), SampleRuns.ibs());
      assertThatThrownBy(() -> ledger.write(SampleRuns.info(), sameAccountTwice))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("ledger.db");
      ledger.write(SampleRuns.info(), List.of(SampleRuns.breakout()));
      assertThatThrownBy(() -> ledger.write(SampleRuns.info(), List.of()))
          .isInstanceOf(LedgerException.class);
    }
    assertThat(rows(file, "SELECT count(*) FROM runs")).containsExactly("1");
    assertThat(rows(file, "SELECT strategy FROM accounts")).containsExactly("breakout");
    assertThat(rows(file, "SELECT count(*) FROM trades")).containsExactly("1");
  }

  @Test
  void leavesOneFileBehind() throws IOException {
    try (LedgerDatabase ledger = LedgerDatabase.open(folder.resolve("ledger.db"))) {
      ledger.write(SampleRuns.info(), SampleRuns.both());
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("ledger.db");
    }
  }

  @Test
  void takesEveryLetterOfThePathAsItIs() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("a b?mode=ro&x#1%41ü")).resolve("l.db");
    try (LedgerDatabase ledger = LedgerDatabase.open(odd)) {
      ledger.write(SampleRuns.info(), SampleRuns.both());
    }
    assertThat(odd).isNotEmptyFile();
  }

  @Test
  void bringsALedgerOfTheFirstVersionUpToDate() throws SQLException {
    Path file = folder.resolve("ledger.db");
    LedgerDatabase.open(file).close();
    execute(file, "DROP TABLE run_models", "DROP TABLE model_failures", "PRAGMA user_version = 1");
    try (LedgerDatabase ledger = LedgerDatabase.open(file)) {
      ledger.write(SampleRuns.info(), SampleRuns.both());
    }
    assertThat(rows(file, "SELECT count(*) FROM run_models")).containsExactly("1");
    assertThat(rows(file, "PRAGMA user_version")).containsExactly("2");
  }

  @Test
  void refusesANewerLedger() throws SQLException {
    Path file = folder.resolve("ledger.db");
    LedgerDatabase.open(file).close();
    execute(file, "PRAGMA user_version = 99");
    assertThatThrownBy(() -> LedgerDatabase.open(file))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            file
                + " is a ledger of version 99, this program knows version 2."
                + " Use the newer program that wrote it.");
  }

  @Test
  void refusesADatabaseOfAnotherProgram() throws SQLException {
    Path file = folder.resolve("other.db");
    execute(file, "CREATE TABLE songs (title TEXT)");
    assertThatThrownBy(() -> LedgerDatabase.open(file))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("database of another program");
    assertThat(rows(file, "SELECT name FROM sqlite_schema")).containsExactly("songs");
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Path file = Files.writeString(folder.resolve("ledger.db"), "trade_id,strategy\n".repeat(100));
    assertThatThrownBy(() -> LedgerDatabase.open(file))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> LedgerDatabase.open(folder.resolve("missing/ledger.db")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Check that the folder is there");
  }

  @Test
  void saysWhatToDoWhereTheLibraryCannotBeUnpacked() throws IOException, InterruptedException {
    Path noFolder = Files.createFile(folder.resolve("file"));
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.sqlite.tmpdir=" + noFolder,
                "-cp",
                System.getProperty("java.class.path"),
                OpensALedger.class.getName(),
                folder.resolve("ledger.db").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor()).isZero();
    assertThat(said)
        .contains("ledger.db cannot be opened: the library of SQLite cannot be unpacked")
        .contains("MULTI_ALPHA_OPTS=-Dorg.sqlite.tmpdir=DIR");
  }

  /** Opens a ledger in a process of its own, as the library is loaded once per process. */
  static final class OpensALedger {
    private OpensALedger() {}

    public static void main(String[] arguments) {
      try {
        LedgerDatabase.open(Path.of(arguments[0])).close();
        System.out.println("opened");
      } catch (LedgerException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
