package io.multialpha.host.research.audit;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.AccountResult.ModelFailure;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what an account decided on all bars with what it decided when they were cut off. */
final class DecisionComparison {
  static final String DECISION = "decision";
  private static final String NONE = "none";

  /** What may still become of an order that waits for its fill when the bars end. */
  private static final Set<Outcome> STILL_OPEN =
      EnumSet.of(
          Outcome.ORDERED,
          Outcome.EXPIRED,
          Outcome.DAILY_STOP,
          Outcome.POLICY,
          Outcome.QUARANTINED);

  private final Decisions whole;
  private final Decisions early;
  private final List<String> symbols;
  private final long last;
  private final Differences differences;
  private int compared;

  private DecisionComparison(Journal whole, Journal early, long last, Differences differences) {
    this.whole = whole.decisions();
    this.early = early.decisions();
    symbols = whole.symbols();
    this.last = last;
    this.differences = differences;
  }

  /**
   * Compares everything up to a bar.
   *
   * @param last start of the last bar of the shorter run
   * @param differences takes what differs
   * @return how many decisions there were to compare
   */
  static int compare(AccountResult whole, AccountResult early, long last, Differences differences) {
    DecisionComparison comparison =
        new DecisionComparison(whole.journal(), early.journal(), last, differences);
    comparison.failures(whole, early);
    comparison.decisions();
    return comparison.compared;
  }

  /** One that failed on all bars may have done so later than those that are compared. */
  private void failures(AccountResult on, AccountResult cut) {
    if (cut.failure().isPresent() && !cut.failure().equals(on.failure())) {
      differences.add("", last, "strategy", on.failure().orElse("goes on"), cut.failure().get());
    }
    for (ModelFailure failure : cut.modelFailures()) {
      if (!on.modelFailures().contains(failure)) {
        differences.add(failure.symbol(), last, "model", "goes on", failure.why());
      }
    }
  }

  private void decisions() {
    int i = 0;
    int j = 0;
    while (true) {
      long next = Math.min(time(whole, i), time(early, j));
      if (next > last) {
        return;
      }
      TreeMap<Integer, List<Integer>> here = new TreeMap<>();
      TreeMap<Integer, List<Integer>> there = new TreeMap<>();
      i = collect(whole, i, next, here);
      j = collect(early, j, next, there);
      TreeSet<Integer> both = new TreeSet<>(here.keySet());
      both.addAll(there.keySet());
      for (int symbol : both) {
        compare(
            here.getOrDefault(symbol, List.of()), there.getOrDefault(symbol, List.of()), symbol);
      }
    }
  }

  private static long time(Decisions rows, int row) {
    return row < rows.size() ? rows.barStart(row) : Long.MAX_VALUE;
  }

  private static int collect(
      Decisions rows, int from, long time, TreeMap<Integer, List<Integer>> bySymbol) {
    int row = from;
    while (row < rows.size() && rows.barStart(row) == time) {
      bySymbol.computeIfAbsent(rows.symbol(row), any -> new ArrayList<>()).add(row);
      row++;
    }
    return row;
  }

  private void compare(List<Integer> here, List<Integer> there, int symbol) {
    for (int k = 0; k < Math.max(here.size(), there.size()); k++) {
      compared++;
      if (k >= here.size()) {
        int row = there.get(k);
        add(symbol, early.barStart(row), DECISION, NONE, decision(early, row));
      } else if (k >= there.size()) {
        int row = here.get(k);
        add(symbol, whole.barStart(row), DECISION, decision(whole, row), NONE);
      } else {
        compare(here.get(k), there.get(k));
      }
    }
  }

  private void compare(int row, int other) {
    int symbol = whole.symbol(row);
    long time = whole.barStart(row);
    add(symbol, time, DECISION, decision(whole, row), decision(early, other));
    add(symbol, time, "close", whole.price(row), early.price(other));
    add(symbol, time, "score", whole.score(row), early.score(other));
    add(symbol, time, "threshold", whole.threshold(row), early.threshold(other));
    if (!isPending(other) || !STILL_OPEN.contains(whole.outcome(row))) {
      add(symbol, time, "verdict", verdict(whole, row), verdict(early, other));
    }
    add(symbol, time, "fill", fill(whole, row), fill(early, other));
  }

  private void add(int symbol, long time, String what, String here, String there) {
    differences.compare(symbols.get(symbol), time, what, here, there);
  }

  private void add(int symbol, long time, String what, double here, double there) {
    differences.compare(symbols.get(symbol), time, what, here, there);
  }

  private boolean isPending(int row) {
    return early.outcome(row) == Outcome.ORDERED && early.fillTime(row) == 0;
  }

  private static String decision(Decisions rows, int row) {
    return rows.action(row).name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + ": "
        + rows.reason(row);
  }

  private static String verdict(Decisions rows, int row) {
    String word = rows.outcome(row).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String why = rows.outcomeReason(row);
    return why.isEmpty() ? word : word + ": " + why;
  }

  private String fill(Decisions rows, int row) {
    long time = rows.fillTime(row);
    return time == 0 || time > last
        ? NONE
        : Differences.text(rows.fillPrice(row)) + " at " + Instant.ofEpochMilli(time);
  }
}
