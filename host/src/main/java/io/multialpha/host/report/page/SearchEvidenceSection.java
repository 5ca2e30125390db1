package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;

/** What speaks for skill and against luck in the finding of a search, and its walk forward. */
final class SearchEvidenceSection {
  private final JsonTree search;
  private final JsonTree evidence;

  private SearchEvidenceSection(JsonTree search) {
    this.search = search;
    evidence = search.get("evidence");
  }

  /** Writes the sections that the search has figures for. */
  static void write(Html html, JsonTree search) {
    SearchEvidenceSection section = new SearchEvidenceSection(search);
    if (section.evidence.kind() == JsonTree.Kind.OBJECT) {
      section.evidence(html);
    }
    if (search.get("walk_forward").kind() == JsonTree.Kind.OBJECT) {
      section.walk(html, search.get("walk_forward"));
    }
  }

  private void evidence(Html html) {
    JsonTree train = evidence.get("train");
    JsonTree test = evidence.get("test");
    html.section("evidence", "Skill or luck");
    html.smallTable("What the daily returns tell", "<figure", "train", "test");
    row(
        html,
        "Sharpe ratio, per year",
        Html.fixed(train.number("sharpe_ratio"), 2),
        Html.fixed(test.number("sharpe_ratio"), 2));
    row(html, "95% of its bootstrap", interval(train), interval(test));
    row(
        html,
        "probability that it is above zero",
        probability(train.number("probabilistic_sharpe_ratio")),
        probability(test.number("probabilistic_sharpe_ratio")));
    row(
        html,
        "the same, as the best of "
            + FixedDecimals.counted((long) evidence.number("trials"), "trial"),
        probability(evidence.number("deflated_sharpe_ratio")),
        "");
    row(html, train.text("days") + " needed for 95%", needed(train), needed(test));
    row(
        html,
        "probability of overfitting (PBO)",
        probability(evidence.number("overfitting_probability")),
        "");
    row(html, "White's reality check, p", share(evidence.number("reality_check_p")), "");
    row(
        html,
        "Hansen's superior predictive ability, p",
        share(evidence.number("superior_ability_p")),
        "");
    html.endTable();
    html.paragraph(
        "faint",
        "Probabilistic and deflated Sharpe ratio and track record after Bailey and Lopez de Prado,"
            + " in the form of "
            + evidence.text("sharpe_form")
            + "; probability of backtest overfitting after Bailey, Borwein, Lopez de Prado and Zhu:"
            + " how often the best portfolio of half the days is below the middle in the others."
            + " Of the "
            + count(search.number("trials"))
            + " portfolios of this search it compares "
            + count(evidence.number("overfitting_portfolios"))
            + ", the tests of White and Hansen "
            + count(evidence.number("compared_portfolios"))
            + ".");
    if (search.number("test_looks") > 1) {
      html.paragraph(
          "failure",
          "The test period has been looked at "
              + search.text("test_looks")
              + " times: what was chosen after the first look is not untested.");
    }
    html.end();
  }

  private void walk(Html html, JsonTree walk) {
    JsonTree chained = walk.get("chained");
    html.section("walk", "Walk forward within the train period");
    html.smallTable(
        "Each window by the portfolio that was best on all days before it",
        "<from",
        "<to",
        "train Sharpe",
        "Sharpe",
        "net P&L $",
        "max drawdown $",
        "<chosen");
    for (JsonTree window : walk.get("windows").items()) {
      JsonTree test = window.get("test");
      html.raw("<tr>").rowName(test.text("start")).words(test.text("end"));
      html.cell(Html.fixed(window.get("train").number("sharpe_ratio"), 2));
      html.cell(Html.fixed(test.number("sharpe_ratio"), 2));
      html.money(test.number("total_return_dollars"));
      html.money(test.number("max_drawdown_dollars"));
      html.words(chosen(window.get("optimal_config"))).raw("</tr>\n");
    }
    html.endTable();
    html.paragraph(
        "",
        "Chained, the Sharpe ratio is "
            + Html.fixed(chained.number("sharpe_ratio"), 2)
            + " ("
            + interval(chained)
            + "), the largest drawdown by the ends of days "
            + Html.dollars(walk.number("max_drawdown_dollars"))
            + " ("
            + Html.dollars(walk.number("max_drawdown_interval_low"))
            + " to "
            + Html.dollars(walk.number("max_drawdown_interval_high"))
            + "), the profit "
            + Html.dollars(walk.number("total_return_dollars"))
            + ". In brackets what 95% of the bootstrap lie between.");
    html.end();
  }

  private static String chosen(JsonTree portfolio) {
    return portfolio.kind() == JsonTree.Kind.OBJECT
        ? String.join(
                ", ", portfolio.get("instruments").items().stream().map(JsonTree::text).toList())
            + "; at most "
            + portfolio.text("max_positions")
        : "none keeps to the constraint";
  }

  private static void row(Html html, String name, String before, String after) {
    html.raw("<tr>").rowName(name).cell(before).cell(after).raw("</tr>\n");
  }

  private static String interval(JsonTree track) {
    double low = track.number("sharpe_interval_low");
    return Double.isNaN(low)
        ? ""
        : Html.fixed(low, 2) + " to " + Html.fixed(track.number("sharpe_interval_high"), 2);
  }

  private static String needed(JsonTree track) {
    double needed = track.number("minimum_track_record");
    return Double.isNaN(needed)
        ? "never"
        : count(Math.ceil(needed)) + " of " + count(track.number("observations"));
  }

  private static String probability(double value) {
    return Html.percent(value, 1);
  }

  private static String share(double p) {
    return p == 0 ? "<0.001" : Html.fixed(p, 3);
  }

  private static String count(double number) {
    return FixedDecimals.grouped((long) number);
  }
}
