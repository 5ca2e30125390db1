package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Days;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * On how many trade dates a daily stop was hit. Dates are counted once: the house's stop, and those
 * of several accounts on one date, are one.
 */
final class DailyStops {
  private DailyStops() {}

  /** Trade dates on which one was hit in any of the accounts, its own or the house's. */
  static int of(List<AccountResult> accounts) {
    return count(accounts, Days::stopped);
  }

  /** Trade dates on which the house's was hit. */
  static int ofHouse(List<AccountResult> accounts) {
    return count(accounts, Days::houseStopped);
  }

  @FunctionalInterface
  private interface Stop {
    boolean isHit(Days days, int row);
  }

  private static int count(List<AccountResult> accounts, Stop stop) {
    Set<Integer> dates = new HashSet<>();
    for (AccountResult account : accounts) {
      Days days = account.journal().days();
      for (int row = 0; row < days.size(); row++) {
        if (stop.isHit(days, row)) {
          dates.add(days.tradeDate(row));
        }
      }
    }
    return dates.size();
  }
}
