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
  private static final int STEPS_PER_REPORT = 1024;

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
    while (stage < STAGES || nextStep()) {
      Account[] all = accounts;
      while (current < all.length) {
        Account account = all[current];
        if (stage == 0 ? account.nextTime() == time : account.isAt(time)) {
          take(account);
        }
        current++;
      }
      if (stage == HOUSE_CHECK_AFTER && houseLimited) {
        checkHouse();
      }
      current = 0;
      stage++;
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
    current = 0;
    if (++steps % STEPS_PER_REPORT == 0) {
      progress.accept(steps);
    }
    return true;
  }

  private void take(Account account) {
    switch (stage) {
      case 0 -> account.open();
      case 1 -> account.askLevels();
      case HOUSE_CHECK_AFTER -> account.close();
      case 3 -> account.askPolicies();
      case 4 -> account.askSignals();
      default -> account.order();
    }
  }

  private void checkHouse() {
    double equity = 0;
    int tradeDate = Integer.MIN_VALUE;
    for (Account account : accounts) {
      equity += account.equity();
      tradeDate = Math.max(tradeDate, account.stepTradeDate());
    }
    house.beginDay(tradeDate);
    if (house.mark(equity)) {
      for (Account account : accounts) {
        account.closeForHouse();
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
