package io.multialpha.host.engine;

import io.multialpha.api.portfolio.PortfolioView;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.ledger.AccountResult.OpenPosition;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.portfolio.Coordinator;
import java.util.ArrayList;
import java.util.List;

/**
 * An account's positions, cash and equity: carries out orders against bars and writes down what
 * came of them.
 */
final class Book implements PortfolioView {
  private static final Signal STOPPED_OUT = Signal.exit("stop within bar");
  private static final Signal TARGET_REACHED = Signal.exit("target within bar");

  private final Leg[] legs;
  private final Coordinator account;
  private final Coordinator house;
  private final boolean houseLimited;
  private final Journal journal;
  private final long entryExpiryMillis;
  private final boolean cheatsOnClose;

  /** The legs with positions. */
  private final LegSet held;

  private long now;
  private double cash;
  private double equity;
  private double peak;
  private double maxDrawdown;
  private double dayLow;

  Book(AccountSpec spec, Leg[] legs, Coordinator account, Coordinator house, Journal journal) {
    this.legs = legs;
    this.account = account;
    this.house = house;
    houseLimited = house.limits().areSet();
    this.journal = journal;
    entryExpiryMillis = spec.entryExpiryMillis();
    cheatsOnClose = spec.fillModel() == FillModel.CHEAT_ON_CLOSE;
    held = new LegSet(legs.length);
    cash = spec.startingCash();
    equity = cash;
    peak = cash;
    dayLow = cash;
  }

  /** Moves on to a step in time: start of the bars that are taken in. */
  void at(long time) {
    now = time;
  }

  /** Fills what waits for the leg's bar, at its open or at the close before it. */
  void fillAtOpen(Leg leg) {
    double price = cheatsOnClose ? leg.bar.close(1) : leg.bar.open();
    if (leg.pendingExit != Leg.NONE) {
      exit(leg, leg.pendingExit, price, true);
    }
    if (leg.pendingEntry != Leg.NONE && !expired(leg, leg.bar.startMillis())) {
      enter(leg, price);
    }
  }

  private double slipped(Leg leg, double price, boolean buying) {
    double worse = buying ? price + leg.slippage : price - leg.slippage;
    if (!cheatsOnClose || leg.slippage == 0) {
      return worse;
    }
    return buying ? Math.min(worse, leg.bar.high()) : Math.max(worse, leg.bar.low());
  }

  /** Withdraws the leg's pending entry if it has waited too long; says whether it has. */
  boolean expired(Leg leg, long now) {
    int decision = leg.pendingEntry;
    if (now - journal.decisions().barStart(decision) <= entryExpiryMillis) {
      return false;
    }
    withdraw(leg, Outcome.EXPIRED, "no bar to fill it in time");
    return true;
  }

  /** Withdraws the leg's pending entry and frees its slots. */
  void withdraw(Leg leg, Outcome outcome, String why) {
    journal.decisions().withdrawn(leg.pendingEntry, outcome, why);
    leg.pendingEntry = Leg.NONE;
    account.release();
    if (houseLimited) {
      house.release();
    }
  }

  /** Opens the leg's pending position at a bar's price, slippage added. */
  void enter(Leg leg, double barPrice) {
    leg.open(slipped(leg, barPrice, leg.pendingQuantity > 0));
    held.add(leg);
    cash -= leg.commissionPerSide;
    account.opened();
    if (houseLimited) {
      house.opened();
    }
    journal.decisions().filled(leg.entryDecision(), leg.bar.startMillis(), leg.entryPrice());
  }

  /**
   * Closes the leg's position at a bar's price.
   *
   * @param decision the decision that closes it
   * @param slips whether slippage is added; not for a limit order
   */
  void exit(Leg leg, int decision, double barPrice, boolean slips) {
    double price = slips ? slipped(leg, barPrice, !leg.isLong()) : barPrice;
    double gross = leg.grossAt(price);
    double commission = 2 * leg.commissionPerSide;
    double net = gross - commission;
    long time = leg.bar.startMillis();
    journal
        .trades()
        .add(
            leg.index,
            leg.quantity(),
            leg.entryDecision(),
            decision,
            leg.entryMillis(),
            leg.entryPrice(),
            time,
            price,
            leg.barsHeld(),
            gross,
            commission);
    journal.decisions().filled(decision, time, price);
    journal.decisions().closed(decision, net);
    cash += gross - leg.commissionPerSide;
    leg.flatten();
    held.remove(leg);
    account.closed(net);
    if (houseLimited) {
      house.closed(net);
    }
  }

