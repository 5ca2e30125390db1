package io.multialpha.host.engine;

import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.api.strategy.Position;
import io.multialpha.api.strategy.Signal;
import io.multialpha.api.strategy.SignalSource;
import io.multialpha.host.broker.Costs;
import java.util.Optional;

/** One instrument of an account at run time: what is held in it and what is on its way. */
final class Leg implements Position {
  static final int NONE = -1;

  final int index;
  final AccountSpec.Leg spec;
  final Track track;
  final BarCursor bar;
  final double pointValue;
  final double slippage;
  final double commissionPerSide;
  final int warmupHours;
  final int warmupDays;
  final int contracts;

  SignalSource source;

  /** Where the account looks for legs with orders to be filled. */
  LegSet waiting;

  /** Whose bars the entries rest on: of the instrument and of all that is read for it. */
  Track[] restsOn = {};

  /** What the parameters filter the entries by, if by anything. */
  Optional<FilterGate> filters = Optional.empty();

  /** Filters the entries, if there is a model. */
  Optional<ModelGate> gate = Optional.empty();

  /** The model's score of the latest entry wanted and what it had to reach; NaN without. */
  double score = Double.NaN;

  double threshold = Double.NaN;

  /** Whether the strategy wants something as of the latest bar, and what it wanted last. */
  boolean acts;

  Signal signal = Signal.HOLD;

  /** Start of the bar that {@link #advance} would come to; {@link Long#MAX_VALUE} at the end. */
  long nextStart;

  private int quantity;
  private double entryPrice = Double.NaN;
  private long entryMillis;
  private int entryIndex;
  private int entryDecision = NONE;

  /** Decision whose entry waits to be filled, or {@link #NONE}. */
  int pendingEntry = NONE;

  /** Contracts of the pending entry, signed. */
  int pendingQuantity;

  /** Decision whose exit waits to be filled, or {@link #NONE}. */
  int pendingExit = NONE;

  double stopPrice = Double.NaN;
  double targetPrice = Double.NaN;
  private double askedStop;
  private double askedTarget;

  Leg(int index, AccountSpec.Leg spec, Track track, DataNeeds needs) {
    this.index = index;
    this.spec = spec;
    this.track = track;
    bar = track.hourly;
    nextStart = bar.nextStart();
    contracts = spec.contracts();
    pointValue = spec.instrument().pointValue();
    Costs costs = spec.costs();
    slippage = costs.slippageTicks() * spec.instrument().tickSize();
    commissionPerSide = costs.commissionPerSide() * contracts;
    warmupHours = needs.hourlyWarmup();
    warmupDays = needs.dailyWarmup();
  }

  /** Moves to the next bar; gives the start of the one after it. */
  long advance() {
    bar.advance();
    nextStart = bar.nextStart();
    return nextStart;
  }

  /** Says which bars that an entry rests on have not gone on for long; empty if all have. */
  String oldBars() {
    for (Track track : restsOn) {
      String old = track.oldBars(bar.tradeDate());
      if (!old.isEmpty()) {
        return old;
      }
    }
    return "";
  }

  /** Asks the filters, if there are any, about an entry. */
  boolean passesFilters() {
    return filters.isEmpty() || filters.get().passes();
  }

  /** Asks the model, if there is one, about an entry. Calls into its plugin. */
  boolean passesGate() {
    forgetScore();
    if (gate.isEmpty()) {
      return true;
    }
    ModelGate model = gate.get();
    boolean passes = model.passes();
    score = model.score();
    threshold = model.threshold();
    return passes;
  }

  /** No entry has been scored on this bar. */
  void forgetScore() {
    score = Double.NaN;
    threshold = Double.NaN;
  }

  boolean isWarm() {
    return bar.size() >= warmupHours && track.daily.size() >= warmupDays;
  }

  void ask(int decision, Signal.Action action) {
    pendingEntry = decision;
    pendingQuantity = action == Signal.Action.ENTER_LONG ? contracts : -contracts;
    waiting.add(this);
  }

  /** Lets the position be closed as decided. */
  void askExit(int decision) {
    pendingExit = decision;
    waiting.add(this);
  }

  /** Opens the pending position at a price that already has its slippage. */
  void open(double price) {
    quantity = pendingQuantity;
    entryPrice = price;
    entryMillis = bar.startMillis();
    entryIndex = bar.index();
    entryDecision = pendingEntry;
    pendingEntry = NONE;
  }

  /** Dollars which the position gains if it is closed at the given price, commission aside. */
  double grossAt(double price) {
    return (price - entryPrice) * quantity * pointValue;
  }

  /** Dollars of the open position at the latest close. */
  double openProfit() {
    return grossAt(bar.close());
  }

  /** Whether levels are to be asked for; of a position whose bar has just begun, or of any. */
  boolean hasLevels(boolean justFilled) {
    return quantity != 0 && (!justFilled || bar.index() < entryIndex);
  }

  /** Asks the strategy for levels, which count from {@link #takeLevels} on. */
  void askLevels() {
    askedStop = source.stopPrice(this);
    askedTarget = source.targetPrice(this);
  }

  /**
   * Puts the levels last asked for in force. Apart from the asking, since a thread that was given
   * up on in it may come back at any time.
   */
  void takeLevels() {
    stopPrice = askedStop;
    targetPrice = askedTarget;
  }

  void flatten() {
    quantity = 0;
    entryPrice = Double.NaN;
    entryMillis = 0;
    entryDecision = NONE;
    pendingExit = NONE;
    stopPrice = Double.NaN;
    targetPrice = Double.NaN;
  }

  int entryDecision() {
    return entryDecision;
  }

  @Override
  public int quantity() {
    return quantity;
  }

  @Override
  public double entryPrice() {
    return entryPrice;
  }

  @Override
  public long entryMillis() {
    return entryMillis;
  }

  @Override
  public int barsHeld() {
    return quantity == 0 ? 0 : Math.max(0, bar.index() - entryIndex);
  }
}
