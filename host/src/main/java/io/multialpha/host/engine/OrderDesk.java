package io.multialpha.host.engine;

import io.multialpha.api.portfolio.Verdict;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.PlainNumber;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.ledger.Wording;
import io.multialpha.host.portfolio.Coordinator;
import io.multialpha.host.portfolio.Coordinator.Answer;
import io.multialpha.host.portfolio.Limits;

/**
 * Makes orders of an account's intents, as far as bars, filters, models, policies and limits allow.
 * An exit is never refused.
 */
final class OrderDesk {
  private final Coordinator account;
  private final Coordinator house;
  private final boolean houseLimited;
  private final Policies policies;
  private final Book book;
  private final String noSlot;
  private final String noHouseSlot;
  private final String stopped;
  private final String houseStopped;

  OrderDesk(Coordinator account, Coordinator house, Policies policies, Book book) {
    this.account = account;
    this.house = house;
    this.policies = policies;
    this.book = book;
    houseLimited = house.limits().areSet();
    noSlot = slotsText(account.limits());
    noHouseSlot = Wording.HOUSE + slotsText(house.limits());
    stopped = stopText(account.limits());
    houseStopped = Wording.HOUSE + stopText(house.limits());
  }

  private static String slotsText(Limits limits) {
    return limits.maxPositions() + " of " + limits.maxPositions() + " slots taken";
  }

  private static String stopText(Limits limits) {
    double dollars = limits.dailyStopLoss();
    return Double.isInfinite(dollars)
        ? "no daily stop"
        : "daily stop of $" + PlainNumber.of(dollars) + " hit";
  }

  /** What is said of what the account's daily stop closes and refuses. */
  String stoppedText() {
    return stopped;
  }

  /** What is said of what the house's daily stop closes and refuses. */
  String houseStoppedText() {
    return houseStopped;
  }

  /** Acts on an intent; may call into plugins of models and policies. */
  void take(Leg leg, Signal signal) {
    if (signal.isEntry()) {
      if (leg.isFlat() && leg.pendingEntry == Leg.NONE) {
        enter(leg, signal);
      }
    } else if (signal.action() == Signal.Action.EXIT
        && !leg.isFlat()
        && leg.pendingExit == Leg.NONE) {
      leg.askExit(book.decide(leg, signal));
    }
  }

  private void enter(Leg leg, Signal signal) {
    leg.forgetScore();
    if (!leg.isWarm()) {
      book.refuse(leg, signal, Outcome.WARMING_UP, "too few bars so far");
      return;
    }
    // Written so that an equity which cannot be computed buys nothing either.
    if (!(book.equity() > 0)) {
      book.refuse(leg, signal, Outcome.NO_CASH, "equity is not above zero");
      return;
    }
    String oldBars = leg.oldBars();
    if (!oldBars.isEmpty()) {
      book.refuse(leg, signal, Outcome.OLD_BARS, oldBars);
      return;
    }
    if (!leg.passesFilters()) {
      book.refuse(leg, signal, Outcome.FILTER, leg.filters.orElseThrow().refusal());
      return;
    }
    if (!leg.passesGate()) {
      book.refuse(leg, signal, Outcome.MODEL, leg.gate.orElseThrow().refusal());
      return;
    }
    // Policies are asked between a look at the limits and the reservation: only for what could
    // really be sent, and never while a slot is held that a hanging policy would not give back.
    if (!policies.isEmpty()
        && account.outlook() == Answer.RESERVED
        && house.outlook() == Answer.RESERVED
        && !allowedByPolicies(leg, signal)) {
      return;
    }
    Answer answer = account.tryReserve();
    if (answer != Answer.RESERVED) {
      refuse(leg, signal, answer, noSlot, stopped);
      return;
    }
    Answer houseAnswer = houseLimited ? house.tryReserve() : Answer.RESERVED;
    if (houseAnswer != Answer.RESERVED) {
      account.release();
      refuse(leg, signal, houseAnswer, noHouseSlot, houseStopped);
      return;
    }
    leg.ask(book.decide(leg, signal), signal.action());
  }

  private boolean allowedByPolicies(Leg leg, Signal signal) {
    int quantity = signal.action() == Signal.Action.ENTER_LONG ? leg.contracts : -leg.contracts;
    Verdict verdict = policies.onEntry(leg, quantity, book);
    if (!verdict.allowed()) {
      book.refuse(leg, signal, Outcome.POLICY, verdict.reason());
    }
    return verdict.allowed();
  }

  private void refuse(Leg leg, Signal signal, Answer answer, String slots, String stop) {
    boolean full = answer == Answer.NO_SLOT;
    book.refuse(leg, signal, full ? Outcome.NO_SLOT : Outcome.DAILY_STOP, full ? slots : stop);
  }
}
