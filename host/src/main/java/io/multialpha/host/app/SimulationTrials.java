package io.multialpha.host.app;

import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.Simulation;
import io.multialpha.host.research.trials.TrialBatch;
import io.multialpha.host.research.trials.TrialCount;
import io.multialpha.host.research.trials.TrialKey;
import io.multialpha.host.research.trials.TrialLedger;
import io.multialpha.host.research.trials.TrialScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Counts the portfolios that are simulated, as a search counts those that it tries: whoever looks
 * at ten limits and takes the best has made ten trials. A limit that was never reached changes
 * nothing, so of limits that give the same only the lowest counts.
 */
final class SimulationTrials {
  private final long symbols;
  private final double dailyStop;
  private final TrialBatch batch = new TrialBatch();
  private boolean more = true;

  /**
   * Of portfolios of all of these trades.
   *
   * @param dailyStop dollars
   */
  SimulationTrials(TradeSet trades, double dailyStop) {
    symbols = TrialKey.symbols(trades.names());
    this.dailyStop = dailyStop;
  }

  /** Counts what was just simulated. Limits rise. */
  void add(Simulation simulation, int maxPositions) {
    if (more) {
      batch.add(
          TrialKey.of(symbols, maxPositions, dailyStop),
          simulation.dailySharpe(),
          simulation.dailyReturns().length);
    }
    more = simulation.wasFull();
  }

  /** How many portfolios differ. */
  int size() {
    return batch.size();
  }

  /** Writes them down; gives the count of all there ever were. */
  TrialCount record(Invocation invocation, TrialScope scope) throws IOException {
    Path folder = Files.createDirectories(invocation.var());
    try (TrialLedger ledger = TrialLedger.open(folder.resolve(TrialLedger.FILE))) {
      ledger.record(scope, batch, invocation.clock().instant());
      return ledger.count(scope.strategy(), scope.method(), scope.synthetic());
    }
  }

  /** The day of the first entry, by the clock of the trades. */
  static LocalDate first(TradeSet trades) {
    return date(
        trades.symbols().stream()
            .map(SymbolTrades::columns)
            .flatMapToLong(columns -> Arrays.stream(columns.entryClock()))
            .min()
            .orElseThrow());
  }

  /** The day of the last exit, by the clock of the trades. */
  static LocalDate last(TradeSet trades) {
    return date(
        trades.symbols().stream()
            .map(SymbolTrades::columns)
            .flatMapToLong(columns -> Arrays.stream(columns.exitClock()))
            .max()
            .orElseThrow());
  }

  private static LocalDate date(long clock) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(clock), ZoneOffset.UTC);
  }
}
