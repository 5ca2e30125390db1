package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each strategy and each instrument of a run has contributed, and how they go together. */
final class RunParts {
  private static final int MOST_CORRELATED = 24;

  /** Closed trades of one instrument, or of one strategy in it. */
  private static final class Sums {
    private int trades;
    private int winners;
    private double won;
    private double lost;
    private double peak;
    private double drawdown;

    void add(double profit) {
      trades++;
      if (profit > 0) {
        winners++;
        won += profit;
      } else {
        lost -= profit;
      }
      peak = Math.max(peak, won - lost);
      drawdown = Math.max(drawdown, peak - (won - lost));
    }

    ContributionSection.Part part(String name) {
      return new ContributionSection.Part(
          name,
          won - lost,
          List.of(
              FixedDecimals.grouped(trades),
              Html.fixed(100.0 * winners / trades, 1),
              lost == 0 ? "" : Html.fixed(won / lost, 2),
              FixedDecimals.groupedWhole(drawdown)));
    }
  }

  private static final List<String> FIGURES =
      List.of("trades", "win %", "profit factor", "drawdown of its closed trades $");

  private RunParts() {}

  /** Writes both sections. */
  static void write(Html html, JsonTree summary, Result result) {
    boolean several = result.curves().size() > 1;
    html.section("contribution", "Where it came from");
    if (several) {
      html.raw("<h3>By strategy</h3>\n");
      ContributionSection.table(
          html,
          "Net profit and loss by strategy",
          strategies(summary),
          List.of("strategy", "open $"));
    }
    html.raw("<h3>By instrument</h3>\n");
    Map<String, Sums> instruments = new TreeMap<>();
    Map<String, Sums> both = new TreeMap<>();
    addUp(result.trades(), instruments, both);
    if (instruments.isEmpty()) {
      html.paragraph("", "No trade was closed.");
    } else {
      table(html, "Net profit and loss of closed trades by instrument", "symbol", instruments);
    }
    if (several && !both.isEmpty()) {
      html.raw("<details>\n<summary>By strategy and instrument</summary>\n");
      table(html, "Closed trades by strategy and instrument", "part", both);
      html.raw("</details>\n");
    }
    html.end();
    correlation(html, result, instruments);
  }

  private static void addUp(
      ClosedTrades trades, Map<String, Sums> instruments, Map<String, Sums> both) {
    List<String> strategies = trades.strategies();
    List<String> symbols = trades.symbols();
    Sums[] ofSymbol = new Sums[symbols.size()];
    Sums[] ofBoth = new Sums[strategies.size() * symbols.size()];
    for (int i = 0; i < trades.size(); i++) {
      int symbol = trades.symbol(i);
      int pair = trades.strategy(i) * symbols.size() + symbol;
      if (ofBoth[pair] == null) {
        String name = symbols.get(symbol);
        ofSymbol[symbol] = instruments.computeIfAbsent(name, any -> new Sums());
        String and = strategies.get(trades.strategy(i)) + " " + name;
        ofBoth[pair] = both.computeIfAbsent(and, any -> new Sums());
      }
      ofSymbol[symbol].add(trades.profit(i));
      ofBoth[pair].add(trades.profit(i));
    }
  }

  private static List<ContributionSection.Part> strategies(JsonTree summary) {
    return summary.get("strategies").items().stream()
        .map(
            each ->
                new ContributionSection.Part(
                    each.text("strategy"),
                    each.number("net_pnl"),
                    List.of(FixedDecimals.groupedWhole(each.number("open_pnl")))))
        .toList();
  }

  private static void table(Html html, String caption, String name, Map<String, Sums> sums) {
    List<ContributionSection.Part> parts = new ArrayList<>();
    sums.forEach((each, sum) -> parts.add(sum.part(each)));
    parts.sort((one, other) -> Double.compare(other.profit(), one.profit()));
    List<String> names = new ArrayList<>(List.of(name));
    names.addAll(FIGURES);
    ContributionSection.table(html, caption, parts, names);
  }

  private static void correlation(Html html, Result result, Map<String, Sums> instruments) {
    boolean several = result.curves().size() > 1;
    if (!several && instruments.size() < 2) {
      return;
    }
    html.section("correlation", "How the parts go together");
    if (result.isShort()) {
      html.paragraph("", result.tooShort());
      html.end();
      return;
    }
    if (several) {
      html.raw("<h3>Strategies</h3>\n");
      CorrelationSection.table(
          html, "Correlation of daily changes of equity between strategies", ofStrategies(result));
    }
    if (instruments.size() > 1) {
      List<String> busiest =
          instruments.entrySet().stream()
              .sorted(
                  (one, other) -> Integer.compare(other.getValue().trades, one.getValue().trades))
              .limit(MOST_CORRELATED)
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      html.raw("<h3>Instruments</h3>\n");
      CorrelationSection.table(
          html,
          "Correlation of daily profit and loss between instruments",
          ofInstruments(result, busiest));
      html.paragraph(
          "faint",
          "Pearson's, over all trade dates. An instrument's day is what its trades closed on it came"
              + " to, so positions held over days show in it only at their end."
              + (busiest.size() < instruments.size()
                  ? " The " + MOST_CORRELATED + " with most trades are shown."
                  : ""));
    }
    html.end();
  }

  private static List<CorrelationSection.Part> ofStrategies(Result result) {
    List<CorrelationSection.Part> parts = new ArrayList<>();
    for (Result.Curve curve : result.curves()) {
      double[] gains = EquitySection.gains(curve.equity(), result.total());
      double[] changes = new double[result.total().size()];
      for (int day = 0; day < changes.length; day++) {
        changes[day] = gains[day + 1] - gains[day];
      }
      parts.add(new CorrelationSection.Part(curve.name(), changes));
    }
    return parts;
  }

  private static List<CorrelationSection.Part> ofInstruments(Result result, List<String> symbols) {
    Map<String, double[]> days = new TreeMap<>();
    symbols.forEach(each -> days.put(each, new double[result.total().size()]));
    ClosedTrades trades = result.trades();
    double[][] bySymbol = trades.symbols().stream().map(days::get).toArray(double[][]::new);
    for (int i = 0; i < trades.size(); i++) {
      double[] of = bySymbol[trades.symbol(i)];
      if (of != null) {
        of[trades.day(i)] += trades.profit(i);
      }
    }
    List<CorrelationSection.Part> parts = new ArrayList<>();
    days.forEach((symbol, of) -> parts.add(new CorrelationSection.Part(symbol, of)));
    return parts;
  }
}
