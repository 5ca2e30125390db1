package io.multialpha.host.research.results;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is in {@code trades.csv} of a run's folder, as {@code run} and {@code backtest} leave it.
 *
 * @param strategies whose trades they are; one, or none where there is no trade
 * @param inSampleUntil last trade date on which one of the run's models was trained, if there is
 *     one
 * @param symbols by name
 */
record RunTrades(
    Set<String> strategies, Optional<LocalDate> inSampleUntil, List<SymbolTrades> symbols) {
  static final String NAME = "trades.csv";
  static final String SUMMARY = "summary.json";

  private static final String IN_SAMPLE = "in_sample_until";

  private static final List<String> COLUMNS =
      List.of(
          "strategy",
          "symbol",
          "direction",
          "contracts",
          "entry_time",
          "entry_price",
          "exit_time",
          "commission",
          "net_pnl");

  /**
   * Reads all symbols.
   *
   * @throws ResultsException if something is wrong with the file, or it is of several strategies
   */
  static RunTrades read(Path file) {
    TradeCsv csv = new TradeCsv(file, file.toString(), ZoneOffset.UTC, COLUMNS);
    Map<String, TradeCollector> collectors = new TreeMap<>();
    Set<String> strategies = new LinkedHashSet<>();
    int strategy = csv.column("strategy");
    int symbol = csv.column("symbol");
    int entry = csv.column("entry_time");
    int exit = csv.column("exit_time");
    int profit = csv.column("net_pnl");
    while (csv.next()) {
      strategies.add(csv.text(strategy));
      TradeCollector trades =
          collectors.computeIfAbsent(csv.text(symbol), name -> new TradeCollector(name));
      if (trades.times(csv, entry, exit)) {
        trades.trade(
            csv.number(profit),
            csv.number(csv.column("commission")),
            quantity(csv),
            csv.number(csv.column("entry_price")));
      }
    }
    // First: trades of two strategies at one time look like one that is there twice.
    if (strategies.size() > 1) {
      throw new ResultsException(
          file
              + " has trades of "
              + String.join(", ", strategies)
              + ", whose accounts have limits of their own; back-test one of them alone.");
    }
    csv.requireSound();
    List<SymbolTrades> all = new ArrayList<>();
    for (TradeCollector each : collectors.values()) {
      SymbolTrades trades = each.trades(Score.NONE);
      all.add(trades.scored(trades.ownScore()));
    }
    return new RunTrades(strategies, inSampleUntil(file.resolveSibling(SUMMARY)), all);
  }

  private static Optional<LocalDate> inSampleUntil(Path summary) {
    return JsonFields.text(summary, IN_SAMPLE)
        .map(
            text -> {
              try {
                return LocalDate.parse(text);
              } catch (DateTimeParseException e) {
                throw new ResultsException(
                    summary
                        + ": "
                        + IN_SAMPLE
                        + " is '"
                        + text
                        + "', expected a date such as 2024-01-31; make the run again.");
              }
            });
  }

  private static int quantity(TradeCsv csv) {
    double contracts = csv.number(csv.column("contracts"));
    String direction = csv.text(csv.column("direction"));
    if (!direction.equals("long") && !direction.equals("short")) {
      csv.problem("'" + direction + "' is neither long nor short");
    }
    return (int) (direction.equals("long") ? contracts : -contracts);
  }
}
