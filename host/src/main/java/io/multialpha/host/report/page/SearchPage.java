package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.statistics.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The page of a portfolio search. */
final class SearchPage {
  private final SearchFiles files;
  private final JsonTree search;
  private final JsonTree train;
  private final JsonTree test;
  private final boolean found;

  private SearchPage(SearchFiles files) {
    this.files = files;
    search = files.search();
    train = search.get("train");
    test = search.get("test");
    found = search.get("optimal_config").kind() == JsonTree.Kind.OBJECT;
  }

  /** The page. */
  static String of(SearchFiles files) {
    return PageFrame.of(files.search().text("search"), new SearchPage(files)::write);
  }

  private void write(Html html) {
    head(html);
    html.raw("<main>\n");
    if (found) {
      result(html);
      EquitySection.write(
          html,
          "equity",
          "Test period: profit and loss, $",
          "Days that the search has not seen." + methods(),
          files.test().result());
      EquitySection.write(
          html,
          "train-equity",
          "Train period: profit and loss, $",
          "The days on which this was the best: it could not but look good.",
          files.train().result());
      EvidenceSection.write(html, files.test().result(), page -> page.paragraph("", trials()));
      SearchEvidenceSection.write(html, search);
      candidates(html);
      MonthsSection.write(html, files.test().result().total());
      SearchParts.write(html, files.test());
      TradesSection.write(
          html,
          files.test().result().trades().profits(),
          "Every trade of the chosen instruments in the test period as its file has it, whether or"
              + " not the limits let it in.");
    } else {
      SearchEvidenceSection.write(html, search);
      candidates(html);
    }
    origin(html);
    FiguresSection.write(html, ReportPage.SEARCH, search);
    html.raw("</main>\n");
  }

  private String methods() {
    return files.test().result().curves().size() > 1
        ? " The reference method is that of the system that this one replaces; what it shows could"
            + " not have been traded."
        : " By the reference method, which shows what could not have been traded; search with"
            + " --method honest for what could.";
  }

  private void head(Html html) {
    html.raw("<header>\n<h1>").text("Portfolio search " + search.text("search")).raw("</h1>\n");
    html.paragraph(
        "faint", search.text("trades") + ", by the " + search.text("method") + " method");
    if (search.isTrue("synthetic")) {
      html.paragraph(
          "synthetic",
          search.text("trades")
              + ": SYNTHETIC trades, made up or made on made-up prices; no result is evidence.");
    }
    if (!found) {
      html.paragraph(
          "failure",
          "None of the "
              + FixedDecimals.grouped((long) search.number("trials"))
              + " portfolios keeps its drawdown below "
              + Html.dollars(search.number("max_dd_limit"))
              + ".");
    }
    for (JsonTree objection : search.get("test_objections").items()) {
      html.paragraph("failure", "In the test period the portfolio " + objection.text() + ".");
    }
    if (found) {
      html.paragraph("", "Chosen: " + instruments() + ", at most " + limit() + ".");
      tiles(html);
    }
    html.raw("</header>\n");
  }

  private String instruments() {
    List<String> names =
        search.get("optimal_config").get("instruments").items().stream()
            .map(JsonTree::text)
            .toList();
    return String.join(", ", names);
  }

  private String limit() {
    String limit = search.get("optimal_config").text("max_positions");
    return limit + (limit.equals("1") ? " position at a time" : " positions at a time");
  }

  private void tiles(Html html) {
    double gain = test.number("total_return_dollars");
    html.raw("<dl class=\"tiles\">\n");
    RunPage.tile(html, "Sharpe, test period", Html.fixed(test.number("sharpe_ratio"), 2), false);
    RunPage.tile(html, "Sharpe, train period", Html.fixed(train.number("sharpe_ratio"), 2), false);
    RunPage.tile(html, "Profit and loss, test", Html.dollars(gain), gain < 0);
    RunPage.tile(
        html,
        "Max drawdown, test",
        Html.dollars(Math.abs(test.number("max_drawdown_dollars"))),
        false);
    RunPage.tile(html, "Portfolios tried", count("trials"), false);
    RunPage.tile(html, "In all so far", count("trials_ever"), false);
    html.raw("</dl>\n");
  }

