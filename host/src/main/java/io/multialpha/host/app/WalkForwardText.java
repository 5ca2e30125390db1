package io.multialpha.host.app;

import io.multialpha.host.research.search.WalkForwardResult;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.statistics.BootstrapInterval;
import io.multialpha.host.research.statistics.TrackRecord;
import java.util.function.ToDoubleFunction;

/** Prints what walking forward has shown. */
final class WalkForwardText {
  private final WalkForwardResult walk;

  WalkForwardText(WalkForwardResult walk) {
    this.walk = walk;
  }

  void print(Terminal terminal) {
    terminal.line("");
    terminal.line(
        "Walk forward within the train period: "
            + walk.windows().size()
            + (walk.windows().size() == 1 ? " window, searched" : " windows, each searched")
            + " on all days before its own.");
    terminal.line("");
    TextTable table =
        TextTable.of(
            "from",
            "to",
            ">train Sharpe",
            ">Sharpe",
            ">return $",
            ">max DD $",
            ">positions",
            "symbols");
    for (WalkForwardResult.Window each : walk.windows()) {
      boolean none = each.symbols().isEmpty();
      table.row(
          each.testFrom().toString(),
          each.testTo().toString(),
          each.train().map(m -> PortfolioText.fixed(m.sharpeRatio(), 3)).orElse(""),
          each.test().map(m -> PortfolioText.fixed(m.sharpeRatio(), 3)).orElse(""),
          dollars(each, PortfolioMetrics::totalReturnDollars),
          dollars(each, m -> -m.maxDrawdownDollars()),
          none ? "" : Integer.toString(each.maxPositions()),
          none ? "none keeps to the constraint" : String.join(" ", each.symbols()));
    }
    table.print(terminal);
    terminal.line("");
    chained().print(terminal);
  }

  private TextTable chained() {
    TrackRecord track = walk.track();
    BootstrapInterval drawdown = walk.drawdown();
    TextTable table = TextTable.of("chained", ">", ">95% between", "");
    table.row(
        "Sharpe",
        PortfolioText.fixed(track.sharpe(), 3),
        Double.isNaN(track.low())
            ? "n/a"
            : PortfolioText.fixed(track.low(), 2) + " and " + PortfolioText.fixed(track.high(), 2),
        "probability " + PortfolioText.fixed(track.probabilistic(), 3) + " that it is above 0");
    table.row(
        "max DD $",
        PortfolioText.dollars(drawdown.estimate()),
        PortfolioText.dollars(drawdown.percentileLow())
            + " and "
            + PortfolioText.dollars(drawdown.percentileHigh()),
        "by the ends of days");
    table.row("return $", PortfolioText.dollars(walk.gain()), "", "");
    return table;
  }

  private static String dollars(
      WalkForwardResult.Window window, ToDoubleFunction<PortfolioMetrics> figure) {
    return window.test().map(m -> PortfolioText.dollars(figure.applyAsDouble(m))).orElse("");
  }
}