  /** Closes the position within the bar where it touches the leg's stop or target. */
  void fillWithinBar(Leg leg) {
    double sign = leg.isLong() ? 1 : -1;
    double open = sign * leg.bar.open();
    double worst = leg.isLong() ? leg.bar.low() : -leg.bar.high();
    double best = leg.isLong() ? leg.bar.high() : -leg.bar.low();
    double stop = sign * leg.stopPrice;
    double target = sign * leg.targetPrice;
    // A bar that touches both says nothing of the order: the stop is assumed to have come first.
    if (worst <= stop) {
      exit(leg, intrabarDecision(leg, STOPPED_OUT), sign * Math.min(open, stop), true);
    } else if (best >= target) {
      exit(leg, intrabarDecision(leg, TARGET_REACHED), sign * Math.max(open, target), false);
    }
  }

  private int intrabarDecision(Leg leg, Signal signal) {
    return leg.pendingExit == Leg.NONE ? decide(leg, signal) : leg.pendingExit;
  }

  /** Writes down a decision of which an order is made; gives its row. */
  int decide(Leg leg, Signal signal) {
    return refuse(leg, signal, Outcome.ORDERED, "");
  }

  /** Writes down a decision and what came of it; gives its row. */
  int refuse(Leg leg, Signal signal, Outcome outcome, String outcomeReason) {
    boolean scored = signal.isEntry();
    return journal
        .decisions()
        .add(
            now,
            leg.index,
            signal,
            leg.bar.close(),
            scored ? leg.score : Double.NaN,
            scored ? leg.threshold : Double.NaN,
            outcome,
            outcomeReason);
  }

  /** Orders every open position to be closed, and withdraws every pending entry. */
  void closeEverything(String reason, Outcome outcome) {
    withdrawEntries(reason, outcome);
    for (Leg leg : legs) {
      if (!leg.isFlat() && leg.pendingExit == Leg.NONE) {
        leg.askExit(decide(leg, Signal.exit(reason)));
      }
    }
  }

  /** Withdraws every pending entry. */
  void withdrawEntries(String reason, Outcome outcome) {
    for (Leg leg : legs) {
      if (leg.pendingEntry != Leg.NONE) {
        withdraw(leg, outcome, reason);
      }
    }
  }

  /** Fills at the close what was decided on it. */
  void fillAtClose(Leg leg) {
    if (leg.pendingExit != Leg.NONE) {
      exit(leg, leg.pendingExit, leg.bar.close(), true);
    }
    if (leg.pendingEntry != Leg.NONE) {
      enter(leg, leg.bar.close());
    }
  }

  /** Values the account at the latest closes. */
  void value() {
    double value = cash;
    if (account.open() > 0) {
      double open = 0;
      for (int i = 0; i < held.size(); i++) {
        open += held.get(i).openProfit();
      }
      value += open;
    }
    equity = value;
    if (value > peak) {
      peak = value;
    }
    if (peak - value > maxDrawdown) {
      maxDrawdown = peak - value;
    }
    if (value < dayLow) {
      dayLow = value;
    }
  }

  /** Writes down how the trade date ended and begins the next. */
  void endDay(boolean stopped, boolean houseStopped) {
    journal
        .days()
        .add(
            account.tradeDate(),
            equity,
            account.dayRealized(),
            dayLow,
            account.open(),
            stopped,
            houseStopped);
    dayLow = equity;
  }

  double maxDrawdown() {
    return maxDrawdown;
  }

  List<OpenPosition> openAtEnd() {
    List<OpenPosition> open = new ArrayList<>();
    for (Leg leg : legs) {
      if (!leg.isFlat()) {
        open.add(
            new OpenPosition(
                leg.spec.instrument().symbol(),
                leg.quantity(),
                leg.entryDecision(),
                leg.entryMillis(),
                leg.entryPrice(),
                leg.bar.close(),
                leg.openProfit() - leg.commissionPerSide));
      }
    }
    return open;
  }

  @Override
  public int openPositions() {
    return account.open();
  }

  @Override
  public int pendingEntries() {
    return account.pending();
  }

  @Override
  public int quantity(String symbol) {
    for (Leg leg : legs) {
      if (leg.spec.instrument().symbol().equals(symbol)) {
        return leg.quantity();
      }
    }
    return 0;
  }

  @Override
  public double equity() {
    return equity;
  }

  @Override
  public double dayProfitAndLoss() {
    return account.dayProfitAndLoss();
  }

  @Override
  public double dayRealized() {
    return account.dayRealized();
  }

  @Override
  public int tradeDate() {
    return account.tradeDate();
  }
}
