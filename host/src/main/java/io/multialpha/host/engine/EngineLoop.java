package io.multialpha.host.engine;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.portfolio.Coordinator;
import io.multialpha.host.portfolio.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Takes accounts through time, step by step and stage by stage, in the configured order.
 *
 * <p>Events are ordered by time, then stage, then the configured order of accounts and instruments:
 * the same input gives the same journal. Used by one thread at a time. When a call into a plugin
 * does not return, its thread can be given up and {@link #run} called by another: it goes on at the
 * very stage where the first was stuck.
 */
public final class EngineLoop {
  private static final int STAGES = 6;
  private static final int HOUSE_CHECK_AFTER = 2;
  private static final long STEPS_PER_REPORT_MASK = 1023;

  private final Account[] accounts;
  private final Coordinator house;
  private final boolean houseLimited;
  private final LongConsumer progress;

  private long time = Long.MIN_VALUE;
  private int stage = STAGES;
  private int current;
  private long steps;

  EngineLoop(List<Account> accounts, Coordinator house, LongConsumer progress) {
    this.accounts = accounts.toArray(Account[]::new);
    this.house = house;
    this.houseLimited = !house.limits().equals(Limits.NONE);
    this.progress = progress;
  }

  /** Runs to the end of the data, from the beginning or from where it was given up. */
  public void run() {
    int first = current;
    while (stage < STAGES || nextStep()) {
      for (int next = stage; next < STAGES; next++) {
        take(next, first);
        first = 0;
      }
      stage = STAGES;
    }
  }

  private boolean nextStep() {
    long earliest = Long.MAX_VALUE;
    for (Account account : accounts) {
      earliest = Math.min(earliest, account.nextTime());
    }
    if (earliest == Long.MAX_VALUE) {
      return false;
    }
    time = earliest;
    stage = 0;
    if ((++steps & STEPS_PER_REPORT_MASK) == 0) {
      progress.accept(steps);
    }
    return true;
  }

  /** Takes all accounts that have a bar now through one stage, from the {@code first} on. */
  private void take(int thisStage, int first) {
    stage = thisStage;
    for (int i = first; i < accounts.length; i++) {
      Account account = accounts[i];
      if (thisStage == 0 ? account.nextTime() == time : account.isAt(time)) {
        current = i;
        switch (thisStage) {
          case 0 -> account.open();
          case 1 -> account.askLevels();
          case HOUSE_CHECK_AFTER -> account.close();
          case 3 -> account.askPolicies();
          case 4 -> account.askSignals();
          default -> account.order();
        }
      }
    }
    // Again at the end of the step, for the costs of what was filled at the close.
    if (houseLimited && (thisStage == HOUSE_CHECK_AFTER || thisStage == STAGES - 1)) {
      checkHouse();
    }
  }

  private void checkHouse() {
    double equity = 0;
    for (Account account : accounts) {
      equity += account.equity();
      // Also where the account itself has no bar now, and maybe none ever again.
      account.expireEntries(time);
    }
    if (house.mark(equity)) {
      for (Account account : accounts) {
        account.closeForHouse(time);
      }
    }
  }

  /** Gives up on the call into a plugin which is under way, as if it had thrown. */
  public void giveUpOnCall(String why) {
    accounts[current].giveUpOnCall(why);
  }

  /** What it all came to, account by account. */
  public List<AccountResult> finish() {
    List<AccountResult> results = new ArrayList<>();
    for (Account account : accounts) {
      results.add(account.finish());
    }
    return results;
  }
}
