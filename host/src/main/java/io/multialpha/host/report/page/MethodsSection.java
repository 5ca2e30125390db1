package io.multialpha.host.report.page;

import io.multialpha.host.research.results.Origin;
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
import java.util.List;
import java.util.Optional;

/**
 * The figures of a run beside those that the reference method would tell of the very same trades:
 * the difference is in the telling alone.
 */
final class MethodsSection {
  /** The run's own daily stop has been at work already. */
  private static final double NO_STOP = Double.POSITIVE_INFINITY;

  private MethodsSection() {}

  /**
   * Writes the section: each strategy by itself, since the reference method knows but one account.
   */
  static void write(Html html, JsonTree summary, Result result) {
    ClosedTrades closed = result.trades();
    if (closed.size() == 0) {
      return;
    }
    html.section("methods", "By either method");
    html.table(
        "The same trades by either method",
        "<strategy",
        "P&L $",
        "reference",
        "Sharpe",
        "reference",
        "max drawdown $",
        "reference");
    for (JsonTree strategy : summary.get("strategies").items()) {
      int place = closed.strategies().indexOf(strategy.text("strategy"));
      if (place >= 0) {
        row(html, strategy, reference(summary, strategy, closed, place));
      }
    }
    html.endTable();
    html.paragraph(
        "faint",
        "The reference method is that of the system that this one replaces. It looks at equity when"
            + " a trade is closed and never in between, and its Sharpe ratio is growth over"
            + " volatility with weekends as days. It gets the closed trades of each strategy as"
            + " they are, without limits of its own.");
    html.end();
  }

  private static void row(Html html, JsonTree strategy, Optional<PortfolioMetrics> reference) {
    html.raw("<tr>").rowName(strategy.text("strategy"));
    html.money(strategy.number("final_equity") - strategy.number("starting_cash"));
    html.money(reference.map(PortfolioMetrics::totalReturnDollars).orElse(Double.NaN));
    html.cell(Html.fixed(strategy.number("sharpe"), 2));
    html.cell(Html.fixed(reference.map(PortfolioMetrics::sharpeRatio).orElse(Double.NaN), 2));
    html.money(strategy.number("max_drawdown"));
    html.money(reference.map(all -> Math.abs(all.maxDrawdownDollars())).orElse(Double.NaN));
    html.raw("</tr>\n");
  }

  /** Nothing where it cannot take the trades: it is stricter than a run has to be. */
  private static Optional<PortfolioMetrics> reference(
      JsonTree summary, JsonTree strategy, ClosedTrades closed, int place) {
    try {
      TradeSet trades = tradeSet(closed, place, summary.isTrue("synthetic"));
      ReferenceSettings usual = ReferenceSettings.DEFAULT;
      ReferenceSimulation simulation =
          ReferencePlan.of(
                  trades,
                  new ReferenceSettings(
                      strategy.number("starting_cash"),
                      NO_STOP,
                      usual.exitSlippage(),
                      usual.ranking()))
              .newSimulation();
      // An account holds one position in an instrument, so no place is ever wanting.
      simulation.run(trades.all(), trades.symbols().size());
      return Optional.of(simulation.metrics());
    } catch (ResultsException e) {
      return Optional.empty();
    }
  }

  /** Of one strategy, by name of the instrument, as if they were read from a run of it alone. */
  private static TradeSet tradeSet(ClosedTrades closed, int strategy, boolean synthetic) {
    List<String> names = closed.symbols();
    int[] counts = new int[names.size()];
    for (int i = 0; i < closed.size(); i++) {
      counts[closed.symbol(i)] += closed.strategy(i) == strategy ? 1 : 0;
    }
    SymbolTrades.Columns[] columns = columns(closed, strategy, counts);
    List<SymbolTrades> symbols = new ArrayList<>();
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        SymbolTrades trades =
            new SymbolTrades(names.get(symbol), Score.NONE, columns[symbol], 0, 0);
        symbols.add(trades.scored(trades.ownScore()));
      }
    }
    symbols.sort((one, other) -> one.symbol().compareTo(other.symbol()));
    return new TradeSet("the run", TradeSet.Layout.RUN, Origin.unnamed(synthetic), symbols);
  }

  /** By symbol, what the reference method looks at: neither price nor quantity is among it. */
  private static SymbolTrades.Columns[] columns(ClosedTrades closed, int strategy, int[] counts) {
    SymbolTrades.Columns[] columns = new SymbolTrades.Columns[counts.length];
    for (int symbol = 0; symbol < counts.length; symbol++) {
      int count = counts[symbol];
      long[] entry = new long[count];
      long[] exit = new long[count];
      double[] price = new double[count];
      Arrays.fill(price, SymbolTrades.NO_PRICE);
      columns[symbol] =
          new SymbolTrades.Columns(
              entry,
              exit,
              entry,
              exit,
              new double[count],
              new double[count],
              new int[count],
              price);
    }
    int[] ends = new int[counts.length];
    for (int i = 0; i < closed.size(); i++) {
      if (closed.strategy(i) == strategy) {
        int at = ends[closed.symbol(i)]++;
        SymbolTrades.Columns of = columns[closed.symbol(i)];
        of.entry()[at] = closed.entry(i);
        of.exit()[at] = closed.exit(i);
        of.profit()[at] = closed.profit(i);
      }
    }
    return columns;
  }
}
