package io.multialpha.host.report.page;

import io.multialpha.host.report.EquityCurve;
import io.multialpha.host.report.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of a portfolio search.
 *
 * @param search of {@code search.json}
 * @param train what the chosen portfolio came to in the period that was searched
 * @param test what it came to in the other
 * @param sharpes of every portfolio that was tried, per year; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SearchFiles(JsonTree search, Period train, Period test, double[] sharpes) {
  /** What is shown as a number, of whatever it is. */
  private static final Set<String> FIGURES =
      Set.of(
          "sharpe_ratio",
          "cagr",
          "total_return_dollars",
          "max_drawdown_dollars",
          "max_drawdown_interval_low",
          "max_drawdown_interval_high",
          "profit_factor",
          "annualized_volatility",
          "avg_positions",
          "daily_stops_hit",
          "dd_breach_6k_events",
          "max_positions",
          "test_looks",
          "trials",
          "observations",
          "sharpe_interval_low",
          "sharpe_interval_high",
          "probabilistic_sharpe_ratio",
          "deflated_sharpe_ratio",
          "minimum_track_record",
          "overfitting_probability",
          "overfitting_portfolios",
          "compared_portfolios",
          "reality_check_p",
          "superior_ability_p");

  /**
   * One period.
   *
   * @param result by each method; the first is the one that was searched with
   * @param instruments each instrument alone, by the same method
   */
  record Period(Result result, List<Result.Curve> instruments) {
    /** Copies the list. */
    Period {
      instruments = List.copyOf(instruments);
    }
  }

  /**
   * Reads a folder.
   *
   * @throws PageException if a file is missing or is not what a search leaves
   */
  static SearchFiles read(Path folder, String shown) {
    String file = shown + "/" + ReportPage.SEARCH;
    JsonTree search = RunFiles.json(folder.resolve(ReportPage.SEARCH), file);
    requireSound(new SoundJson(file), search);
    Map<String, Map<String, RunFiles.Days>> periods = new LinkedHashMap<>();
    CsvColumns equity =
        CsvColumns.of(
            folder.resolve(RunFolder.EQUITY),
            shown + "/" + RunFolder.EQUITY,
            "period",
            "series",
            "date",
            "equity");
    while (equity.next()) {
      periods
          .computeIfAbsent(equity.text(0), any -> new LinkedHashMap<>())
          .computeIfAbsent(equity.text(1), any -> new RunFiles.Days())
          .add(equity, 2, 3);
    }
    return new SearchFiles(
        search,
        period(folder, shown, search, "train", periods),
        period(folder, shown, search, "test", periods),
        sharpes(folder, shown));
  }

  private static void requireSound(SoundJson sound, JsonTree search) {
    sound.truth(search, "synthetic");
    sound.numbers(search, "", "trials", "trials_ever", "max_dd_limit", "initial_cash");
    sound.figures(search, "", FIGURES);
    JsonTree chosen = search.get("optimal_config");
    if (search.fields().containsKey("optimal_config") && chosen.kind() == JsonTree.Kind.NULL) {
      return;
    }
    sound.someItems(chosen, "optimal_config.", "instruments");
    sound.numbers(chosen, "optimal_config.", "max_positions");
    for (String period : List.of("train", "test")) {
      JsonTree of = search.get(period);
      sound.texts(of, period + ".", "start", "end");
      sound.numbers(of, period + ".", "total_return_dollars", "max_drawdown_dollars");
    }
  }

  private static Period period(
      Path folder,
      String shown,
      JsonTree search,
      String name,
      Map<String, Map<String, RunFiles.Days>> periods) {
    double cash = search.number("initial_cash");
    List<String> chosen =
        search.get("optimal_config").get("instruments").items().stream()
            .map(JsonTree::text)
            .toList();
    List<Result.Curve> methods = new ArrayList<>();
    List<Result.Curve> instruments = new ArrayList<>();
    periods
        .getOrDefault(name, Map.of())
        .forEach(
            (series, days) ->
                (chosen.contains(series) ? instruments : methods)
                    .add(new Result.Curve(series, days.curve(cash))));
    EquityCurve own =
        methods.isEmpty()
            ? EquityCurve.of(cash, new int[0], new double[0])
            : methods.get(0).equity();
    return new Period(new Result(methods, own, trades(folder, shown, name, own)), instruments);
  }

  private static ClosedTrades trades(Path folder, String shown, String period, EquityCurve own) {
    CsvColumns csv =
        CsvColumns.of(
            folder.resolve(RunFolder.TRADES),
            shown + "/" + RunFolder.TRADES,
            "period",
            "symbol",
            "exit_time",
            "net_pnl");
    TradeDatePlaces dates = new TradeDatePlaces(own);
    ClosedTrades trades = new ClosedTrades();
    while (csv.next()) {
      if (csv.text(0).equals(period)) {
        long exit = csv.instant(2);
        trades.add("", csv.text(1), exit, exit, dates.of(exit), csv.number(3));
      }
    }
    return trades;
  }

  private static double[] sharpes(Path folder, String shown) {
    CsvColumns csv =
        CsvColumns.of(
            folder.resolve(ReportPage.CANDIDATES),
            shown + "/" + ReportPage.CANDIDATES,
            "sharpe_ratio");
    double[] sharpes = new double[1024];
    int size = 0;
    while (csv.next()) {
      if (size == sharpes.length) {
        sharpes = Arrays.copyOf(sharpes, 2 * size);
      }
      boolean defined = !csv.text(0).isEmpty() && !csv.text(0).equalsIgnoreCase("nan");
      sharpes[size++] = defined ? csv.number(0) : Double.NaN;
    }
    return Arrays.copyOf(sharpes, size);
  }
}
