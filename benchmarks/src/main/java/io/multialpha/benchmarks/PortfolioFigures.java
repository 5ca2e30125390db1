package io.multialpha.benchmarks;

import io.multialpha.host.market.TradingCalendar;
import io.multialpha.host.research.results.ResultsFolder;
import io.multialpha.host.research.results.TradeSet;
import io.multialpha.host.research.simulation.ReferencePlan;
import io.multialpha.host.research.simulation.ReferenceSettings;
import io.multialpha.host.research.simulation.ReferenceSimulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints what the reference method comes to on the trades of {@link PortfolioSimulation}, as JSON:
 * whoever is timed beside it has to come to the same.
 */
public final class PortfolioFigures {
  static final int LIMITS = 10;

  private PortfolioFigures() {}

  /** Of the folder named, or of that of the benchmark. */
  public static void main(String[] args) {
    System.out.println(of(args.length == 0 ? folder() : Path.of(args[0])));
  }

  /** The trades that the original was measured on, or the sample. */
  static Path folder() {
    Path measured =
        Repository.root().resolveSibling("shared").resolve("golden/portfolio/unique/results");
    return Files.isDirectory(measured)
        ? measured
        : Repository.root().resolve("docs/sample-results");
  }

  static TradeSet trades(Path folder) {
    return ResultsFolder.read(folder, List.of(), TradingCalendar.CHICAGO);
  }

  static String of(Path folder) {
    TradeSet trades = trades(folder);
    ReferenceSimulation simulation =
        ReferencePlan.of(trades, ReferenceSettings.DEFAULT).newSimulation();
    List<String> rows = new ArrayList<>();
    for (int limit = 1; limit <= LIMITS; limit++) {
      simulation.run(trades.all(), limit);
      rows.add(
          "{\"max_positions\": "
              + limit
              + ", \"sharpe\": "
              + simulation.sharpe()
              + ", \"drawdown\": "
              + simulation.maxDrawdown()
              + ", \"breaches\": "
              + simulation.breachEvents()
              + "}");
    }
    return "{\"folder\": \""
        + folder.toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\"")
        + "\", \"events\": "
        + 2 * trades.size()
        + ", \"figures\": ["
        + String.join(", ", rows)
        + "]}";
  }
}
