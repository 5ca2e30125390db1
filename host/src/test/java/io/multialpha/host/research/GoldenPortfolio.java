package io.multialpha.host.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.research.results.ResultsFolder;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.PortfolioMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Results that were recorded from the original, and our own of the same form. */
public final class GoldenPortfolio {
  private final Path results;
  private final Path recorded;

  private GoldenPortfolio(Path results, Path recorded) {
    this.results = results;
    this.recorded = recorded;
  }

  /** What the original made of trades whose times all differ. */
  public static GoldenPortfolio unique() {
    return shared("unique/results", "unique/out");
  }

  /** What the original, its order made well-defined, made of trades on the hour. */
  public static GoldenPortfolio hourly() {
    return shared("hourly/results", "hourly/out_canonical");
  }

  /** Our own small one, by an independent program. */
  public static GoldenPortfolio own() {
    return new GoldenPortfolio(
        root().resolve("docs/sample-results"), root().resolve("docs/sample-results/expected"));
  }

  private static GoldenPortfolio shared(String results, String recorded) {
    Path folder = root().resolveSibling("shared").resolve("golden/portfolio");
    assumeTrue(Files.isDirectory(folder), "there is no ../shared/golden/portfolio");
    return new GoldenPortfolio(folder.resolve(results), folder.resolve(recorded));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("multi-alpha"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The folder of the trades. */
  public Path results() {
    return results;
  }

  /** A file that was recorded. */
  public Path recorded(String name) {
    return recorded.resolve(name);
  }

  /** The trades of these symbols, or of all. */
  public TradeSet trades(String... symbols) {
    return ResultsFolder.read(results, List.of(symbols), TradingCalendar.CHICAGO);
  }

  /** Rows of a table, by column. */
  public List<Map<String, String>> table(String name) throws IOException {
    List<String> lines = Files.readAllLines(recorded(name));
    String[] header = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], fields[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** Requires every column to be that of the row: figures to 1e-12, counts exactly. */
  public static void requireEqual(PortfolioMetrics metrics, Map<String, String> row) {
    Map<String, Double> ours = columns(metrics);
    assertThat(ours.keySet()).isEqualTo(row.keySet());
    row.forEach(
        (column, text) -> {
          double expected = Double.parseDouble(text);
          assertThat(ours.get(column))
              .as("%s at max_positions %s", column, row.get("max_positions"))
              .isCloseTo(expected, within(Math.abs(expected) * 1e-12));
        });
  }

  private static Map<String, Double> columns(PortfolioMetrics m) {
    Map<String, Double> columns = new HashMap<>();
    columns.put("max_positions", (double) m.maxPositions());
    columns.put("total_return_dollars", m.totalReturnDollars());
    columns.put("total_return_pct", m.totalReturnPct());
    columns.put("cagr", m.cagr());
    columns.put("sharpe_ratio", m.sharpeRatio());
    columns.put("annualized_volatility", m.annualizedVolatility());
    columns.put("max_drawdown_dollars", m.maxDrawdownDollars());
    columns.put("max_drawdown_pct", m.maxDrawdownPct());
    columns.put("profit_factor", m.profitFactor());
    columns.put("gross_profits", m.grossProfits());
    columns.put("gross_losses", m.grossLosses());
    columns.put("daily_stops_hit", (double) m.dailyStopsHit());
    columns.put("avg_positions", m.avgPositions());
    columns.put("n_symbols_used", (double) m.symbolsUsed());
    columns.put("n_symbols_total", (double) m.symbolsTotal());
    columns.put("dd_breach_6k_events", (double) m.breachEvents());
    columns.put("dd_breach_6k_periods", (double) m.breachPeriods());
    columns.put("dd_breach_6k_pct_time", m.breachPctTime());
    return columns;
  }
}
