package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.report.OutOfSample;
import java.util.List;

/** What a run came to after the trade dates on which its models were trained. */
final class OutOfSampleTable {
  private OutOfSampleTable() {}

  /** Writes the warning and the table, if the run has dates that models were trained on. */
  static void write(Html html, JsonTree summary) {
    String until = summary.text("in_sample_until");
    if (until.isEmpty()) {
      return;
    }
    List<JsonTree> parts = summary.get("out_of_sample").items();
    html.paragraph("synthetic", OutOfSample.sentence(until, !parts.isEmpty()));
    if (parts.isEmpty()) {
      return;
    }
    html.table(
        "Out of sample",
        "<strategy",
        "trades",
        "net P&L $",
        "max drawdown at the ends of trade dates $",
        "win %",
        "profit factor",
        "Sharpe of $",
        "in sample");
    for (JsonTree part : parts) {
      html.raw("<tr>").rowName(part.text("strategy"));
      html.cell(FixedDecimals.grouped((long) part.number("trades")));
      html.money(part.number("net_pnl"));
      html.cell(FixedDecimals.groupedWhole(part.number("max_drawdown")));
      html.cell(Html.fixed(100 * part.number("win_rate"), 1));
      html.cell(Html.fixed(part.number("profit_factor"), 2));
      html.cell(Html.fixed(part.number("dollar_sharpe"), 2));
      html.cell(Html.fixed(part.number("in_sample_dollar_sharpe"), 2));
      html.raw("</tr>\n");
    }
    html.endTable();
    html.paragraph("faint", OutOfSample.ON_SHARPE);
  }
}