  private String count(String field) {
    return FixedDecimals.grouped((long) search.number(field));
  }

  private void result(Html html) {
    html.section("result", "What was found, and what it was worth");
    html.smallTable("Train and test period", "<figure", "train", "test");
    row(html, "from", train.text("start"), test.text("start"));
    row(html, "to", train.text("end"), test.text("end"));
    ratio(html, "Sharpe ratio, per year", "sharpe_ratio");
    percent(html, "growth per year", "cagr");
    dollars(
        html,
        "net P&L $",
        train.number("total_return_dollars"),
        test.number("total_return_dollars"));
    dollars(
        html,
        "max drawdown $",
        Math.abs(train.number("max_drawdown_dollars")),
        Math.abs(test.number("max_drawdown_dollars")));
    ratio(html, "profit factor", "profit_factor");
    percent(html, "volatility, per year", "annualized_volatility");
    ratio(html, "average positions", "avg_positions");
    row(html, "daily stops", train.text("daily_stops_hit"), test.text("daily_stops_hit"));
    row(
        html,
        "falls of $6,000 below a peak",
        train.text("dd_breach_6k_events"),
        test.text("dd_breach_6k_events"));
    html.endTable();
    html.paragraph(
        "faint",
        "The drawdown had to stay below " + Html.dollars(search.number("max_dd_limit")) + ".");
    html.end();
  }

  private static void row(Html html, String name, String before, String after) {
    html.raw("<tr>").rowName(name).cell(before).cell(after).raw("</tr>\n");
  }

  private void ratio(Html html, String name, String field) {
    row(html, name, Html.fixed(train.number(field), 2), Html.fixed(test.number(field), 2));
  }

  private void percent(Html html, String name, String field) {
    row(html, name, Html.percent(train.number(field), 2), Html.percent(test.number(field), 2));
  }

  private static void dollars(Html html, String name, double before, double after) {
    html.raw("<tr>").rowName(name).money(before).money(after).raw("</tr>\n");
  }

  private String trials() {
    return count("trials")
        + " portfolios were tried in this search, "
        + count("trials_ever")
        + " in all for "
        + search.text("strategy")
        + " so far.";
  }

  private void candidates(Html html) {
    double[] sharpes = Arrays.stream(files.sharpes()).filter(Double::isFinite).toArray();
    if (sharpes.length < 2) {
      return;
    }
    Quantiles quantiles = Quantiles.of(sharpes);
    html.section("candidates", "Every portfolio that was tried");
    Histogram.of(sharpes, quantiles.at(0), quantiles.at(1), 0.01)
        .draw(
            html,
            "candidates-histogram",
            "Number of portfolios by Sharpe ratio in the train period",
            "Half of them lie between "
                + Html.fixed(quantiles.at(0.25), 2)
                + " and "
                + Html.fixed(quantiles.at(0.75), 2)
                + ".",
            2,
            "");
    html.paragraph(
        "faint",
        "Sharpe ratios of "
            + FixedDecimals.grouped(sharpes.length)
            + " portfolios in the train period, those that break the constraint too."
            + (found
                ? " The chosen one has "
                    + Html.fixed(train.number("sharpe_ratio"), 2)
                    + " there and "
                    + Html.fixed(test.number("sharpe_ratio"), 2)
                    + " in the test period."
                : ""));
    html.end();
  }

  private void origin(Html html) {
    List<String> lines = new ArrayList<>();
    lines.add(search.text("command"));
    lines.add("multi-alpha " + search.text("host_version") + ", " + search.text("started_at"));
    html.section("origin", "What was searched").raw("<div class=\"origin faint\">\n");
    lines.forEach(line -> html.paragraph("", line));
    html.raw("</div>\n").end();
  }
}
