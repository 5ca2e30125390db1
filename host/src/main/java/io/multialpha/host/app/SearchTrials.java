package io.multialpha.host.app;

import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.search.CandidateTable;
import io.multialpha.host.research.search.TrialJournal;
import io.multialpha.host.research.search.Universe;
import io.multialpha.host.research.trials.TrialBatch;
import io.multialpha.host.research.trials.TrialCount;
import io.multialpha.host.research.trials.TrialKey;
import io.multialpha.host.research.trials.TrialLedger;
import io.multialpha.host.research.trials.TrialScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The trials of searches, and their looks at test periods, in {@code var/trials.db}. */
final class SearchTrials {
  private final Path file;
  private final Clock clock;

  SearchTrials(Invocation invocation) throws IOException {
    file = Files.createDirectories(invocation.var()).resolve(TrialLedger.FILE);
    clock = invocation.clock();
  }

  /**
   * Writes down what one search tries.
   *
   * @param days of the returns that the Sharpe ratios are taken from
   */
  TrialJournal journal(TrialScope scope, Universe universe, double dailyStop, int days) {
    long[] numbers = universe.names().stream().mapToLong(TrialKey::symbol).toArray();
    return tried -> {
      try (TrialLedger ledger = TrialLedger.open(file)) {
        ledger.record(scope, batch(tried, numbers, dailyStop, days), clock.instant());
      }
    };
  }

  private static TrialBatch batch(
      CandidateTable tried, long[] numbers, double dailyStop, int days) {
    TrialBatch batch = new TrialBatch();
    for (int i = 0; i < tried.size(); i++) {
      Candidate each = tried.get(i);
      long symbols = 0;
      for (int s = 0; s < numbers.length; s++) {
        symbols += ((each.symbols() >>> s) & 1) == 1 ? numbers[s] : 0;
      }
      batch.add(TrialKey.of(symbols, each.maxPositions(), dailyStop), each.dailySharpe(), days);
    }
    return batch;
  }

  /** All trials that there ever were for the strategy by the method, on prices of that kind. */
  TrialCount count(TrialScope scope) {
    try (TrialLedger ledger = TrialLedger.open(file)) {
      return ledger.count(scope.strategy(), scope.method(), scope.synthetic());
    }
  }

  /** Writes down that a test period is looked at; gives how often its days have been by now. */
  long look(TrialScope test) {
    try (TrialLedger ledger = TrialLedger.open(file)) {
      return ledger.look(test, clock.instant());
    }
  }
}
