package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.ledger.Wording;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Entries that a strategy wanted and did not get, counted by what became of them and why.
 *
 * @param reasons most frequent first, then by outcome and reason
 */
public record BlockedEntries(List<Reason> reasons) {
  private static final Comparator<Reason> MOST_FREQUENT_FIRST = BlockedEntries::compare;

  /**
   * One reason.
   *
   * @param outcome who blocked
   * @param reason in which words; may be empty
   * @param count how many entries
   */
  public record Reason(Outcome outcome, String reason, long count) {
    /** Who blocked in the words of the report, such as {@code no slot}. */
    public String words() {
      boolean house = reason.startsWith(Wording.HOUSE);
      return switch (outcome) {
        case ORDERED -> "ordered";
        case WARMING_UP -> "warming up";
        case OLD_BARS -> "old bars";
        case FILTER -> "filter";
        case MODEL -> "model";
        case POLICY -> "policy";
        case NO_CASH -> "no cash";
        case NO_SLOT -> house ? "no house slot" : "no slot";
        case DAILY_STOP -> house ? "house daily stop" : "daily stop";
        case EXPIRED -> "expired";
        case QUARANTINED -> "set aside";
      };
    }
  }

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

  private static int compare(Reason one, Reason other) {
    int byCount = Long.compare(other.count(), one.count());
    int byOutcome = one.outcome().compareTo(other.outcome());
    int byReason = one.reason().compareTo(other.reason());
    return byCount != 0 ? byCount : byOutcome != 0 ? byOutcome : byReason;
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

  /** How many entries were blocked by what, in the words of the report. */
  Map<String, Long> byWords() {
    Map<String, Long> sums = new LinkedHashMap<>();
    reasons.stream()
        .sorted(Comparator.comparing(Reason::outcome).thenComparing(Reason::words))
        .forEach(reason -> sums.merge(reason.words(), reason.count(), Long::sum));
    return sums;
  }

  /**
   * The first entry of an account that was refused for want of cash.
   *
   * @return start of the bar on which it was wanted, epoch milliseconds UTC; empty if there is none
   */
  static OptionalLong firstWithoutCash(AccountResult account) {
    Decisions decisions = account.journal().decisions();
    return IntStream.range(0, decisions.size())
        .filter(row -> decisions.outcome(row) == Outcome.NO_CASH && isEntry(decisions, row))
        .mapToLong(decisions::barStart)
        .min();
  }
}
