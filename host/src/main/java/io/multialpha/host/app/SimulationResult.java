package io.multialpha.host.app;

import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.Attribution.Step;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.statistics.CalendarReturns;
import io.multialpha.host.research.statistics.ReturnStatistics;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a portfolio came to under each limit of positions, as it is printed.
 *
 * @param trades that it could have taken
 * @param results folder they were read from
 * @param reference by the reference method, by rising limit
 * @param referenceTried how many portfolios that were
 * @param honest the same by the honest method, if that was asked for
 */
record SimulationResult(
    TradeSet trades,
    Path results,
    List<PortfolioMetrics> reference,
    Tried referenceTried,
    Optional<Honest> honest) {

  /**
   * Portfolios counted.
   *
   * @param now of this simulation
   * @param ever of all simulations and searches for the strategy by the method, these included
   */
  record Tried(int now, long ever) {
    String text() {
      return FixedDecimals.grouped(now)
          + (now == 1 ? " portfolio was tried, " : " portfolios were tried, ")
          + FixedDecimals.grouped(ever)
          + " in all so far";
    }
  }

  /**
   * By the honest method.
   *
   * @param rows by rising limit, as many as by the reference method
   * @param tried how many portfolios that were
   * @param limit the one that is explained
   * @param steps from the reference to the honest method
   * @param statistics of the daily returns at that limit
   * @param calendar of the same
   * @param marks how open positions were followed, in words
   */
  record Honest(
      List<PortfolioMetrics> rows,
      Tried tried,
      int limit,
      List<Step> steps,
      ReturnStatistics statistics,
      CalendarReturns calendar,
      String marks) {}

  /** Best first; of equals the one with the lower limit. */
  static List<PortfolioMetrics> bySharpe(List<PortfolioMetrics> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparingDouble(
                row -> Double.isNaN(row.sharpeRatio()) ? Double.MAX_VALUE : -row.sharpeRatio()))
        .toList();
  }

  /** Prints it for people. */
  void print(Terminal terminal) {
    terminal.line(
        trades.symbols().size()
            + " symbols, "
            + FixedDecimals.grouped(trades.size())
            + " trades of "
            + Invocation.fromHere(results)
            + (honest.isPresent() ? "" : ", by the reference method"));
    PortfolioText.warning(trades).ifPresent(terminal::line);
    terminal.line(honest.map(Honest::tried).orElse(referenceTried).text());
    if (honest.isPresent()) {
      print(terminal, honest.get());
      return;
    }
    terminal.line("");
    PortfolioText.reference(bySharpe(reference)).print(terminal);
    terminal.line("");
    terminal.line(
        "These are the figures of the system that this one replaces. They cannot be traded: see"
            + " --method honest.");
  }

  private void print(Terminal terminal, Honest ours) {
    terminal.line(ours.marks());
    terminal.line("Left of the bar is the honest method, right of it the reference method.");
    terminal.line("");
    PortfolioText.both(ours.rows(), reference).print(terminal);
    terminal.line("");
    terminal.line("From the reference to the honest method, max positions " + ours.limit() + ":");
    terminal.line("");
    PortfolioText.steps(ours.steps()).print(terminal);
    terminal.line("");
    terminal.line("The honest method, max positions " + ours.limit() + ":");
    terminal.line("");
    PortfolioText.statistics(ours.statistics()).print(terminal);
    terminal.line("");
    PortfolioText.months(ours.calendar()).print(terminal);
  }
}
