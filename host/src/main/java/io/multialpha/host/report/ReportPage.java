package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.AccountResult.OpenPosition;
import io.multialpha.host.ledger.RunInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The result of a run as a web page for those who would rather look than read: {@code report.html},
 * one file without scripts and without anything from outside.
 */
final class ReportPage {
  private static final int COLOURS = 6;
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1c1e21; --paper: #fff; --faint: #6b7280;
        --grid: #e5e7eb; --bad: #b91c1c; --c1: #0072b2; --c2: #d55e00; --c3: #009e73;
        --c4: #cc79a7; --c5: #b58900; --c6: #56b4e9; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e5e7eb; --paper: #16181d;
        --faint: #9ca3af; --grid: #2d3139; --bad: #f87171; } }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        max-width: 1080px; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; }
      p { margin: .3rem 0; } .faint { color: var(--faint); }
      .synthetic { background: #fde68a; color: #422006; padding: .4rem .7rem;
        border-radius: 4px; }
      .failure { background: #b91c1c; color: #fff; padding: .4rem .7rem; border-radius: 4px; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
      th, td { text-align: right; padding: .2rem .5rem; border-bottom: 1px solid var(--grid);
        white-space: nowrap; }
      th { font-weight: normal; color: var(--faint); white-space: normal; vertical-align: bottom; }
      th:first-child, td:first-child { text-align: left; }
      td.text, th.text { text-align: left; white-space: normal; }
      tr.total td { font-weight: 600; } .loss { color: var(--bad); }
      .scroll { overflow-x: auto; }
      svg { width: 100%; height: auto; display: block; }
      svg text { font-size: 12px; fill: var(--faint); } text.value { text-anchor: end; }
      text.date { text-anchor: middle; } .grid { stroke: var(--grid); }
      .zero { stroke: var(--faint); } .line { fill: none; stroke-width: 1.5; }
      .area { fill-opacity: .2; stroke: none; }
      .c0 { stroke: var(--ink); stroke-width: 2; } .c1 { stroke: var(--c1); }
      .c2 { stroke: var(--c2); } .c3 { stroke: var(--c3); } .c4 { stroke: var(--c4); }
      .c5 { stroke: var(--c5); } .c6 { stroke: var(--c6); }
      .drawdown { stroke: var(--bad); } .area.drawdown { fill: var(--bad); stroke: none; }
      .key { display: inline-block; width: 1.4em; border-top: 3px solid; margin: 0 .4em .25em 0; }
      .key.c0 { color: var(--ink); } .key.c1 { color: var(--c1); } .key.c2 { color: var(--c2); }
      .key.c3 { color: var(--c3); } .key.c4 { color: var(--c4); } .key.c5 { color: var(--c5); }
      .key.c6 { color: var(--c6); }
      """;

  private final RunReport report;
  private final List<Performance> shown;
  private final boolean several;
  private final StringBuilder html = new StringBuilder();

  private ReportPage(RunReport report) {
    this.report = report;
    several = report.performances().size() > 1;
    shown = new ArrayList<>(report.performances());
    if (several) {
      shown.add(report.total());
    }
  }

  /** The page. */
  static String of(RunReport report) {
    return new ReportPage(report).write();
  }

  private String write() {
    RunInfo info = report.info();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    html.append("<title>").append(escaped(info.id())).append("</title>\n<style>\n");
    html.append(STYLE).append("</style>\n</head>\n<body>\n");
    writeHead(info);
    writePerformances();
    writeCharts();
    writeInstruments();
    writeBlocked();
    writeOpenPositions();
    if (!info.notes().isEmpty()) {
      html.append("<h2>Notes</h2>\n");
      info.notes().forEach(note -> paragraph("", note));
    }
    writeOrigin(info);
    return html.append("</body>\n</html>\n").toString();
  }

  private void writeHead(RunInfo info) {
    html.append("<h1>").append(info.mode() == RunInfo.Mode.PAPER ? "Paper run " : "Back-test ");
    html.append(escaped(info.id())).append("</h1>\n");
    paragraph("faint", info.from() + " to " + info.to());
    if (info.source().synthetic()) {
      paragraph("synthetic", info.source().text() + ": made-up prices, no result is evidence.");
    } else {
      paragraph("faint", info.source().text());
    }
    for (AccountResult account : report.accounts()) {
      account
          .failure()
          .ifPresent(
              why -> paragraph("failure", account.journal().account() + " was set aside: " + why));
      RunTable.outOfCash(account)
          .ifPresent(
              since ->
                  paragraph("failure", account.journal().account() + " ran out of cash: " + since));
      for (AccountResult.ModelFailure failure : account.modelFailures()) {
        paragraph(
            "failure",
            "The model of "
                + failure.symbol()
                + " in "
                + account.journal().account()
                + " failed, and its entries were refused: "
                + failure.why());
      }
    }
  }

  private void writePerformances() {
    html.append("<h2>Result</h2>\n<div class=\"scroll\"><table>\n");
    head(
        "strategy",
        "trades",
        "net P&L $",
        "open $",
        "max drawdown $",
        "Sharpe",
        "win %",
        "profit factor",
        "expectancy $",
        "commission $",
        "average open",
        "daily stops",
        "blocked");
    for (int i = 0; i < shown.size(); i++) {
      Performance performance = shown.get(i);
      TradeStatistics.Side all = performance.trades().all();
      boolean total = several && i == shown.size() - 1;
      html.append(total ? "<tr class=\"total\">" : "<tr>");
      html.append("<td><span class=\"key ").append(colour(i)).append("\"></span>");
      html.append(escaped(performance.name())).append("</td>");
      cell(FixedDecimals.grouped(all.count()));
      money(all.netProfit());
      money(performance.openProfit());
      cell(FixedDecimals.groupedWhole(performance.maxDrawdown()) + (total ? "*" : ""));
      cell(FixedDecimals.fixed(performance.sharpe(), 2));
      cell(FixedDecimals.fixed(100 * all.winRate(), 1));
      cell(FixedDecimals.fixed(all.profitFactor(), 2));
      cell(FixedDecimals.money(all.expectancy()));
      cell(FixedDecimals.groupedWhole(all.commission()));
      cell(FixedDecimals.fixed(performance.averageOpenPositions(), 2));
      cell(FixedDecimals.grouped(performance.dailyStops()));
      cell(FixedDecimals.grouped(performance.blocked().total()));
      html.append("</tr>\n");
    }
    html.append("</table></div>\n");
    if (several) {
      paragraph(
          "faint",
          "* at the ends of trade dates; the drawdowns of the strategies are at every bar");
    }
  }

  private void writeCharts() {
    EquityCurve total = report.total().curve();
    if (total.size() == 0) {
      return;
    }
    List<SvgChart.Line> lines = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      lines.add(new SvgChart.Line(colour(i), gains(shown.get(i).curve(), total)));
    }
    html.append("<h2>Profit and loss, marked to market, $</h2>\n");
    html.append(SvgChart.of("Profit and loss by trade date", 340, lines, false));
    html.append("<h2>Drawdown of the total at the ends of trade dates, $</h2>\n");
    html.append(
        SvgChart.of(
            "Drawdown by trade date",
            150,
            List.of(new SvgChart.Line("drawdown", drawdowns(total))),
            true));
  }

  /** Change of equity since the start, on the dates of the total. */
  private static EquityCurve gains(EquityCurve curve, EquityCurve total) {
    double[] gains = new double[total.size()];
    double latest = 0;
    int next = 0;
    for (int day = 0; day < gains.length; day++) {
      if (next < curve.size() && curve.tradeDate(next) == total.tradeDate(day)) {
        latest = curve.equity(next++) - curve.start();
      }
      gains[day] = latest;
    }
    return EquityCurve.of(0, total.tradeDates(), gains);
  }

  private static EquityCurve drawdowns(EquityCurve curve) {
    double[] drawdowns = new double[curve.size()];
    double peak = curve.start();
    for (int day = 0; day < drawdowns.length; day++) {
      peak = Math.max(peak, curve.equity(day));
      drawdowns[day] = curve.equity(day) - peak;
    }
    return EquityCurve.of(0, curve.tradeDates(), drawdowns);
  }

  private void writeInstruments() {
    html.append("<h2>By instrument</h2>\n<div class=\"scroll\"><table>\n");
    html.append("<tr><th>strategy</th><th class=\"text\">symbol</th><th>trades</th>");
    html.append("<th>net P&amp;L $</th><th>win %</th><th>profit factor</th>");
    html.append("<th>drawdown of its closed trades $</th></tr>\n");
    for (AccountResult account : report.accounts()) {
      for (InstrumentResult result : InstrumentResult.of(account.journal())) {
        html.append("<tr>");
        cell(account.journal().account());
        textCell(result.symbol());
        cell(FixedDecimals.grouped(result.trades().count()));
        money(result.trades().netProfit());
        cell(FixedDecimals.fixed(100 * result.trades().winRate(), 1));
        cell(FixedDecimals.fixed(result.trades().profitFactor(), 2));
        cell(FixedDecimals.groupedWhole(result.drawdown()));
        html.append("</tr>\n");
      }
    }
    html.append("</table></div>\n");
  }

  private void writeBlocked() {
    if (report.total().blocked().total() == 0) {
      return;
    }
    html.append("<h2>Entries blocked</h2>\n<table>\n");
    html.append("<tr><th>strategy</th><th>entries</th><th class=\"text\">by</th>");
    html.append("<th class=\"text\">why</th></tr>\n");
    for (Performance performance : report.performances()) {
      for (BlockedEntries.Reason reason : performance.blocked().reasons()) {
        html.append("<tr>");
        cell(performance.name());
        cell(FixedDecimals.grouped(reason.count()));
        textCell(reason.words());
        textCell(reason.reason());
        html.append("</tr>\n");
      }
    }
    html.append("</table>\n");
  }

  private void writeOpenPositions() {
    if (report.total().openPositions() == 0) {
      return;
    }
    html.append("<h2>Open at the end</h2>\n<table>\n");
    head("strategy", "symbol", "contracts", "since", "entry", "last", "open $");
    for (AccountResult account : report.accounts()) {
      for (OpenPosition position : account.openAtEnd()) {
        html.append("<tr>");
        cell(account.journal().account());
        cell(position.symbol());
        cell(Integer.toString(position.quantity()));
        cell(Instant.ofEpochMilli(position.entryTime()).toString());
        cell(FixedDecimals.price(position.entryPrice()));
        cell(FixedDecimals.price(position.lastPrice()));
        money(position.openProfit());
        html.append("</tr>\n");
      }
    }
    html.append("</table>\n");
  }

  private void writeOrigin(RunInfo info) {
    html.append("<h2>What was run</h2>\n");
    paragraph("faint", info.command());
    paragraph("faint", info.config().file() + ", SHA-256 " + info.config().sha256());
    for (RunInfo.PluginFile plugin : info.plugins()) {
      paragraph(
          "faint",
          "Plugin " + plugin.id() + " " + plugin.version() + ", SHA-256 " + plugin.sha256());
    }
    for (RunInfo.ModelUsed model : info.models()) {
      paragraph(
          "faint",
          "Model of "
              + model.strategy()
              + " in "
              + model.symbol()
              + ", threshold "
              + model.threshold()
              + ", "
              + model.features().size()
              + " features, read by "
              + model.loader()
              + model.sklearnVersion().map(version -> ", scikit-learn " + version).orElse("")
              + ": "
              + model.metadata()
              + ", SHA-256 "
              + model.metadataSha256()
              + "; "
              + model.model()
              + ", SHA-256 "
              + model.modelSha256());
    }
    paragraph("faint", "multi-alpha " + info.hostVersion() + ", " + info.startedAt());
  }

  private String colour(int shownIndex) {
    boolean total = several && shownIndex == shown.size() - 1;
    return "c" + (total ? 0 : 1 + shownIndex % COLOURS);
  }

  private void head(String... names) {
    html.append("<tr>");
    Arrays.stream(names).forEach(name -> html.append("<th>").append(escaped(name)).append("</th>"));
    html.append("</tr>\n");
  }

  private void cell(String text) {
    html.append("<td>").append(text.isEmpty() ? "n/a" : escaped(text)).append("</td>");
  }

  private void textCell(String text) {
    html.append("<td class=\"text\">").append(escaped(text)).append("</td>");
  }

  private void money(double dollars) {
    html.append(dollars < 0 ? "<td class=\"loss\">" : "<td>");
    String text = FixedDecimals.groupedWhole(dollars);
    html.append(text.isEmpty() ? "n/a" : text).append("</td>");
  }

  private void paragraph(String style, String text) {
    html.append("<p class=\"").append(style).append("\">").append(escaped(text)).append("</p>\n");
  }

  /** Text of a plugin or of a path may hold anything; none of it may become part of the page. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
