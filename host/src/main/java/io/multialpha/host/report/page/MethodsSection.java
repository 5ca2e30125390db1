package io.multialpha.host.report.page;

import io.multialpha.host.research.results.ResultsException;
import io.multialpha.host.research.results.Score;
import io.multialpha.host.research.results.SymbolTrades;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.simulation.ReferenceSettings;
import io.multialpha.host.research.simulation.ReferenceSimulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
   */
  static void write(Html html, JsonTree summary, Result result) {
    int symbols = result.trades().symbols().size();
    if (result.curves().size() != 1 || symbols == 0 || symbols > TradeSet.MOST_SYMBOLS) {
      return;
    }
    JsonTree total = summary.get("total");
    html.section("methods", "By either method");
    try {
      table(html, total, reference(summary, result.trades()));
    } catch (ResultsException e) {
      // It is stricter than a run has to be, and no run may be lost for it.
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

  private static PortfolioMetrics reference(JsonTree summary, ClosedTrades closed) {
    TradeSet trades = tradeSet(closed, summary.isTrue("synthetic"));
    double cash = summary.get("total").number("starting_cash");
    ReferenceSettings usual = ReferenceSettings.DEFAULT;
    ReferenceSimulation simulation =
        ReferencePlan.of(
                trades, new ReferenceSettings(cash, NO_STOP, usual.exitSlippage(), usual.ranking()))
            .newSimulation();
    // An account holds one position in an instrument, so no place is ever wanting.
    simulation.run(trades.all(), trades.symbols().size());
    return simulation.metrics();
  }

  /** By name of the instrument, as if they were read from the folder of the run. */
  private static TradeSet tradeSet(ClosedTrades closed, boolean synthetic) {
    List<String> names = closed.symbols();
    int[] counts = new int[names.size()];
    for (int i = 0; i < closed.size(); i++) {
      counts[closed.symbol(i)]++;
    }
    List<SymbolTrades> symbols = new ArrayList<>();
    for (int symbol = 0; symbol < counts.length; symbol++) {
      SymbolTrades.Columns columns = columns(closed, symbol, counts[symbol]);
      SymbolTrades trades = new SymbolTrades(names.get(symbol), Score.NONE, columns, 0, 0);
      symbols.add(trades.scored(trades.ownScore()));
    }
    symbols.sort(Comparator.comparing(SymbolTrades::symbol));
    return new TradeSet("the run", TradeSet.Layout.RUN, synthetic, symbols);
  }

  /** What the reference method looks at: neither price nor quantity is among it. */
  private static SymbolTrades.Columns columns(ClosedTrades closed, int symbol, int count) {
    long[] entry = new long[count];
    long[] exit = new long[count];
    double[] profit = new double[count];
    double[] price = new double[count];
    Arrays.fill(price, SymbolTrades.NO_PRICE);
    int at = 0;
    for (int i = 0; i < closed.size(); i++) {
      if (closed.symbol(i) == symbol) {
        entry[at] = closed.entry(i);
        exit[at] = closed.exit(i);
        profit[at++] = closed.profit(i);
      }
    }
    return new SymbolTrades.Columns(
        entry, exit, entry, exit, profit, new double[count], new int[count], price);
  }
}
