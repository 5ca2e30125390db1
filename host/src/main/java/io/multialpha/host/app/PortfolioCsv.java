package io.multialpha.host.app;

import io.multialpha.host.model.sklearn.ShortestDecimal;
import io.multialpha.host.research.search.Candidate;
import io.multialpha.host.research.search.SearchResult;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the portfolio commands write as CSV: figures as the shortest texts that are exact. */
final class PortfolioCsv {
  private PortfolioCsv() {}

  /** The columns that the original writes, by name, in its order. */
  static Map<String, Number> columns(PortfolioMetrics metrics) {
    Map<String, Number> columns = new LinkedHashMap<>();
    columns.put("max_positions", metrics.maxPositions());
    columns.put("total_return_dollars", metrics.totalReturnDollars());
    columns.put("total_return_pct", metrics.totalReturnPct());
    columns.put("cagr", metrics.cagr());
    columns.put("sharpe_ratio", metrics.sharpeRatio());
    columns.put("annualized_volatility", metrics.annualizedVolatility());
    columns.put("max_drawdown_dollars", metrics.maxDrawdownDollars());
    columns.put("max_drawdown_pct", metrics.maxDrawdownPct());
    columns.put("profit_factor", metrics.profitFactor());
    columns.put("gross_profits", metrics.grossProfits());
    columns.put("gross_losses", metrics.grossLosses());
    columns.put("daily_stops_hit", metrics.dailyStopsHit());
    columns.put("avg_positions", metrics.avgPositions());
    columns.put("n_symbols_used", metrics.symbolsUsed());
    columns.put("n_symbols_total", metrics.symbolsTotal());
    columns.put("dd_breach_6k_events", metrics.breachEvents());
    columns.put("dd_breach_6k_periods", metrics.breachPeriods());
    columns.put("dd_breach_6k_pct_time", metrics.breachPctTime());
    return columns;
  }

  /** The same for JSON, where drawdowns are positive as everywhere but in those columns. */
  static Map<String, Number> figures(PortfolioMetrics metrics) {
    Map<String, Number> figures = columns(metrics);
    figures.put("max_drawdown_dollars", Math.abs(metrics.maxDrawdownDollars()));
    figures.put("max_drawdown_pct", Math.abs(metrics.maxDrawdownPct()));
    return figures;
  }

  /** One row for each limit. */
  static void write(Path file, List<PortfolioMetrics> rows) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(String.join(",", columns(rows.get(0)).keySet())).append('\n');
    for (PortfolioMetrics row : rows) {
      text.append(String.join(",", columns(row).values().stream().map(PortfolioCsv::text).toList()))
          .append('\n');
    }
    write(file, text);
  }

  /** One row for each portfolio that was tried. */
  static void write(Path file, SearchResult result) throws IOException {
    StringBuilder text =
        new StringBuilder("symbols,max_positions,sharpe_ratio,max_drawdown_dollars,")
            .append("dd_breach_6k_events\n");
    for (int i = 0; i < result.tried().size(); i++) {
      Candidate each = result.tried().get(i);
      text.append(String.join(" ", result.symbols(each)))
          .append(',')
          .append(each.maxPositions())
          .append(',')
          .append(text(each.sharpe()))
          .append(',')
          .append(text(-each.maxDrawdown()))
          .append(',')
          .append(each.breachEvents())
          .append('\n');
    }
    write(file, text);
  }

  private static String text(Number number) {
    return number instanceof Integer ? number.toString() : ShortestDecimal.of(number.doubleValue());
  }

  private static void write(Path file, StringBuilder text) throws IOException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    NewFile.write(file, true, out -> out.write(bytes));
  }
}
