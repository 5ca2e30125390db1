package io.multialpha.host.portfolio;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps one account, or the whole house, within its {@link Limits}: who may hold a slot, and
 * whether the trade date's loss has ended trading.
 *
 * <p>A slot is taken by {@link #tryReserve}, and stays taken until {@link #release} (the entry came
 * to nothing) or {@link #closed} (the position is gone). Slots and the stop are one atomic word: no
 * interleaving of threads can take more than {@code maxPositions} or slip in behind a stop. The
 * profit-and-loss side ({@link #beginDay}, {@link #closed}, {@link #mark}) belongs to one thread.
 */
public final class Coordinator {
  private static final long OPEN = 1L << 31;
  private static final long COUNT_MASK = OPEN - 1;
  private static final long STOPPED = 1L << 62;

  private final Limits limits;

  /** Bits 0-30 pending entries, 31-61 open positions, 62 stopped. */
  private final AtomicLong state = new AtomicLong();

  private int tradeDate = Integer.MIN_VALUE;
  private double equityAtDayStart;
  private double equity;
  private double dayRealized;

  /**
   * A coordinator with nothing open.
   *
   * @param startingEquity dollars
   */
  public Coordinator(Limits limits, double startingEquity) {
    this.limits = limits;
    equity = startingEquity;
    equityAtDayStart = startingEquity;
  }

  /** What this keeps to. */
  public Limits limits() {
    return limits;
  }

  /** The answer to a request for a slot. */
  public enum Answer {
    /** The slot is taken for the asker. */
    RESERVED,
    /** All slots are open or pending. */
    NO_SLOT,
    /** The daily stop was hit on this trade date. */
    STOPPED
  }

  /** Takes a slot for an entry, if there is one and trading goes on. Safe from any thread. */
  public Answer tryReserve() {
    while (true) {
      long now = state.get();
      Answer answer = answer(now);
      if (answer != Answer.RESERVED || state.compareAndSet(now, now + 1)) {
        return answer;
      }
    }
  }

  /** What {@link #tryReserve} would answer, without taking a slot. */
  public Answer outlook() {
    return answer(state.get());
  }

  private Answer answer(long word) {
    if ((word & STOPPED) != 0) {
      return Answer.STOPPED;
    }
    return open(word) + pending(word) < limits.maxPositions() ? Answer.RESERVED : Answer.NO_SLOT;
  }

  /** The reserved entry was filled: its slot is open now. */
  public void opened() {
    move(1, OPEN - 1, "an entry was filled that was not reserved");
  }

  /** The reserved entry came to nothing: its slot is free again. */
  public void release() {
    move(1, -1, "an entry was withdrawn that was not reserved");
  }

  /**
   * An open position is gone: its slot is free again.
   *
   * @param netDollars what the trade came to, commission included
   */
  public void closed(double netDollars) {
    move(OPEN, -OPEN, "a position was closed that was not open");
    dayRealized += netDollars;
  }

  /** Changes the state, provided that it has {@code one} of what it takes. */
  private void move(long one, long change, String otherwise) {
    while (true) {
      long now = state.get();
      if ((one == OPEN ? open(now) : pending(now)) == 0) {
        throw new IllegalStateException(otherwise);
      }
      if (state.compareAndSet(now, now + change)) {
        return;
      }
    }
  }

  /**
   * Begins a trade date if it is a later one: profit and loss count from the equity last marked,
   * and a stop of an earlier date is over, whether or not anything is open.
   *
   * @param day trade date, epoch day
   */
  public void beginDay(int day) {
    if (day <= tradeDate) {
      return;
    }
    tradeDate = day;
    equityAtDayStart = equity;
    dayRealized = 0;
    state.getAndUpdate(word -> word & ~STOPPED);
  }

  /**
   * Takes note of the equity after a step in time.
   *
   * @param currentEquity cash plus open profit and loss at the latest closes, in dollars
   * @return whether the daily stop was hit by this: once per trade date. Everything has to be
   *     closed
   */
  public boolean mark(double currentEquity) {
    equity = currentEquity;
    double loss =
        limits.dailyStopBasis() == DailyStopBasis.EQUITY ? dayProfitAndLoss() : dayRealized;
    // A loss that cannot be computed is no reason to trade on.
    boolean within = loss > -limits.dailyStopLoss();
    return !within && stop();
  }

  /**
   * Ends trading until the next trade date.
   *
   * @return whether this was the call that did
   */
  public boolean stop() {
    return (state.getAndUpdate(word -> word | STOPPED) & STOPPED) == 0;
  }

  /** Whether the daily stop was hit on this trade date. */
  public boolean isStopped() {
    return (state.get() & STOPPED) != 0;
  }

  /** Positions held. */
  public int open() {
    return open(state.get());
  }

  /** Entries reserved and not filled yet. */
  public int pending() {
    return pending(state.get());
  }

  /** The trade date, epoch day. */
  public int tradeDate() {
    return tradeDate;
  }

  /** Equity last marked, in dollars. */
  public double equity() {
    return equity;
  }

  /** Change of equity since the trade date began, in dollars. */
  public double dayProfitAndLoss() {
    return equity - equityAtDayStart;
  }

  /** Net dollars of the trades closed on this trade date. */
  public double dayRealized() {
    return dayRealized;
  }

  private static int open(long word) {
    return (int) ((word >>> 31) & COUNT_MASK);
  }

  private static int pending(long word) {
    return (int) (word & COUNT_MASK);
  }
}
