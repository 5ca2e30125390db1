package io.multialpha.host.report.page;

import io.multialpha.host.report.RunFolder;
import io.multialpha.host.research.results.ResultsException;
import io.multialpha.host.research.results.ResultsFolder;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.simulation.ReferenceSettings;
import io.multialpha.host.research.simulation.ReferenceSimulation;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The figures of a run beside those that the reference method would tell of the very same trades:
 * the difference is in the telling alone.
 */
final class MethodsSection {
  /** The run's own daily stop has been at work already. */
  private static final double NO_STOP = Double.POSITIVE_INFINITY;

  private MethodsSection() {}

  /**
   * Writes the section of a run of one strategy; of several nothing, since the reference method
   * knows but one account.
   *
   * @param folder in which {@link RunFolder#TRADES} lies
   */
  static void write(Html html, Path folder, JsonTree summary, Result result) {
    long symbols = result.trades().stream().map(Result.Trade::symbol).distinct().count();
    if (result.curves().size() != 1 || symbols == 0 || symbols > TradeSet.MOST_SYMBOLS) {
      return;
    }
    JsonTree total = summary.get("total");
    html.section("methods", "By either method");
    try {
      table(html, total, reference(folder, total.number("starting_cash")));
    } catch (ResultsException e) {
      // Its reader is stricter than a run has to be, and no run may be lost for it.
      html.paragraph("", "The reference method cannot take the trades of this run.");
    }
    html.end();
  }

  private static void table(Html html, JsonTree total, PortfolioMetrics reference) {
    html.smallTable("The same trades by either method", "<figure", "this run", "reference method");
    html.raw("<tr>").rowName("profit and loss $");
    html.money(total.number("final_equity") - total.number("starting_cash"));
    html.money(reference.totalReturnDollars()).raw("</tr>\n");
    html.raw("<tr>").rowName("Sharpe ratio, per year");
    html.cell(Html.fixed(total.number("sharpe"), 2));
    html.cell(Html.fixed(reference.sharpeRatio(), 2)).raw("</tr>\n");
    html.raw("<tr>").rowName("max drawdown $").money(total.number("max_drawdown"));
    html.money(-reference.maxDrawdownDollars()).raw("</tr>\n");
    html.endTable();
    html.paragraph(
        "faint",
        "The reference method is that of the system that this one replaces. It looks at equity when"
            + " a trade is closed and never in between, and its Sharpe ratio is growth over"
            + " volatility with weekends as days. It gets the closed trades of this run as they"
            + " are, without limits of its own.");
  }

  private static PortfolioMetrics reference(Path folder, double cash) {
    TradeSet trades = ResultsFolder.read(folder, List.of(), ZoneOffset.UTC);
    ReferenceSettings usual = ReferenceSettings.DEFAULT;
    ReferenceSimulation simulation =
        ReferencePlan.of(
                trades, new ReferenceSettings(cash, NO_STOP, usual.exitSlippage(), usual.ranking()))
            .newSimulation();
    // An account holds one position in an instrument, so no place is ever wanting.
    simulation.run(trades.all(), trades.symbols().size());
    return simulation.metrics();
  }
}
