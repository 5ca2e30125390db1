package io.multialpha.testkit;

import io.multialpha.api.strategy.Signal;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a strategy did in a run of {@link StrategyHarness}.
 *
 * @param decisions its answer to every bar, in the order in which it was asked
 * @param levels the stops and targets it was asked for, in order; under intrabar fills only
 * @param unready indicators of its own instrument that were no number yet when the warm-up which it
 *     declares was over
 * @param result trades and all else that the host wrote down
 */
public record StrategyRun(
    List<Decision> decisions, List<Levels> levels, List<String> unready, AccountResult result) {

  /**
   * The answer to one bar.
   *
   * @param symbol of the instrument
   * @param barStartMillis start of the bar, epoch milliseconds
   * @param quantity contracts held at its close, positive long, negative short
   * @param signal the answer
   */
  public record Decision(String symbol, long barStartMillis, int quantity, Signal signal) {}

  /**
   * Prices at which a position is to be left within a bar, in points; NaN for none.
   *
   * @param quantity contracts held, positive long, negative short
   * @param stop price of the stop
   * @param target price of the target
   */
  public record Levels(int quantity, double stop, double target) {}

  /**
   * A closed round trip.
   *
   * @param symbol of the instrument
   * @param quantity contracts, positive long, negative short
   * @param entryReason the strategy's reason to enter
   * @param entryMillis start of the bar in which the entry was filled, epoch milliseconds
   * @param entryPrice in points, slippage included
   * @param exitReason the strategy's reason to leave
   * @param exitMillis start of the bar in which the exit was filled, epoch milliseconds
   * @param exitPrice in points, slippage included
   */
  public record Trade(
      String symbol,
      int quantity,
      String entryReason,
      long entryMillis,
      double entryPrice,
      String exitReason,
      long exitMillis,
      double exitPrice) {}

  /** Copies the lists. */
  public StrategyRun {
    decisions = List.copyOf(decisions);
    levels = List.copyOf(levels);
    unready = List.copyOf(unready);
  }

  /** Why the host set the strategy aside: what it threw, or that it returned null. */
  public Optional<String> failure() {
    return result.failure();
  }

  /** The answers for one instrument. */
  public List<Decision> decisions(String symbol) {
    return decisions.stream().filter(decision -> decision.symbol().equals(symbol)).toList();
  }

  /** The reasons of the intents to act, in order. */
  public List<String> reasons() {
    return decisions.stream()
        .map(Decision::signal)
        .filter(signal -> signal.action() != Signal.Action.HOLD)
        .map(Signal::reason)
        .toList();
  }

  /** The closed round trips, in the order of their exits. */
  public List<Trade> trades() {
    Journal journal = result.journal();
    Trades rows = journal.trades();
    List<Trade> trades = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      trades.add(
          new Trade(
              journal.symbols().get(rows.symbol(i)),
              rows.quantity(i),
              journal.decisions().reason(rows.entryDecision(i)),
              rows.entryTime(i),
              rows.entryPrice(i),
              journal.decisions().reason(rows.exitDecision(i)),
              rows.exitTime(i),
              rows.exitPrice(i)));
    }
    return trades;
  }
}
