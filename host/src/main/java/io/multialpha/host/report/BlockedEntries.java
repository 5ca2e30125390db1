package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Outcome;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Entries that a strategy wanted and did not get, counted by what became of them and why.
 *
 * @param reasons most frequent first, then by outcome and reason
 */
public record BlockedEntries(List<Reason> reasons) {
  private static final Comparator<Reason> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(Reason::count)
          .reversed()
          .thenComparing(Reason::outcome)
          .thenComparing(Reason::reason);

  /**
   * One reason.
   *
   * @param outcome who blocked
   * @param reason in which words; may be empty
   * @param count how many entries
   */
  public record Reason(Outcome outcome, String reason, long count) {}

  /** Copies the list. */
  public BlockedEntries {
    reasons = List.copyOf(reasons);
  }

  /** What was blocked in all the accounts together. */
  public static BlockedEntries of(List<AccountResult> accounts) {
    EnumMap<Outcome, Map<String, Long>> counts = new EnumMap<>(Outcome.class);
    for (AccountResult account : accounts) {
      Decisions decisions = account.journal().decisions();
      for (int row = 0; row < decisions.size(); row++) {
        Outcome outcome = decisions.outcome(row);
        if (outcome != Outcome.ORDERED && isEntry(decisions, row)) {
          counts
              .computeIfAbsent(outcome, any -> new TreeMap<>())
              .merge(decisions.outcomeReason(row), 1L, Long::sum);
        }
      }
    }
    return new BlockedEntries(
        counts.entrySet().stream()
            .flatMap(
                byOutcome ->
                    byOutcome.getValue().entrySet().stream()
                        .map(e -> new Reason(byOutcome.getKey(), e.getKey(), e.getValue())))
            .sorted(MOST_FREQUENT_FIRST)
            .toList());
  }

  private static boolean isEntry(Decisions decisions, int row) {
    return switch (decisions.action(row)) {
      case ENTER_LONG, ENTER_SHORT -> true;
      case EXIT, HOLD -> false;
    };
  }

  /** How many entries were blocked. */
  public long total() {
    return reasons.stream().mapToLong(Reason::count).sum();
  }

  /** How many entries were blocked by each outcome that blocked any. */
  public Map<Outcome, Long> byOutcome() {
    Map<Outcome, Long> sums = new EnumMap<>(Outcome.class);
    reasons.forEach(reason -> sums.merge(reason.outcome(), reason.count(), Long::sum));
    return sums;
  }

  /** An outcome in the words of the report, such as {@code no slot}. */
  public static String words(Outcome outcome) {
    return switch (outcome) {
      case ORDERED -> "ordered";
      case WARMING_UP -> "warming up";
      case MODEL -> "model";
      case POLICY -> "policy";
      case NO_CASH -> "no cash";
      case NO_SLOT -> "no slot";
      case DAILY_STOP -> "daily stop";
      case EXPIRED -> "expired";
      case QUARANTINED -> "set aside";
    };
  }
}
