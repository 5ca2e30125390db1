package io.multialpha.host.app;

import io.multialpha.host.config.FoundPortfolio;
import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.statistics.BlockLength;
import io.multialpha.host.research.statistics.BootstrapInterval;
import io.multialpha.host.research.statistics.DataSnooping;
import io.multialpha.host.research.statistics.Overfitting;
import io.multialpha.host.research.statistics.SharpeEvidence;
import io.multialpha.host.research.statistics.SharpeForm;
import io.multialpha.host.research.statistics.SharpeRatio;
import io.multialpha.host.research.statistics.Xoshiro;
import io.multialpha.host.research.trials.TrialBatch;
import io.multialpha.host.research.trials.TrialCount;
import io.multialpha.host.research.trials.TrialKey;
import io.multialpha.host.research.trials.TrialLedger;
import io.multialpha.host.research.trials.TrialScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the trials of a search, and of all searches before it, say of its finding. */
final class SearchTrials {
  /** Candidates that are compared in full; more are thinned out evenly. */
  private static final int MOST_COMPARED = 300;

  private static final int FEWEST_RETURNS = 30;
  private static final int CHUNKS = 16;
  private static final int DRAWS = 1000;

  /** Of the intervals. */
  static final double LEVEL = 0.95;

  private static final long SEED = 7;
  private static final SharpeForm FORM = SharpeForm.BAILEY_LOPEZ_DE_PRADO_2012;

  private SearchTrials() {}

  /** Writes every trial of a search down; gives the count of all there ever were. */
  static TrialCount record(
      Invocation invocation, TrialScope scope, SearchResult result, double dailyStop)
      throws IOException {
    Path folder = Files.createDirectories(invocation.var());
    long[] numbers = result.universe().names().stream().mapToLong(TrialKey::symbol).toArray();
    int days = result.trainDays();
    TrialBatch batch = new TrialBatch();
    for (int i = 0; i < result.trials(); i++) {
      Candidate each = result.tried().get(i);
      long symbols = 0;
      for (int s = 0; s < numbers.length; s++) {
        symbols += ((each.symbols() >>> s) & 1) == 1 ? numbers[s] : 0;
      }
      batch.add(
          TrialKey.of(symbols, each.maxPositions(), dailyStop),
          each.sharpe() / Math.sqrt(SharpeRatio.TRADE_DATES_PER_YEAR),
          days);
    }
    try (TrialLedger ledger = TrialLedger.open(folder.resolve("trials.db"))) {
      ledger.record(scope, batch, invocation.clock().instant());
      return ledger.count(scope.strategy(), scope.method());
    }
  }

  /** What speaks for skill and against luck, of the train period. */
  static FoundPortfolio.Evidence evidence(SearchResult result, TrialCount count) {
    Candidate chosen = result.chosen().orElseThrow();
    double[] returns = result.trainReturns(chosen);
    SharpeEvidence evidence = SharpeEvidence.of(returns);
    double[][] compared = compared(result, chosen);
    boolean enough = compared.length > 1 && returns.length >= 2 * CHUNKS;
    return new FoundPortfolio.Evidence(
        count.trials(),
        count.sharpeVariance(),
        evidence.observations(),
        evidence.probabilityAbove(0, FORM),
        deflated(evidence, count),
        FORM.text(),
        evidence.minimumTrackRecord(0, LEVEL, FORM),
        enough ? Overfitting.of(compared, CHUNKS).probability() : Double.NaN,
        enough
            ? DataSnooping.of(compared, meanBlock(returns), DRAWS, new Xoshiro(SEED))
                .consistent()
                .p()
            : Double.NaN);
  }

  /** How sure it is that a finding is more than the luckiest of all trials there ever were. */
  static double deflated(SharpeEvidence evidence, TrialCount count) {
    return count.deflated(evidence, FORM);
  }

  private static double[][] compared(SearchResult result, Candidate chosen) {
    int step = Math.max(1, (result.trials() + MOST_COMPARED - 1) / MOST_COMPARED);
    List<Candidate> some =
        Stream.concat(
                Stream.of(chosen),
                IntStream.iterate(0, i -> i < result.trials(), i -> i + step)
                    .mapToObj(result.tried()::get)
                    .filter(each -> !each.equals(chosen)))
            .toList();
    // A ruined account has no returns to compare.
    return some.stream()
        .map(result::trainReturns)
        .filter(SearchTrials::isDefined)
        .toArray(double[][]::new);
  }

  private static boolean isDefined(double[] returns) {
    return Arrays.stream(returns).noneMatch(Double::isNaN);
  }

  private static double meanBlock(double[] returns) {
    return Math.max(1, BlockLength.of(returns).stationary());
  }

  /** Where the Sharpe ratio per year may lie; nothing can be said of a few returns, or of ruin. */
  static Optional<BootstrapInterval> interval(double[] returns) {
    if (returns.length < FEWEST_RETURNS || !isDefined(returns)) {
      return Optional.empty();
    }
    return Optional.of(drawn(returns));
  }

  private static BootstrapInterval drawn(double[] returns) {
    return BlockLength.of(returns)
        .bootstrap()
        .interval(
            returns,
            DRAWS,
            drawn ->
                SharpeRatio.perYear(SharpeRatio.perPeriod(drawn), SharpeRatio.TRADE_DATES_PER_YEAR),
            LEVEL,
            new Xoshiro(SEED));
  }
}
