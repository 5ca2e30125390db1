package io.multialpha.host.research.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.host.ledger.LedgerDatabase;
import io.multialpha.host.ledger.LedgerException;
import io.multialpha.host.research.statistics.MomentSums;
import io.multialpha.host.research.statistics.SharpeEvidence;
import io.multialpha.host.research.statistics.SharpeForm;
import io.multialpha.host.research.statistics.Xoshiro;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

class TrialLedgerTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @TempDir private Path folder;

  private static TrialScope scope(String strategy, String method, String data) {
    return new TrialScope(
        strategy,
        method,
        data,
        false,
        LocalDate.parse("2020-01-02"),
        LocalDate.parse("2024-12-31"),
        new TreeMap<>(Map.of("initial_cash", "150000", "exit_slippage", "2")));
  }

  private static TrialBatch batch(long firstKey, double... sharpes) {
    TrialBatch batch = new TrialBatch();
    for (int i = 0; i < sharpes.length; i++) {
      batch.add(firstKey + i, sharpes[i], 250);
    }
    return batch;
  }

  @Test
  void countsAConfigurationOnceHoweverOftenItIsEvaluated() {
    TrialScope scope = scope("ibs", "honest", "abc");
    try (TrialLedger ledger = TrialLedger.open(folder.resolve("trials.db"))) {
      assertThat(ledger.record(scope, batch(1, 0.1, 0.2, 0.3), NOON)).isEqualTo(3);
      assertThat(ledger.record(scope, batch(2, 0.2, 0.3, 0.6), NOON)).isEqualTo(1);
    }
    // The next session knows them all.
    try (TrialLedger ledger = TrialLedger.open(folder.resolve("trials.db"))) {
      assertThat(ledger.record(scope, batch(1, 0.1, 0.2, 0.3, 0.6), NOON)).isZero();
      TrialCount count = ledger.count("ibs", "honest", false);
      assertThat(count.trials()).isEqualTo(4);
      assertThat(count.rated()).isEqualTo(4);
      assertThat(count.meanSharpe()).isCloseTo(0.3, within(1e-15));
      assertThat(count.sharpeVariance()).isCloseTo(0.14 / 3, within(1e-15));
    }
  }

  @Test
  void otherDataOrAnotherPeriodIsAnotherTrialButAnotherMethodIsCountedApart() {
    TrialScope scope = scope("ibs", "honest", "abc");
    TrialScope later =
        new TrialScope(
            "ibs", "honest", "abc", false, scope.from(), scope.to().plusDays(1), scope.settings());
    try (TrialLedger ledger = TrialLedger.open(folder.resolve("trials.db"))) {
      ledger.record(scope, batch(7, 0.1), NOON);
      ledger.record(scope("ibs", "honest", "other"), batch(7, 0.2), NOON);
      ledger.record(later, batch(7, 0.3), NOON);
      ledger.record(scope("ibs", "reference", "abc"), batch(7, 0.9), NOON);
      ledger.record(scope("breakout", "honest", "abc"), batch(7, 0.8), NOON);
      assertThat(ledger.count("ibs", "honest", false).trials()).isEqualTo(3);
      assertThat(ledger.count("ibs", "honest", false).meanSharpe()).isCloseTo(0.2, within(1e-15));
      assertThat(ledger.count("ibs", "reference", false).trials()).isEqualTo(1);
      assertThat(ledger.count("nobody", "honest", false))
          .isEqualTo(new TrialCount(0, 0, Double.NaN, Double.NaN));
    }
  }

  private static TrialScope madeUp(TrialScope scope) {
    return new TrialScope(
        scope.strategy(),
        scope.method(),
        scope.data(),
        true,
        scope.from(),
        scope.to(),
        scope.settings());
  }

  @Test
  void whatWasTriedOnMadeUpPricesDoesNotCountAgainstAMarkets() {
    TrialScope market = scope("ibs", "honest", "abc");
    TrialScope sample = madeUp(scope("ibs", "honest", "sample"));
    try (TrialLedger ledger = TrialLedger.open(folder.resolve("trials.db"))) {
      ledger.record(market, batch(1, 0.01, 0.03), NOON);
      ledger.record(sample, batch(1, 0.4, 0.5, 0.6), NOON);
      assertThat(ledger.count("ibs", "honest", false).trials()).isEqualTo(2);
      assertThat(ledger.count("ibs", "honest", false).sharpeVariance())
          .isCloseTo(0.0002, within(1e-15));
      assertThat(ledger.count("ibs", "honest", true).trials()).isEqualTo(3);
      assertThat(ledger.count("ibs", "honest", true).meanSharpe()).isCloseTo(0.5, within(1e-15));
      assertThat(ledger.look(sample, NOON)).isEqualTo(1);
      assertThat(ledger.look(market, NOON)).isEqualTo(1);

      // As a file from before that it was said has them: they count as what they are now said to
      // be.
      ledger.record(scope("ibs", "honest", "old"), batch(1, 0.7), NOON);
      ledger.record(madeUp(scope("ibs", "honest", "old")), batch(1, 0.7), NOON);
      assertThat(ledger.count("ibs", "honest", false).trials()).isEqualTo(2);
      assertThat(ledger.count("ibs", "honest", true).trials()).isEqualTo(4);
    }
  }

  @Test
  void countsTrialsWithoutASharpeRatioButDoesNotRateThem() {
    try (TrialLedger ledger = TrialLedger.open(folder.resolve("trials.db"))) {
      ledger.record(scope("ibs", "honest", "abc"), batch(1, Double.NaN, 0.1, 0.3), NOON);
      TrialCount count = ledger.count("ibs", "honest", false);
      assertThat(count.trials()).isEqualTo(3);
      assertThat(count.rated()).isEqualTo(2);
      assertThat(count.meanSharpe()).isCloseTo(0.2, within(1e-15));
    }
  }

  @Test
  void holdsEveryConfigurationOfAnExhaustiveSearch() {
    Xoshiro random = new Xoshiro(5);
    long[] symbols = new long[12];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = TrialKey.symbol("S" + i);
    }
    TrialBatch batch = new TrialBatch();
    MomentSums expected = new MomentSums();
    for (int subset = 1; subset < 1 << symbols.length; subset++) {
      long set = 0;
      for (int i = 0; i < symbols.length; i++) {
        set += (subset >> i & 1) * symbols[i];
      }
      for (int limit = 1; limit <= 10; limit++) {
        double sharpe = random.getAsDouble() - 0.5;
        batch.add(TrialKey.of(set, limit, 2500), sharpe, 1250);
        expected.add(sharpe);
      }
    }
    try (TrialLedger ledger = TrialLedger.open(folder.resolve("trials.db"))) {
      assertThat(ledger.record(scope("ibs", "honest", "abc"), batch, NOON)).isEqualTo(40_950);
      TrialCount count = ledger.count("ibs", "honest", false);
      assertThat(count.trials()).isEqualTo(40_950);
      assertThat(count.meanSharpe()).isCloseTo(expected.mean(), within(1e-12));
      assertThat(count.sharpeVariance()).isCloseTo(expected.variance(), within(1e-12));
    }
  }

  private static TrialScope look(String strategy, String data, String from, String to) {
    return new TrialScope(
        strategy,
        "honest",
        data,
        false,
        LocalDate.parse(from),
        LocalDate.parse(to),
        new TreeMap<>());
  }

  @Test
  void countsTheLooksAtDaysOfATestPeriodHoweverItIsCalled() {
    Path file = folder.resolve("trials.db");
    try (TrialLedger ledger = TrialLedger.open(file)) {
      TrialScope first = look("ibs", "abc", "2024-01-01", "2024-12-31");
      assertThat(ledger.look(first, NOON)).isEqualTo(1);
      assertThat(ledger.look(first, NOON)).as("the same search again").isEqualTo(1);
      assertThat(ledger.look(look("ibs", "other", "2024-12-31", "2025-06-30"), NOON))
          .as("one day in common, on other trades")
          .isEqualTo(2);
      assertThat(ledger.look(look("ibs", "abc", "2025-07-01", "2025-12-31"), NOON))
          .as("days that nobody has seen")
          .isEqualTo(1);
      assertThat(ledger.look(look("breakout", "abc", "2024-01-01", "2024-12-31"), NOON))
          .as("another strategy")
          .isEqualTo(1);
    }
    try (TrialLedger ledger = TrialLedger.open(file)) {
      assertThat(ledger.look(look("ibs", "new", "2023-01-01", "2025-12-31"), NOON)).isEqualTo(4);
    }
  }

  @Test
  void keepsTheTrialsOfAnOlderFileButNotTheRatiosThatWereOfAnotherKind() throws SQLException {
    Path file = folder.resolve("trials.db");
    TrialScope reference = scope("ibs", "reference", "abc");
    try (TrialLedger ledger = TrialLedger.open(file)) {
      ledger.record(reference, batch(1, 0.5, 0.7), NOON);
      ledger.record(scope("ibs", "honest", "abc"), batch(1, 0.1, 0.2), NOON);
    }
    try (Connection connection =
            JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), new Properties());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "DROP TABLE looks; ALTER TABLE scopes DROP COLUMN synthetic; PRAGMA user_version = 1");
    }
    try (TrialLedger ledger = TrialLedger.open(file)) {
      assertThat(ledger.count("ibs", "reference", false))
          .isEqualTo(new TrialCount(2, 0, Double.NaN, Double.NaN));
      assertThat(ledger.count("ibs", "honest", false).rated()).isEqualTo(2);
      // Tried again, they have a ratio again, and count once as before.
      assertThat(ledger.record(reference, batch(1, 0.05, 0.07), NOON)).isEqualTo(2);
      assertThat(ledger.count("ibs", "reference", false).trials()).isEqualTo(2);
      assertThat(ledger.count("ibs", "reference", false).meanSharpe())
          .isCloseTo(0.06, within(1e-15));
    }
  }

  @Test
  void twoSessionsMayRecordAtOnce() {
    Path file = folder.resolve("trials.db");
    try (TrialLedger one = TrialLedger.open(file);
        TrialLedger other = TrialLedger.open(file)) {
      TrialScope scope = scope("ibs", "honest", "abc");
      one.record(scope, batch(1, 0.1), NOON);
      assertThat(other.count("ibs", "honest", false).trials()).isEqualTo(1);
      other.record(scope, batch(2, 0.1), NOON);
      one.record(scope, batch(3, 0.1), NOON);
      assertThat(one.count("ibs", "honest", false).trials()).isEqualTo(3);
    }
  }

  @Test
  void refusesADatabaseOfAnotherKind() {
    Path file = folder.resolve("ledger.db");
    LedgerDatabase.open(file).close();
    assertThatThrownBy(() -> TrialLedger.open(file))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("not a trial ledger");
    assertThatThrownBy(() -> TrialLedger.open(folder.resolve("none/trials.db")))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("The trial ledger ")
        .hasMessageContaining("Check that the folder is there");
  }

  @Test
  void aKeyKnowsNoOrderOfSymbolsButEveryDifference() {
    long one = TrialKey.symbols(List.of("ES", "NQ", "CL"));
    assertThat(one).isEqualTo(TrialKey.symbols(List.of("CL", "ES", "NQ")));
    assertThat(one - TrialKey.symbol("NQ")).isEqualTo(TrialKey.symbols(Set.of("ES", "CL")));
    Set<Long> keys = new HashSet<>();
    for (long symbols : new long[] {0, one, TrialKey.symbol("ES"), TrialKey.symbol("NQ")}) {
      for (int limit = 1; limit <= 20; limit++) {
        for (double stop : new double[] {1000, 2500, 2500.5, 3000}) {
          keys.add(TrialKey.of(symbols, limit, stop));
        }
      }
    }
    assertThat(keys).hasSize(4 * 20 * 4);
    assertThat(TrialKey.of("a=1")).isNotEqualTo(TrialKey.of("a=2"));
    // The same in every session: pinned.
    assertThat(TrialKey.of(one, 4, 2500)).isEqualTo(7265457035354604508L);
  }

  @Test
  void anIdentityDependsOnEverything() {
    TrialScope scope = scope("ibs", "honest", "abc");
    assertThat(scope.identity()).hasSize(64).isEqualTo(scope("ibs", "honest", "abc").identity());
    TreeMap<String, String> other = new TreeMap<>(scope.settings());
    other.put("initial_cash", "150001");
    assertThat(
            Set.of(
                scope.identity(),
                scope("ib", "shonest", "abc").identity(),
                scope("ibs", "reference", "abc").identity(),
                scope("ibs", "honest", "abd").identity(),
                new TrialScope(
                        "ibs",
                        "honest",
                        "abc",
                        false,
                        scope.from().plusDays(1),
                        scope.to(),
                        scope.settings())
                    .identity(),
                new TrialScope("ibs", "honest", "abc", false, scope.from(), scope.to(), other)
                    .identity()))
        .hasSize(6);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TrialScope(
                    "ibs", "honest", "abc", false, scope.to(), scope.from(), new TreeMap<>()))
        .withMessage("a trial from 2024-12-31 to 2020-01-02");
  }

  @Test
  void manyTrialsDeflate() {
    SharpeEvidence best = new SharpeEvidence(0.1, 1250, 0, 3);
    SharpeForm form = SharpeForm.BAILEY_LOPEZ_DE_PRADO_2012;
    assertThat(new TrialCount(1, 1, 0.1, Double.NaN).deflated(best, form))
        .isEqualTo(best.probabilityAbove(0, form));
    assertThat(new TrialCount(1000, 990, 0, 0.0008).deflated(best, form))
        .isEqualTo(best.deflated(1000, 0.0008, form))
        .isLessThan(best.probabilityAbove(0, form));
    assertThat(new TrialCount(5, 1, 0.1, Double.NaN).deflated(best, form)).isNaN();
  }
}
