package io.multialpha.host.app;

import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import java.util.Locale;

/** Prints what a search has found for people. */
final class FindingText {
  private final PortfolioFinding finding;
  private final SearchResult result;
  private final Terminal terminal;

  private FindingText(PortfolioFinding finding, Terminal terminal) {
    this.finding = finding;
    this.result = finding.result();
    this.terminal = terminal;
  }

  static void print(PortfolioFinding finding, Terminal terminal) {
    new FindingText(finding, terminal).print();
  }

  private void print() {
    terminal.line(
        finding.train().trades().symbols().size()
            + " symbols, "
            + FixedDecimals.grouped(finding.train().trades().size())
            + " trades to search, "
            + FixedDecimals.grouped(finding.test().trades().size())
            + " to test, by the "
            + finding.method().word()
            + " method");
    PortfolioText.warning(finding.train().trades()).ifPresent(terminal::line);
    terminal.line(new SimulationResult.Tried(result.trials(), finding.count().trials()).text());
    terminal.line("");
    if (result.chosen().isPresent()) {
      chosen(result.chosen().get());
    } else {
      terminal.line(nothing());
    }
    finding.walk().ifPresent(walk -> new WalkForwardText(walk).print(terminal));
  }

  private String nothing() {
    double least = leastDrawdown();
    if (least == Double.POSITIVE_INFINITY) {
      return "None has a Sharpe ratio: it takes results of two days or more, and an account that has"
          + " something left. Choose a longer train period or a higher --initial-cash.";
    }
    return "None keeps its drawdown below $"
        + PortfolioText.dollars(finding.constraint().maxDrawdown())
        + (finding.constraint().maxBreachEvents().isEmpty()
            ? ""
            : " with at most " + finding.constraint().maxBreachEvents().getAsInt() + " breaches")
        + "; the least drawdown was $"
        + PortfolioText.dollars(least)
        + ". Allow more with --max-dd-limit, or try --algorithm exhaustive.";
  }

  private double leastDrawdown() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < result.trials(); i++) {
      Candidate each = result.tried().get(i);
      least = Double.isNaN(each.sharpe()) ? least : Math.min(least, each.maxDrawdown());
    }
    return least;
  }

  private void chosen(Candidate chosen) {
    terminal.line("Symbols        " + String.join(" ", result.symbols(chosen)));
    terminal.line("Max positions  " + chosen.maxPositions());
    terminal.line("");
    periods().print(terminal);
    terminal.line("");
    new EvidenceText(finding).print(terminal);
    if (!finding.objections().isEmpty() || finding.looked().isPresent()) {
      terminal.line("");
    }
    for (String objection : finding.objections()) {
      terminal.line("In the test period the portfolio " + objection + ".");
    }
    finding.looked().ifPresent(terminal::line);
  }

  private TextTable periods() {
    PortfolioMetrics before = result.train().orElseThrow();
    PortfolioMetrics after = result.test().orElseThrow();
    TextTable table = TextTable.of("", ">train", ">test", "");
    table.row("from", finding.train().from().toString(), finding.test().from().toString(), "");
    table.row("to", finding.train().to().toString(), finding.test().to().toString(), "");
    table.row(
        "Sharpe",
        PortfolioText.fixed(before.sharpeRatio(), 3),
        PortfolioText.fixed(after.sharpeRatio(), 3),
        kept(before, after));
    table.row(
        "CAGR", PortfolioText.percent(before.cagr()), PortfolioText.percent(after.cagr()), "");
    table.row(
        "return $",
        PortfolioText.dollars(before.totalReturnDollars()),
        PortfolioText.dollars(after.totalReturnDollars()),
        "");
    table.row(
        "max DD $",
        PortfolioText.dollars(-before.maxDrawdownDollars()),
        PortfolioText.dollars(-after.maxDrawdownDollars()),
        "to stay below " + PortfolioText.dollars(finding.constraint().maxDrawdown()));
    table.row(
        "profit factor",
        PortfolioText.fixed(before.profitFactor(), 2),
        PortfolioText.fixed(after.profitFactor(), 2),
        "");
    table.row("daily stops", count(before.dailyStopsHit()), count(after.dailyStopsHit()), "");
    table.row(
        "breaches",
        count(before.breachEvents()),
        count(after.breachEvents()),
        "falls of $6,000 below a peak");
    return table;
  }

  private String kept(PortfolioMetrics train, PortfolioMetrics test) {
    if (finding.testInSampleUntil().isPresent()) {
      return "in sample until " + finding.testInSampleUntil().get();
    }
    double share = test.sharpeRatio() / train.sharpeRatio();
    return train.sharpeRatio() > 0 && Double.isFinite(share)
        ? String.format(Locale.ROOT, "%.0f%% of it is left", 100 * share)
        : "";
  }

  private static String count(int number) {
    return Integer.toString(number);
  }
}
