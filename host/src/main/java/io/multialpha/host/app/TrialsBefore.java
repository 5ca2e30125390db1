package io.multialpha.host.app;

import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.ledger.LedgerException;
import io.multialpha.host.report.TriedBefore;
import io.multialpha.host.research.trials.TrialLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What had been tried for the strategies of a run, read from the trial ledger beside the run. */
final class TrialsBefore {
  private final Terminal terminal;
  private final FutureTask<List<TriedBefore>> reading;

  /**
   * Begins to read.
   *
   * @param synthetic whether the run is on made-up prices: what was tried on the others does not
   *     count for it
   */
  TrialsBefore(Invocation invocation, List<StrategyConfig> strategies, boolean synthetic) {
    terminal = invocation.terminal();
    Path file = invocation.var().resolve(TrialLedger.FILE);
    reading = new FutureTask<>(() -> read(file, strategies, synthetic));
    Thread beside = new Thread(reading, "trials");
    beside.setDaemon(true);
    beside.start();
  }

  private static List<TriedBefore> read(
      Path file, List<StrategyConfig> strategies, boolean synthetic) {
    List<TriedBefore> tried = new ArrayList<>();
    if (Files.exists(file)) {
      try (TrialLedger ledger = TrialLedger.open(file)) {
        for (StrategyConfig strategy : strategies) {
          byMethod(ledger, strategy, synthetic)
              .forEach(
                  (method, trials) -> tried.add(new TriedBefore(strategy.name(), method, trials)));
        }
      }
    }
    return tried;
  }

  /** Portfolios are counted for the entry, forests for its type. */
  private static SortedMap<String, Long> byMethod(
      TrialLedger ledger, StrategyConfig strategy, boolean synthetic) {
    SortedMap<String, Long> trials = ledger.byMethod(strategy.name(), synthetic);
    if (!strategy.type().equals(strategy.name())) {
      ledger.byMethod(strategy.type(), synthetic).entrySet().stream()
          .filter(each -> each.getKey().startsWith(OptimizeRun.METHOD))
          .forEach(each -> trials.merge(each.getKey(), each.getValue(), Long::sum));
    }
    return trials;
  }

  /** What was read; nothing where that was not to be, which is noted: no run is lost for it. */
  Optional<List<TriedBefore>> get() {
    try {
      return Optional.of(reading.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LedgerException unreadable) {
        terminal.note("The run does not know what was tried before it: " + unreadable.getMessage());
        return Optional.empty();
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
