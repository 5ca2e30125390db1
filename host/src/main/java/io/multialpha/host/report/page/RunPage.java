package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.report.RunFolder;
import java.util.ArrayList;
import java.util.List;

/** The page of a run. */
final class RunPage {
  private final JsonTree summary;
  private final Result result;

  private RunPage(JsonTree summary, Result result) {
    this.summary = summary;
    this.result = result;
  }

  /** The page. */
  static String of(JsonTree summary, Result result) {
    return PageFrame.of(summary.text("run"), new RunPage(summary, result)::write);
  }

  private void write(Html html) {
    new RunHead(summary).write(html);
    tiles(html);
    html.raw("<main>\n");
    writeResult(html);
    EquitySection.write(html, "equity", "Profit and loss, marked to market, $", "", result);
    EvidenceSection.write(html, result, new TrialsTable(summary)::write);
    MethodsSection.write(html, summary, result);
    MonthsSection.write(html, result.total());
    RunParts.write(html, summary, result);
    TradesSection.write(
        html, result.trades().profits(), "All closed trades, slippage and commission paid.");
    RunTrading.writeBlocked(html, summary);
    RunTrading.writeOpenPositions(html, summary);
    new RunHead(summary).writeNotes(html);
    RunOrigin.write(html, summary);
    FiguresSection.write(html, RunFolder.SUMMARY, summary);
    html.raw("</main>\n");
  }

  private void tiles(Html html) {
    JsonTree total = summary.get("total");
    double gain = total.number("final_equity") - total.number("starting_cash");
    html.raw("<dl class=\"tiles\">\n");
    tile(html, "Profit and loss", Html.dollars(gain), gain < 0);
    tile(html, "Sharpe, per year", Html.fixed(total.number("sharpe"), 2), false);
    tile(html, "Max drawdown", Html.dollars(total.number("max_drawdown")), false);
    tile(html, "Profit factor", Html.fixed(total.number("profit_factor"), 2), false);
    tile(html, "Win rate", Html.percent(total.number("win_rate"), 1), false);
    tile(html, "Trades", FixedDecimals.grouped((long) total.number("trades")), false);
    tile(html, "Trials before", new TrialsTable(summary).sum(), false);
    html.raw("</dl>\n");
  }

  static void tile(Html html, String name, String value, boolean loss) {
    html.raw("<div><dt>").text(name).raw(loss ? "</dt><dd class=\"loss\">" : "</dt><dd>");
    html.text(value).raw("</dd></div>\n");
  }

  private void writeResult(Html html) {
    List<JsonTree> strategies = summary.get("strategies").items();
    boolean several = strategies.size() > 1;
    List<JsonTree> shown = new ArrayList<>(strategies);
    if (several) {
      shown.add(summary.get("total"));
    }
    html.section("result", "Result");
    html.table(
        "Result by strategy",
        "<strategy",
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
      JsonTree each = shown.get(i);
      boolean total = several && i == shown.size() - 1;
      html.raw(total ? "<tr class=\"total\">" : "<tr>").raw("<th scope=\"row\">");
      html.raw("<span class=\"key " + EquitySection.colour(i, strategies.size()) + "\"></span>");
      html.text(total ? "total" : each.text("strategy")).raw("</th>");
      html.cell(count(each, "trades"));
      html.money(each.number("net_pnl")).money(each.number("open_pnl"));
      html.cell(FixedDecimals.groupedWhole(each.number("max_drawdown")) + (total ? "*" : ""));
      html.cell(Html.fixed(each.number("sharpe"), 2));
      html.cell(Html.fixed(100 * each.number("win_rate"), 1));
      html.cell(Html.fixed(each.number("profit_factor"), 2));
      html.cell(Html.fixed(each.number("expectancy"), 2));
      html.cell(FixedDecimals.groupedWhole(each.number("commission")));
      html.cell(Html.fixed(each.number("average_open_positions"), 2));
      html.cell(count(each, "daily_stops"));
      html.cell(count(each.get("entries_blocked"), "total"));
      html.raw("</tr>\n");
    }
    html.endTable();
    if (several) {
      html.paragraph(
          "faint",
          "* at the ends of trade dates; the drawdowns of the strategies are at every bar");
    }
    if (summary.get("total").number("open_pnl") != 0) {
      html.paragraph(
          "faint",
          "Profit and loss is net P&L and open together. Open has paid the commission of its entries,"
              + " which the column of commission, of closed trades, leaves out.");
    }
    OutOfSampleTable.write(html, summary);
    html.end();
  }

  private static String count(JsonTree tree, String field) {
    return FixedDecimals.grouped((long) tree.number(field));
  }
}
