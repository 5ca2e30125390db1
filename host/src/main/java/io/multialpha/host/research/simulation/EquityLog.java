package io.multialpha.host.research.simulation;

import io.multialpha.host.research.statistics.DrawdownSums;
import io.multialpha.host.research.statistics.ReturnStatistics;
import io.multialpha.host.research.statistics.SharpeRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps the equity of one simulation, and measures it as far as the flaws allow. */
final class EquityLog {
  private static final long DAY = 86_400_000L;
  private static final double DAYS_PER_YEAR = 365.25;

  private final double initialCash;
  private final Set<Flaw> flaws;
  private final List<Row> rows = new ArrayList<>();
  private final List<Double> realisedByTradeDate = new ArrayList<>();
  private final List<Double> markedByTradeDate = new ArrayList<>();
  private final DrawdownSums drawdown = new DrawdownSums();

  /** Equity of closed trades after an event, in dollars, and its clock time. */
  record Row(long clock, double equity) {}

  EquityLog(double initialCash, Set<Flaw> flaws) {
    this.initialCash = initialCash;
    this.flaws = flaws;
    drawdown.start(initialCash);
  }

  /** After an event that was not refused. */
  void write(long clock, double realised) {
    rows.add(new Row(clock, realised));
    if (flaws.contains(Flaw.REALISED_EQUITY)) {
      drawdown.add(realised);
    }
  }

  /** Marked to market, at a full hour. */
  void see(double equity) {
    drawdown.add(equity);
  }

  /** At the end of a trade date. */
  void endTradeDate(int day, double realised, double marked) {
    realisedByTradeDate.add(realised);
    markedByTradeDate.add(marked);
  }

  double maxDrawdown() {
    return drawdown.deepest();
  }

  double sharpe() {
    if (flaws.contains(Flaw.GROWTH_SHARPE)) {
      return growthOverVolatility();
    }
    if (flaws.contains(Flaw.WEEKENDS)) {
      return sharpe(array(byCalendarDay()));
    }
    return sharpe(
        array(flaws.contains(Flaw.REALISED_EQUITY) ? realisedByTradeDate : markedByTradeDate));
  }

  private double sharpe(double[] equity) {
    return SharpeRatio.perYear(
        SharpeRatio.perPeriod(ReturnStatistics.returns(initialCash, equity)),
        SharpeRatio.TRADE_DATES_PER_YEAR);
  }

  private double growthOverVolatility() {
    if (rows.isEmpty()) {
      return 0;
    }
    Row last = rows.get(rows.size() - 1);
    long days = (last.clock - rows.get(0).clock) / DAY;
    double cagr =
        days == 0 ? 0 : StrictMath.pow(last.equity / initialCash, DAYS_PER_YEAR / days) - 1;
    double[] equity = array(byCalendarDay());
    double[] returns = new double[equity.length - 1];
    double mean = 0;
    for (int i = 0; i < returns.length; i++) {
      returns[i] = equity[i + 1] / equity[i] - 1;
      mean += returns[i] / returns.length;
    }
    double squares = 0;
    for (double each : returns) {
      squares += (each - mean) * (each - mean);
    }
    double volatility =
        returns.length < 2
            ? 0
            : Math.sqrt(squares / (returns.length - 1) * SharpeRatio.TRADE_DATES_PER_YEAR);
    return volatility > 0 ? cagr / volatility : 0;
  }

  private List<Double> byCalendarDay() {
    List<Double> equity = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      long day = Math.floorDiv(rows.get(i).clock, DAY);
      long next = i + 1 < rows.size() ? Math.floorDiv(rows.get(i + 1).clock, DAY) : day + 1;
      for (; day < next; day++) {
        equity.add(rows.get(i).equity);
      }
    }
    return equity;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  List<Row> rows() {
    return rows;
  }
}
