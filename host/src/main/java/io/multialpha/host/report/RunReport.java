package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.RunInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A finished run with its metrics: what the table, the summary and the files are made of.
 *
 * @param info what was run on what
 * @param accounts what each account did, in the configured order
 * @param performances how each did, in the same order
 * @param total how all did together
 * @param houseStops trade dates on which the daily stop of the house was hit; empty where it has
 *     none
 * @param outOfSample what came after the dates that models were trained on, if there are such
 * @param tried what had been tried for its strategies before; empty if that is not known
 */
public record RunReport(
    RunInfo info,
    List<AccountResult> accounts,
    List<Performance> performances,
    Performance total,
    OptionalInt houseStops,
    Optional<OutOfSample> outOfSample,
    Optional<List<TriedBefore>> tried) {

  /** Copies the lists. */
  public RunReport {
    Objects.requireNonNull(info, "info");
    tried = tried.map(List::copyOf);
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(houseStops, "houseStops");
    Objects.requireNonNull(outOfSample, "outOfSample");
    accounts = List.copyOf(accounts);
    performances = List.copyOf(performances);
  }

  /**
   * Computes the metrics of a run.
   *
   * @param info what was run
   * @param accounts what each account did, in the configured order
   */
  public static RunReport of(RunInfo info, List<AccountResult> accounts) {
    return new RunReport(
        info,
        accounts,
        accounts.stream().map(Performance::of).toList(),
        Performance.total(accounts),
        OptionalInt.empty(),
        OutOfSample.of(info, accounts),
        Optional.empty());
  }

  /** The same, knowing what had been tried before. */
  public RunReport withTried(Optional<List<TriedBefore>> before) {
    return new RunReport(info, accounts, performances, total, houseStops, outOfSample, before);
  }

  /** The same of a house that has a daily stop of its own. */
  public RunReport withHouseStop() {
    return new RunReport(
        info,
        accounts,
        performances,
        total,
        OptionalInt.of(DailyStops.ofHouse(accounts)),
        outOfSample,
        tried);
  }
}
