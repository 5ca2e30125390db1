package io.multialpha.host.engine;

import io.multialpha.api.portfolio.PortfolioView;
import io.multialpha.api.portfolio.Verdict;
import io.multialpha.host.engine.AccountSpec.PolicyInForce;
import java.util.List;

/**
 * The policies in force in one account, asked in order; the first denial counts. A policy that
 * fails denies every entry from then on and is asked no more.
 */
final class Policies {
  private static final int NOBODY = -1;

  private final PolicyInForce[] inForce;
  private final Verdict[] failed;
  private final EntryAsk ask = new EntryAsk();
  private int inCall = NOBODY;

  /** Whose turn it is; not the first's where a round of asking was given up on and goes on. */
  private int turn;

  Policies(List<PolicyInForce> policies) {
    inForce = policies.toArray(PolicyInForce[]::new);
    failed = new Verdict[inForce.length];
  }

  boolean isEmpty() {
    return inForce.length == 0;
  }

  /** Whether all policies allow the entry. Calls into plugins. */
  Verdict onEntry(Leg leg, int quantity, PortfolioView portfolio) {
    Verdict verdict = Verdict.ALLOW;
    for (; turn < inForce.length && verdict.allowed(); turn++) {
      verdict = failed[turn] != null ? failed[turn] : askEntry(turn, leg, quantity, portfolio);
    }
    turn = 0;
    return verdict;
  }

  private Verdict askEntry(int i, Leg leg, int quantity, PortfolioView portfolio) {
    PolicyInForce policy = inForce[i];
    Verdict verdict = null;
    Throwable thrown = null;
    inCall = i;
    policy.caller().enter();
    try {
      verdict = policy.rules().onEntry(ask.of(leg, quantity), portfolio);
    } catch (Throwable anything) {
      thrown = anything;
    }
    return leave(i, verdict, thrown);
  }

  /** Whether all policies let the account go on. Calls into plugins. */
  Verdict onProfitAndLoss(PortfolioView portfolio) {
    Verdict verdict = Verdict.ALLOW;
    for (; turn < inForce.length && verdict.allowed(); turn++) {
      verdict = failed[turn] != null ? Verdict.ALLOW : askProfitAndLoss(turn, portfolio);
    }
    turn = 0;
    return verdict;
  }

  private Verdict askProfitAndLoss(int i, PortfolioView portfolio) {
    PolicyInForce policy = inForce[i];
    Verdict verdict = null;
    Throwable thrown = null;
    inCall = i;
    policy.caller().enter();
    try {
      verdict = policy.rules().onProfitAndLoss(portfolio);
    } catch (Throwable anything) {
      thrown = anything;
    }
    verdict = leave(i, verdict, thrown);
    // A policy that fails ends the entries; it is no reason to close what is open.
    return failed[i] == null ? verdict : Verdict.ALLOW;
  }

  /**
   * Ends a call into a plugin. What came of it is acted upon only after the caller has let go,
   * since a thread that was given up on must not touch the account any more.
   */
  private Verdict leave(int i, Verdict verdict, Throwable thrown) {
    String why = thrown == null ? "it returned null" : FailureText.of(thrown);
    inForce[i].caller().leave();
    inCall = NOBODY;
    if (thrown instanceof OutOfMemoryError error) {
      throw error;
    }
    return verdict == null ? fail(i, why) : verdict;
  }

  private Verdict fail(int i, String why) {
    failed[i] = Verdict.deny("policy " + inForce[i].id() + " failed: " + why);
    return failed[i];
  }

  /** Gives up on the policy being asked; false if none is. */
  boolean giveUpOnCall(String why) {
    if (inCall == NOBODY) {
      return false;
    }
    fail(inCall, why);
    inCall = NOBODY;
    return true;
  }
}
