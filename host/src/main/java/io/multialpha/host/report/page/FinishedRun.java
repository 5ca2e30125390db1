package io.multialpha.host.report.page;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.RowOrder;
import io.multialpha.host.ledger.Trades;
import io.multialpha.host.report.EquityCurve;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.report.RunReport;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that has just ended, as its files tell of it: money is rounded to the cent, so that the
 * page of the run is the one that its folder gives later.
 */
final class FinishedRun {
  private FinishedRun() {}

  /**
   * The result.
   *
   * @param summary of the same run
   * @throws PageException if something that is drawn is no number
   */
  static Result of(RunReport report, JsonTree summary) {
    List<Result.Curve> curves = new ArrayList<>();
    List<JsonTree> strategies = summary.get("strategies").items();
    for (int i = 0; i < strategies.size(); i++) {
      JsonTree strategy = strategies.get(i);
      EquityCurve curve = report.performances().get(i).curve();
      curves.add(
          new Result.Curve(
              strategy.text("strategy"), rounded(curve, strategy.number("starting_cash"))));
    }
    EquityCurve total =
        rounded(report.total().curve(), summary.get("total").number("starting_cash"));
    return new Result(curves, total, trades(report.accounts(), total));
  }

  private static EquityCurve rounded(EquityCurve curve, double start) {
    double[] equity = new double[curve.size()];
    for (int day = 0; day < equity.length; day++) {
      equity[day] = rounded(curve.equity(day), "equity");
    }
    return EquityCurve.of(start, curve.tradeDates(), equity);
  }

  private static ClosedTrades trades(List<AccountResult> accounts, EquityCurve total) {
    TradeDatePlaces dates = new TradeDatePlaces(total);
    RowOrder order = RowOrder.ofTrades(accounts);
    ClosedTrades closed = new ClosedTrades(Math.max(1, order.size()));
    for (int place = 0; place < order.size(); place++) {
      Journal journal = accounts.get(order.account(place)).journal();
      add(closed, dates, journal, order.row(place));
    }
    return closed;
  }

  private static void add(ClosedTrades closed, TradeDatePlaces dates, Journal journal, int row) {
    Trades trades = journal.trades();
    long exit = trades.exitTime(row);
    closed.add(
        journal.account(),
        journal.symbols().get(trades.symbol(row)),
        trades.entryTime(row),
        exit,
        dates.of(exit),
        rounded(trades.netProfit(row), "profit"));
  }

  private static double rounded(double dollars, String what) {
    if (!Double.isFinite(dollars)) {
      throw new PageException(
          "No page can be made of the run: there is " + what + " that is no number.");
    }
    return FixedDecimals.cents(dollars);
  }
}
