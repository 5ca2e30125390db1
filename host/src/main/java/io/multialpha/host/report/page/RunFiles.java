package io.multialpha.host.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.Set;

/**
 * The files of a run.
 *
 * @param summary of {@code summary.json}
 * @param result of {@code equity.csv} and {@code trades.csv}
 */
record RunFiles(JsonTree summary, Result result) {
  /** Figures that every account has. */
  private static final String[] ALWAYS = {
    "trades",
    "net_pnl",
    "open_pnl",
    "starting_cash",
    "final_equity",
    "max_drawdown",
    "commission",
    "daily_stops"
  };

  /** Those that may not be defined, and those that stand within others. */
  private static final Set<String> FIGURES =
      Set.of(
          "trades",
          "net_pnl",
          "max_drawdown",
          "max_drawdown_trade_date_percent",
          "sharpe",
          "dollar_sharpe",
          "in_sample_dollar_sharpe",
          "win_rate",
          "profit_factor",
          "expectancy",
          "average_win",
          "average_loss",
          "average_bars_held",
          "average_open_positions",
          "count",
          "quantity",
          "entry_price",
          "last_price",
          "open_pnl");

  /**
   * Reads a folder.
   *
   * @throws PageException if a file is missing or is not what a run leaves
   */
  static RunFiles read(Path folder, String shown) {
    String file = shown + "/" + RunFolder.SUMMARY;
    JsonTree summary = json(folder.resolve(RunFolder.SUMMARY), file);
    requireSound(new SoundJson(file), summary);
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
      each.add(equity, 0, 2);
    }
    List<Result.Curve> curves = new ArrayList<>();
    for (JsonTree strategy : summary.get("strategies").items()) {
      String name = strategy.text("strategy");
      curves.add(new Result.Curve(name, days.get(name).curve(strategy.number("starting_cash"))));
    }
    EquityCurve all = total.curve(summary.get("total").number("starting_cash"));
    return new RunFiles(summary, new Result(curves, all, trades(folder, shown, all)));
  }

  private static void requireSound(SoundJson sound, JsonTree summary) {
    sound.truth(summary, "synthetic");
    List<JsonTree> strategies = sound.someItems(summary, "", "strategies");
    for (int i = 0; i < strategies.size(); i++) {
      String path = "strategies." + i + ".";
      sound.texts(strategies.get(i), path, "strategy");
      sound.numbers(strategies.get(i), path, ALWAYS);
    }
    sound.numbers(summary.get("total"), "total.", ALWAYS);
    sound.figures(summary, "", FIGURES);
  }

  /** Reads a JSON file. */
  static JsonTree json(Path file, String shown) {
    try {
      JsonTree tree = JsonTree.parse(Files.readString(file));
      if (tree.kind() == JsonTree.Kind.OBJECT) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw unreadable(shown + ", line " + line + " is no JSON");
    } catch (IOException e) {
      throw PageException.unread(shown, e);
    }
    throw unreadable(shown + " is no JSON object");
  }

  private static PageException unreadable(String what) {
    return new PageException(what + "; make the result again.");
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

    /** Takes the date and the equity of a row in. */
    void add(CsvColumns row, int dateColumn, int equityColumn) {
      int date = row.date(dateColumn);
      if (size > 0 && date <= dates[size - 1]) {
        throw row.problem("has a date that is not after the one before it");
      }
      if (size == dates.length) {
        dates = Arrays.copyOf(dates, 2 * size);
        equity = Arrays.copyOf(equity, 2 * size);
      }
      dates[size] = date;
      equity[size++] = row.number(equityColumn);
    }

    EquityCurve curve(double start) {
      return EquityCurve.of(start, Arrays.copyOf(dates, size), Arrays.copyOf(equity, size));
    }
  }
}
