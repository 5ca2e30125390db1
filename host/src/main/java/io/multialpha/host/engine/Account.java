package io.multialpha.host.engine;

import io.multialpha.api.portfolio.Verdict;
import io.multialpha.api.strategy.Signal;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.AccountResult.ModelFailure;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.portfolio.Coordinator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One strategy account at run time. A step in time is taken in stages, which the {@link EngineLoop}
 * calls in order; only {@link #askLevels}, {@link #askSignals} and, where policies are in force,
 * {@link #order} and {@link #askPolicies} call into plugins.
 *
 * <p>A stage may be called again after a call into a plugin was given up on: it goes on where it
 * was.
 */
final class Account {
  private final AccountSpec spec;
  private final Leg[] legs;
  private final Track[] references;
  private final Track[] tracks;
  private final Coordinator own;
  private final Coordinator house;
  private final Journal journal;
  private final Book book;
  private final Policies policies;
  private final int firstTradeDate;
  private final boolean intrabar;
  private final boolean fillsAtClose;
  private final boolean hasHourlyIndicators;
  private final OrderDesk desk;
  private final Levels levels;

  /** The legs with a bar at this step, in order; {@code activeCount} of them. */
  private final Leg[] active;

  private int activeCount;

  /** Legs with an order to be filled; some maybe of which it was withdrawn. */
  private final LegSet waiting;

  /** The legs whose strategy wants something, in order; {@code actingCount} of them. */
  private final Leg[] acting;

  private int actingCount;

  private int orderCursor;
  private int tradesSeenByPolicies;
  private long nextTime = Long.MAX_VALUE;
  private long stepTime = Long.MIN_VALUE;
  private int stepTradeDate = Integer.MIN_VALUE;
  private int daysKnownBefore = Integer.MIN_VALUE;
  private boolean trading;
  private boolean houseStopped;
  private int stoppedDates;
  private long steps;
  private long openPositionSteps;
  private long bars;
  private String failure = "";

  Account(
      AccountSpec spec,
      Leg[] legs,
      Track[] references,
      Journal journal,
      Coordinator house,
      RunWindow window) {
    this.spec = spec;
    this.legs = legs;
    this.references = references;
    this.journal = journal;
    this.house = house;
    tracks = new Track[legs.length + references.length];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = i < legs.length ? legs[i].track : references[i - legs.length];
    }
    own = new Coordinator(spec.limits(), spec.startingCash());
    book = new Book(spec, legs, own, house, journal);
    policies = new Policies(spec.policies());
    firstTradeDate = window.firstTradeDate();
    intrabar = spec.fillModel() == FillModel.INTRABAR;
    fillsAtClose = spec.fillModel() == FillModel.SIGNAL_CLOSE;
    active = new Leg[legs.length];
    acting = new Leg[legs.length];
    waiting = new LegSet(legs.length);
    levels = new Levels(spec.caller());
    hasHourlyIndicators = Arrays.stream(legs).anyMatch(leg -> leg.track.indicators.hasHourly());
    desk = new OrderDesk(own, house, policies, book);
    for (Leg leg : legs) {
      leg.waiting = waiting;
      nextTime = Math.min(nextTime, leg.nextStart);
    }
  }

  /** What its coordinators keep to. */
  LimitsInForce limits() {
    return new LimitsInForce(spec.name(), own.limits(), house.limits());
  }

  /** Start of the next bar of any leg; {@link Long#MAX_VALUE} when there is none. */
  long nextTime() {
    return nextTime;
  }

  /** Whether the latest step was at this time. */
  boolean isAt(long time) {
    return stepTime == time;
  }

  double equity() {
    return book.equity();
  }

  // Stage 1: the bar begins. No plugin is called.

  /**
   * Moves to the bars that start at {@link #nextTime}, fills at their opens what waits, and values
   * what is held at their closes.
   */
  void open() {
    long time = nextTime;
    stepTime = time;
    book.at(time);
    orderCursor = 0;
    advance(time);
    turnDay(active[0].bar.tradeDate());
    fillAtOpen(time);
    if (intrabar) {
      levels.at(active, activeCount);
    }
    expireEntries(time);
  }

  private void advance(long time) {
    int count = 0;
    long earliest = Long.MAX_VALUE;
    for (Leg leg : legs) {
      long next = leg.nextStart;
      if (next == time) {
        next = leg.advance();
        active[count++] = leg;
      }
      earliest = Math.min(earliest, next);
    }
    activeCount = count;
    nextTime = earliest;
  }

  private void fillAtOpen(long time) {
    int i = 0;
    while (i < waiting.size()) {
      Leg leg = waiting.get(i);
      if (leg.bar.startMillis() == time) {
        waiting.remove(leg);
        book.fillAtOpen(leg);
      } else {
        i++;
      }
    }
  }

  private void turnDay(int tradeDate) {
    if (tradeDate == stepTradeDate) {
      return;
    }
    endDay();
    stepTradeDate = tradeDate;
    // Before the first fill of the date, which counts towards it.
    house.beginDay(tradeDate);
    trading = tradeDate >= firstTradeDate;
    if (trading) {
      own.beginDay(tradeDate);
    }
  }

  /** Withdraws the entries that have waited too long for a bar to fill them. */
  void expireEntries(long time) {
    if (own.pending() == 0) {
      return;
    }
    for (Leg leg : legs) {
      if (leg.pendingEntry != Leg.NONE) {
        book.expired(leg, time);
      }
    }
  }

  // Stage 2, under intrabar fills only: levels for positions filled at the open.

  /** Asks the strategy for the stops and targets of its new positions. Calls into the plugin. */
  void askLevels() {
    if (!intrabar || isSetAside()) {
      return;
    }
    levels.hideBars();
    askLevels(true);
  }

  private void askLevels(boolean justFilled) {
    Throwable thrown = levels.ask(justFilled);
    leave(thrown, levels.asked());
    if (thrown == null) {
      levels.take(justFilled);
    }
  }

  /**
   * Ends a call into the plugin. What it threw is acted upon only after the caller has let go,
   * since a thread that was given up on must not touch the account any more.
   *
   * @param asked the leg on whose bar the call was, or null where it was not on one alone
   */
  private void leave(Throwable thrown, Leg asked) {
    String why = thrown == null ? "" : FailureText.of(thrown);
    spec.caller().leave();
    if (thrown instanceof OutOfMemoryError error) {
      throw error;
    }
    if (thrown != null) {
      setAside(asked == null ? bars() : barOf(asked), why);
    }
  }

  private String barOf(Leg leg) {
    return "on the bar of " + leg.spec.instrument().symbol() + " at " + timeOfStep();
  }

  /** Where it is not known of which of the step's bars the plugin was asked. */
  private String bars() {
    if (activeCount == 1) {
      return barOf(active[0]);
    }
    String symbols =
        Arrays.stream(active, 0, activeCount)
            .map(leg -> leg.spec.instrument().symbol())
            .collect(Collectors.joining(", "));
    return "on the bars at " + timeOfStep() + " (" + symbols + ")";
  }

  private Instant timeOfStep() {
    return Instant.ofEpochMilli(stepTime);
  }

  // Stage 3: the bar ends. No plugin is called.

  /** Fills within the bar, values the account at the closes, and applies the daily stop. */
  void close() {
    if (intrabar) {
      levels.showBars();
      fillWithinBars();
    }
    if (!trading) {
      return;
    }
    value();
    steps++;
    bars += activeCount;
    openPositionSteps += own.open();
  }

  private void fillWithinBars() {
    for (int i = 0; i < activeCount; i++) {
      Leg leg = active[i];
      if (!leg.isFlat()) {
        book.fillWithinBar(leg);
      }
    }
  }

  private void value() {
    houseStopped |= house.isStopped();
    book.value();
    if (own.mark(book.equity())) {
      book.closeEverything(desk.stoppedText(), Outcome.DAILY_STOP);
    }
  }

  /** Closes everything because the whole house has hit its daily stop, maybe on others' bars. */
  void closeForHouse(long time) {
    book.at(time);
    book.closeEverything(desk.houseStoppedText(), Outcome.DAILY_STOP);
    houseStopped |= stepTradeDate == house.tradeDate();
  }

  // Stage 4: what the policies make of it. Calls into plugins where policies are in force.

  void askPolicies() {
    if (!trading || policies.isEmpty()) {
      return;
    }
    int trades = journal.trades().size();
    if (own.open() > 0 || trades > tradesSeenByPolicies) {
      Verdict verdict = policies.onProfitAndLoss(book);
      tradesSeenByPolicies = trades;
      if (!verdict.allowed()) {
        book.closeEverything(verdict.reason(), Outcome.POLICY);
      }
    }
  }

  // Stage 5: what the strategy makes of it. Calls into the plugin.

  /** Steps the indicators and asks the strategy for its intents. */
  void askSignals() {
    if (isSetAside()) {
      return;
    }
    Throwable thrown = null;
    Leg asked = null;
    int wanted = 0;
    spec.caller().enter();
    try {
      stepIndicators();
      for (int i = 0; i < activeCount; i++) {
        Leg leg = active[i];
        asked = leg;
        Signal signal = leg.source.onBar(leg.bar, leg);
        if (signal == null) {
          throw new NoAnswerException("onBar returned null");
        }
        leg.acts = signal.action() != Signal.Action.HOLD;
        if (leg.acts) {
          leg.signal = signal;
          acting[wanted++] = leg;
        }
      }
    } catch (Throwable anything) {
      thrown = anything;
    }
    leave(thrown, asked);
    actingCount = thrown == null ? wanted : 0;
  }

  private void stepIndicators() {
    if (stepTradeDate != daysKnownBefore) {
      daysKnownBefore = stepTradeDate;
      for (Track track : tracks) {
        track.catchUpDays(stepTradeDate);
      }
    }
    if (hasHourlyIndicators) {
      for (int i = 0; i < activeCount; i++) {
        active[i].track.indicators.stepHour();
      }
    }
    long time = active[0].bar.startMillis();
    for (Track track : references) {
      track.catchUpHours(time);
    }
    if (hasHourlyIndicators) {
      for (int i = 0; i < activeCount; i++) {
        active[i].track.indicators.stepLate();
      }
    }
  }

  // Stage 6: what the host makes of the intents.

  /** Turns intents into orders, as far as gate, policies and limits allow. */
  void order() {
    boolean live = trading && actingCount > 0 && !isSetAside();
    if (live || fillsAtClose) {
      orderAll(live);
    }
    if (trading && fillsAtClose) {
      valueFillsAtClose();
    }
    if (intrabar && trading && !isSetAside()) {
      askLevels(false);
    }
  }

  private void orderAll(boolean live) {
    // Fills at the close are of all legs, maybe of orders that nobody's signal has caused.
    Leg[] inTurn = fillsAtClose ? active : acting;
    int count = fillsAtClose ? activeCount : actingCount;
    for (int i = orderCursor; i < count; i++) {
      Leg leg = inTurn[i];
      if (live && leg.acts) {
        orderCursor = i;
        desk.take(leg, leg.signal);
      }
      if (fillsAtClose) {
        book.fillAtClose(leg);
      }
    }
    orderCursor = count;
  }

  /** The costs of fills at the close can hit the daily stop by themselves. */
  private void valueFillsAtClose() {
    value();
    for (int i = 0; i < activeCount; i++) {
      book.fillAtClose(active[i]);
    }
    value();
  }

  // Failures.

  private boolean isSetAside() {
    return !failure.isEmpty();
  }

  /** Calls the strategy no more; its positions are closed or held as configured. */
  private void setAside(String where, String why) {
    if (isSetAside()) {
      return;
    }
    failure = where + ": " + why;
    String reason = "strategy set aside";
    if (spec.onFailure() == OnFailure.FLATTEN) {
      book.closeEverything(reason, Outcome.QUARANTINED);
    } else {
      book.withdrawEntries(reason, Outcome.QUARANTINED);
    }
  }

  /** Gives up on the call into a plugin which is under way, as if it had thrown. */
  void giveUpOnCall(String why) {
    if (!policies.giveUpOnCall(why) && !giveUpOnModel(why)) {
      setAside(bars(), why);
    }
  }

  private boolean giveUpOnModel(String why) {
    for (Leg leg : legs) {
      if (leg.gate.isPresent() && leg.gate.get().giveUpOnCall(why)) {
        return true;
      }
    }
    return false;
  }

  AccountSpec spec() {
    return spec;
  }

  private void endDay() {
    if (trading) {
      boolean stopped = own.isStopped() || houseStopped;
      book.endDay(stopped, houseStopped);
      stoppedDates += stopped ? 1 : 0;
    }
    houseStopped = false;
  }

  AccountResult finish() {
    endDay();
    return new AccountResult(
        journal,
        spec.startingCash(),
        book.equity(),
        book.maxDrawdown(),
        steps,
        openPositionSteps,
        bars,
        stoppedDates,
        book.openAtEnd(),
        isSetAside() ? Optional.of(failure) : Optional.empty(),
        modelFailures());
  }

  private List<ModelFailure> modelFailures() {
    List<ModelFailure> failures = new ArrayList<>();
    for (Leg leg : legs) {
      leg.gate
          .flatMap(ModelGate::failure)
          .ifPresent(why -> failures.add(new ModelFailure(leg.spec.instrument().symbol(), why)));
    }
    return failures;
  }
}
