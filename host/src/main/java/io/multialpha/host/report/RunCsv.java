package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Days;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.RowOrder;
import io.multialpha.host.ledger.Trades;
import io.multialpha.host.ledger.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The CSV files of a run: trades, decisions and daily equity of all its accounts.
 *
 * <p>A row has a method of its own: in a run's few seconds, methods that are called often are
 * compiled much sooner than loops that turn often.
 *
 * <p>They hold nothing that differs between two equal runs, neither the run's id nor a time of day
 * at which it ran. Times are starts of bars in UTC, prices points, money dollars with two decimals;
 * a field without a value is empty.
 */
final class RunCsv {
  private RunCsv() {}

  /** One line per closed trade, by exit. */
  static void writeTrades(List<AccountResult> accounts, OutputStream out) throws IOException {
    try (CsvRows csv = new CsvRows(out)) {
      csv.header(
          "trade_id",
          "strategy",
          "symbol",
          "direction",
          "contracts",
          "entry_time",
          "entry_price",
          "exit_time",
          "exit_price",
          "bars_held",
          "gross_pnl",
          "commission",
          "net_pnl",
          "entry_reason",
          "exit_reason",
          "entry_decision",
          "exit_decision");
      RowOrder order = RowOrder.ofTrades(accounts);
      for (int place = 0; place < order.size(); place++) {
        csv.count(place + 1L);
        writeTrade(csv, accounts.get(order.account(place)).journal(), order.row(place));
      }
    }
  }

  private static void writeTrade(CsvRows csv, Journal journal, int row) throws IOException {
    Trades trades = journal.trades();
    int entry = trades.entryDecision(row);
    int exit = trades.exitDecision(row);
    csv.text(journal.account())
        .text(journal.symbols().get(trades.symbol(row)))
        .text(trades.quantity(row) > 0 ? "long" : "short")
        .count(Math.abs(trades.quantity(row)))
        .time(trades.entryTime(row))
        .price(trades.entryPrice(row))
        .time(trades.exitTime(row))
        .price(trades.exitPrice(row))
        .count(trades.barsHeld(row))
        .money(trades.grossProfit(row))
        .money(trades.commission(row))
        .money(trades.netProfit(row))
        .text(journal.decisions().reason(entry))
        .text(journal.decisions().reason(exit))
        .trace(journal.account(), entry)
        .trace(journal.account(), exit)
        .endRow();
  }

  /** One line per decision, by bar. */
  static void writeDecisions(List<AccountResult> accounts, OutputStream out) throws IOException {
    try (CsvRows csv = new CsvRows(out)) {
      csv.header(
          "decision",
          "bar_time",
          "strategy",
          "symbol",
          "action",
          "reason",
          "price",
          "score",
          "threshold",
          "outcome",
          "outcome_reason",
          "fill_time",
          "fill_price",
          "net_pnl");
      RowOrder order = RowOrder.ofDecisions(accounts);
      for (int place = 0; place < order.size(); place++) {
        writeDecision(csv, accounts.get(order.account(place)).journal(), order.row(place));
      }
    }
  }

  private static void writeDecision(CsvRows csv, Journal journal, int row) throws IOException {
    Decisions decisions = journal.decisions();
    csv.trace(journal.account(), row)
        .time(decisions.barStart(row))
        .text(journal.account())
        .text(journal.symbols().get(decisions.symbol(row)))
        .text(Wording.of(decisions.action(row)))
        .text(decisions.reason(row))
        .price(decisions.price(row))
        .probability(decisions.score(row))
        .probability(decisions.threshold(row))
        .text(Wording.of(decisions.outcome(row)))
        .text(decisions.outcomeReason(row));
    if (Double.isNaN(decisions.fillPrice(row))) {
      csv.empty();
    } else {
      csv.time(decisions.fillTime(row));
    }
    csv.price(decisions.fillPrice(row)).money(decisions.netProfit(row)).endRow();
  }

  /**
   * One line per trade date and account, then one for the total. An account without bars on a date
   * has no line; the total then takes its latest equity. The total's lowest equity within a day is
   * not known unless there is but one account.
   */
  static void writeEquity(RunReport report, OutputStream out) throws IOException {
    try (CsvRows csv = new CsvRows(out)) {
      csv.header(
          "trade_date",
          "strategy",
          "equity",
          "day_pnl",
          "realized",
          "lowest_equity",
          "open_positions",
          "daily_stop");
      EquityCurve total = report.total().curve();
      int[] next = new int[report.accounts().size()];
      int[] held = new int[next.length];
      for (int day = 0; day < total.size(); day++) {
        int date = total.tradeDate(day);
        double realized = 0;
        boolean stopped = false;
        double lowest = Double.NaN;
        for (int account = 0; account < next.length; account++) {
          Journal journal = report.accounts().get(account).journal();
          Days days = journal.days();
          int row = next[account];
          if (row == days.size() || days.tradeDate(row) != date) {
            continue;
          }
          next[account]++;
          held[account] = days.openPositions(row);
          realized += days.realized(row);
          stopped |= days.stopped(row);
          lowest = days.lowestEquity(row);
          csv.date(date)
              .text(journal.account())
              .money(days.equity(row))
              .money(report.performances().get(account).curve().change(row))
              .money(days.realized(row))
              .money(lowest)
              .count(days.openPositions(row))
              .flag(days.stopped(row))
              .endRow();
        }
        int open = 0;
        for (int positions : held) {
          open += positions;
        }
        csv.date(date)
            .text(Performance.TOTAL)
            .money(total.equity(day))
            .money(total.change(day))
            .money(realized)
            .money(next.length == 1 ? lowest : Double.NaN)
            .count(open)
            .flag(stopped)
            .endRow();
      }
    }
  }
}
