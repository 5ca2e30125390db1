package io.multialpha.host.report.page;

import io.multialpha.host.report.EquityCurve;
import io.multialpha.host.report.Performance;
import io.multialpha.host.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a run.
 *
 * @param summary of {@code summary.json}
 * @param result of {@code equity.csv} and {@code trades.csv}
 */
record RunFiles(JsonTree summary, Result result) {
  /**
   * Reads a folder.
   *
   * @throws PageException if a file is missing or is not what a run leaves
   */
  static RunFiles read(Path folder, String shown) {
    String file = shown + "/" + RunFolder.SUMMARY;
    JsonTree summary = json(folder.resolve(RunFolder.SUMMARY), file);
    new SoundJson(file).truth(summary, "synthetic");
    Map<String, Days> days = new LinkedHashMap<>();
    summary.get("strategies").items().forEach(each -> days.put(each.text("strategy"), new Days()));
    Days total = new Days();
    CsvColumns equity =
        CsvColumns.of(
            folder.resolve(RunFolder.EQUITY),
            shown + "/" + RunFolder.EQUITY,
            "trade_date",
            "strategy",
            "equity");
    while (equity.next()) {
      boolean isTotal = equity.text(1).equals(Performance.TOTAL);
      Days each = isTotal ? total : days.computeIfAbsent(equity.text(1), name -> new Days());
      each.add(equity.date(0), equity.number(2));
    }
    List<Result.Curve> curves = new ArrayList<>();
    for (JsonTree strategy : summary.get("strategies").items()) {
      String name = strategy.text("strategy");
      curves.add(new Result.Curve(name, days.get(name).curve(strategy.number("starting_cash"))));
    }
    EquityCurve all = total.curve(summary.get("total").number("starting_cash"));
    return new RunFiles(summary, new Result(curves, all, trades(folder, shown, all)));
  }

  /** Reads a JSON file. */
  static JsonTree json(Path file, String shown) {
    try {
      JsonTree tree = JsonTree.parse(Files.readString(file));
      if (tree.kind() == JsonTree.Kind.OBJECT) {
        return tree;
      }
    } catch (IOException e) {
      // Told below.
    }
    throw new PageException(
        shown
            + (Files.exists(file) ? " is no JSON object that can be read" : " is missing")
            + "; make the result again.");
  }

  private static ClosedTrades trades(Path folder, String shown, EquityCurve total) {
    CsvColumns csv =
        CsvColumns.of(
            folder.resolve(RunFolder.TRADES),
            shown + "/" + RunFolder.TRADES,
            "strategy",
            "symbol",
            "entry_time",
            "exit_time",
            "net_pnl");
    TradeDatePlaces dates = new TradeDatePlaces(total);
    ClosedTrades trades = new ClosedTrades();
    while (csv.next()) {
      long exit = csv.instant(3);
      trades.add(csv.text(0), csv.text(1), csv.instant(2), exit, dates.of(exit), csv.number(4));
    }
    return trades;
  }

  /** Equity as it is read. */
  static final class Days {
    private int size;
    private int[] dates = new int[256];
    private double[] equity = new double[256];

    void add(int date, double value) {
      if (size == dates.length) {
        dates = Arrays.copyOf(dates, 2 * size);
        equity = Arrays.copyOf(equity, 2 * size);
      }
      dates[size] = date;
      equity[size++] = value;
    }

    EquityCurve curve(double start) {
      return EquityCurve.of(start, Arrays.copyOf(dates, size), Arrays.copyOf(equity, size));
    }
  }
}
