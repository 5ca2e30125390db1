package io.multialpha.host.engine;

import io.multialpha.api.strategy.Signal;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Days;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.ledger.Trades;
import java.util.List;
import java.util.stream.IntStream;

/** A journal as values that can be compared, row by row. */
public record Rows(List<Decision> decisions, List<Trade> trades, List<Day> days) {
  /** One decision; see {@link Decisions}. */
  public record Decision(
      long barStart,
      String symbol,
      Signal.Action action,
      String reason,
      double price,
      Outcome outcome,
      String outcomeReason,
      long fillTime,
      double fillPrice,
      double netProfit) {}

  /** One round trip; see {@link Trades}. */
  public record Trade(
      String symbol,
      int quantity,
      int entryDecision,
      int exitDecision,
      long entryTime,
      double entryPrice,
      long exitTime,
      double exitPrice,
      int barsHeld,
      double grossProfit,
      double commission) {}

  /** One trade date; see {@link Days}. */
  public record Day(
      int tradeDate,
      double equity,
      double realized,
      double lowestEquity,
      int openPositions,
      boolean stopped) {}

  /** What came of an account. */
  public static Rows of(AccountResult result) {
    return of(result.journal());
  }

  /** All rows of the journal. */
  public static Rows of(Journal journal) {
    return new Rows(decisions(journal), trades(journal), days(journal));
  }

  private static List<Decision> decisions(Journal journal) {
    Decisions all = journal.decisions();
    return IntStream.range(0, all.size())
        .mapToObj(
            row ->
                new Decision(
                    all.barStart(row),
                    journal.symbols().get(all.symbol(row)),
                    all.action(row),
                    all.reason(row),
                    all.price(row),
                    all.outcome(row),
                    all.outcomeReason(row),
                    all.fillTime(row),
                    all.fillPrice(row),
                    all.netProfit(row)))
        .toList();
  }

  private static List<Trade> trades(Journal journal) {
    Trades all = journal.trades();
    return IntStream.range(0, all.size())
        .mapToObj(
            row ->
                new Trade(
                    journal.symbols().get(all.symbol(row)),
                    all.quantity(row),
                    all.entryDecision(row),
                    all.exitDecision(row),
                    all.entryTime(row),
                    all.entryPrice(row),
                    all.exitTime(row),
                    all.exitPrice(row),
                    all.barsHeld(row),
                    all.grossProfit(row),
                    all.commission(row)))
        .toList();
  }

  private static List<Day> days(Journal journal) {
    Days all = journal.days();
    return IntStream.range(0, all.size())
        .mapToObj(
            row ->
                new Day(
                    all.tradeDate(row),
                    all.equity(row),
                    all.realized(row),
                    all.lowestEquity(row),
                    all.openPositions(row),
                    all.stopped(row)))
        .toList();
  }
}
