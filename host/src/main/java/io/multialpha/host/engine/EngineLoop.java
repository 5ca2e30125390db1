package io.multialpha.host.engine;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.portfolio.Coordinator;
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
  private static final int OPEN = 0;
  private static final int LEVELS = 1;
  private static final int CLOSE = 2;
  private static final int POLICIES = 3;
  private static final int SIGNALS = 4;
  private static final int ORDERS = 5;
  private static final int STEP_DONE = 6;
  private static final long STEPS_PER_REPORT = 1024;

  private final Account[] accounts;
  private final Coordinator house;
  private final boolean alone;
  private final LongConsumer progress;

  private long time = Long.MIN_VALUE;
  private long steps;
  private long stepsUntilReport;
  private boolean ended;

  /** Where the step is: an heir goes on here. */
  private int stage = STEP_DONE;

  private int current;

  EngineLoop(List<Account> accounts, Coordinator house, LongConsumer progress) {
    this.accounts = accounts.toArray(Account[]::new);
    this.house = house;
    this.progress = progress;
    alone = this.accounts.length == 1 && !house.limits().areSet();
  }

  /** Runs to the end of the data, from the beginning or from where it was given up. */
  public void run() {
    Runnable stretch = alone ? this::takeStepsAlone : this::takeStepsTogether;
    // One plugin alone finds its surroundings in place; several change them call by call.
    PluginCaller surroundings = alone ? accounts[0].spec().caller() : PluginCaller.DIRECT;
    while (!ended) {
      stepsUntilReport = STEPS_PER_REPORT;
      surroundings.during(stretch);
      progress.accept(steps);
    }
  }

  /** Moves to the next step, unless one is under way; false when it is time to look up. */
  private boolean nextStep() {
    if (stage != STEP_DONE) {
      return true;
    }
    long earliest = accounts[0].nextTime();
    for (int i = 1; i < accounts.length; i++) {
      earliest = Math.min(earliest, accounts[i].nextTime());
    }
    ended = earliest == Long.MAX_VALUE;
    if (ended || stepsUntilReport == 0) {
      return false;
    }
    time = earliest;
    stage = OPEN;
    steps++;
    stepsUntilReport--;
    return true;
  }

  /** Steps of one account: there is nobody to take turns with. */
  private void takeStepsAlone() {
    Account account = accounts[0];
    while (nextStep()) {
      if (stage == OPEN) {
        account.open();
        stage = LEVELS;
      }
      if (stage == LEVELS) {
        account.askLevels();
        stage = CLOSE;
      }
      if (stage == CLOSE) {
        account.close();
        stage = POLICIES;
      }
      if (stage == POLICIES) {
        account.askPolicies();
        stage = SIGNALS;
      }
      if (stage == SIGNALS) {
        account.askSignals();
        stage = ORDERS;
      }
      account.order();
      stage = STEP_DONE;
    }
  }

  /** Steps of accounts that limits over the house tie together: stage by stage, all in turn. */
  private void takeStepsTogether() {
    while (nextStep()) {
      for (; stage < STEP_DONE; stage++) {
        for (; current < accounts.length; current++) {
          take(accounts[current]);
        }
        current = 0;
        // Again at the end of the step, for the costs of what was filled at the close.
        if (stage == CLOSE || stage == ORDERS) {
          checkHouse();
        }
      }
    }
  }

  private void take(Account account) {
    if (stage == OPEN ? account.nextTime() != time : !account.isAt(time)) {
      return;
    }
    switch (stage) {
      case OPEN -> account.open();
      case LEVELS -> account.askLevels();
      case CLOSE -> account.close();
      case POLICIES -> account.askPolicies();
      case SIGNALS -> account.askSignals();
      default -> account.order();
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

  /** What the accounts' coordinators keep to, account by account. */
  public List<LimitsInForce> limits() {
    List<LimitsInForce> limits = new ArrayList<>();
    for (Account account : accounts) {
      limits.add(account.limits());
    }
    return limits;
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
