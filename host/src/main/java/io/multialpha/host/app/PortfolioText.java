package io.multialpha.host.app;

import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.Attribution.Step;
import io.multialpha.host.research.simulation.Flaw;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.statistics.CalendarReturns;
import io.multialpha.host.research.statistics.ReturnStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the portfolio commands print for people. */
final class PortfolioText {
  private PortfolioText() {}

  /** What has to be said of trades before any figure of them. */
  static Optional<String> warning(TradeSet trades) {
    return trades.synthetic()
        ? Optional.of("SYNTHETIC trades, or on made-up prices: no result here is evidence.")
        : Optional.empty();
  }

  /** What the original prints: one line for each limit. */
  static TextTable reference(List<PortfolioMetrics> rows) {
    TextTable table =
        TextTable.of(
            ">positions", ">Sharpe", ">CAGR", ">return $", ">max DD $", ">PF", ">stops", "");
    for (PortfolioMetrics row : rows) {
      table.row(
          Integer.toString(row.maxPositions()),
          fixed(row.sharpeRatio(), 3),
          percent(row.cagr()),
          dollars(row.totalReturnDollars()),
          dollars(Math.abs(row.maxDrawdownDollars())),
          fixed(row.profitFactor(), 2),
          Integer.toString(row.dailyStopsHit()),
          "");
    }
    return table;
  }

  /** Both methods beside each other: one line for each limit, as many of both. */
  static TextTable both(List<PortfolioMetrics> honest, List<PortfolioMetrics> reference) {
    TextTable table =
        TextTable.of(
            ">positions",
            ">Sharpe",
            ">CAGR",
            ">return $",
            ">max DD $",
            ">PF",
            ">stops",
            "|",
            ">Sharpe",
            ">CAGR",
            ">return $",
            ">max DD $",
            ">stops",
            "");
    for (int i = 0; i < honest.size(); i++) {
      PortfolioMetrics ours = honest.get(i);
      PortfolioMetrics theirs = reference.get(i);
      table.row(
          Integer.toString(ours.maxPositions()),
          fixed(ours.sharpeRatio(), 3),
          percent(ours.cagr()),
          dollars(ours.totalReturnDollars()),
          dollars(Math.abs(ours.maxDrawdownDollars())),
          fixed(ours.profitFactor(), 2),
          Integer.toString(ours.dailyStopsHit()),
          "|",
          fixed(theirs.sharpeRatio(), 3),
          percent(theirs.cagr()),
          dollars(theirs.totalReturnDollars()),
          dollars(Math.abs(theirs.maxDrawdownDollars())),
          Integer.toString(theirs.dailyStopsHit()),
          "");
    }
    return table;
  }

  /** From the one to the other, flaw by flaw. */
  static TextTable steps(List<Step> steps) {
    TextTable table =
        TextTable.of(
            ">return $", ">change", ">Sharpe", ">change", ">max DD $", ">stops", "what is changed");
    Step before = steps.get(0);
    for (Step step : steps) {
      boolean first = step.corrected().isEmpty();
      table.row(
          dollars(step.profit()),
          first ? "" : signed(dollars(step.profit() - before.profit())),
          fixed(step.sharpe(), 3),
          first ? "" : signed(fixed(step.sharpe() - before.sharpe(), 3)),
          dollars(step.maxDrawdown()),
          Integer.toString(step.dailyStops()),
          step.corrected().map(Flaw::correction).orElse("the reference method"));
      before = step;
    }
    return table;
  }

  /** The plain definitions of one simulation. */
  static TextTable statistics(ReturnStatistics statistics) {
    TextTable table = TextTable.of("figure", ">value", "of daily returns, per trade date");
    table.row("Sharpe", fixed(statistics.sharpe(), 3), "mean over standard deviation, per year");
    table.row("Sortino", fixed(statistics.sortino(), 3), "mean over downside deviation, per year");
    table.row("CAGR", percent(statistics.cagr()), "growth per year");
    table.row("volatility", percent(statistics.volatility()), "per year");
    table.row("max drawdown", percent(statistics.maxDrawdown()), "at the ends of trade dates");
    table.row("Calmar", fixed(statistics.calmar(), 3), "CAGR over max drawdown");
    table.row("ulcer index", percent(statistics.ulcerIndex()), "root of the mean squared drawdown");
    table.row("VaR 95%", percent(statistics.valueAtRisk()), "one trade date in twenty is worse");
    table.row("CVaR 95%", percent(statistics.conditionalValueAtRisk()), "mean of those");
    table.row("omega", fixed(statistics.omega(), 3), "gains over losses");
    table.row("tail ratio", fixed(statistics.tailRatio(), 3), "95th over 5th percentile");
    return table;
  }

  /** Profits by month and year, in dollars. */
  static TextTable months(CalendarReturns calendar) {
    TextTable table =
        TextTable.of(
            "year", ">Jan", ">Feb", ">Mar", ">Apr", ">May", ">Jun", ">Jul", ">Aug", ">Sep", ">Oct",
            ">Nov", ">Dec", ">all $", "");
    Map<Integer, String[]> rows = new TreeMap<>();
    for (CalendarReturns.Year year : calendar.years()) {
      String[] row = new String[15];
      Arrays.fill(row, "");
      row[0] = Integer.toString(year.year());
      row[13] = dollars(year.profit());
      rows.put(year.year(), row);
    }
    for (CalendarReturns.Month month : calendar.months()) {
      rows.get(month.month().getYear())[month.month().getMonthValue()] = dollars(month.profit());
    }
    rows.values().forEach(table::row);
    return table;
  }

  static String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? FixedDecimals.fixed(value, decimals)
        : value > 0 ? "inf" : "n/a";
  }

  static String percent(double fraction) {
    return Double.isFinite(fraction) ? FixedDecimals.fixed(100 * fraction, 2) + "%" : "n/a";
  }

  static String dollars(double value) {
    return Double.isFinite(value) ? FixedDecimals.groupedWhole(value) : "n/a";
  }

  private static String signed(String number) {
    return number.startsWith("-") || number.equals("n/a") ? number : "+" + number;
  }
}
