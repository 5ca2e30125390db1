package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;

/**
 * What had been tried before a run.
 *
 * @param summary of the run
 */
record TrialsTable(JsonTree summary) {
  /** What it comes to, for a tile. */
  String sum() {
    return isCounted() ? FixedDecimals.grouped(trials()) : "not counted";
  }

  private boolean isCounted() {
    return summary.get("trials").kind() == JsonTree.Kind.ARRAY;
  }

  private long trials() {
    return summary.get("trials").items().stream()
        .mapToLong(each -> (long) each.number("trials"))
        .sum();
  }

  /** What this run is on, and so the only trials that count. */
  private String prices() {
    return summary.isTrue("synthetic") ? "made-up prices" : "prices of a market";
  }

  /** Writes the table, and what it means. */
  void write(Html html) {
    if (!isCounted()) {
      html.paragraph(
          "",
          "How many strategies, parameters and portfolios were tried before this run, nobody has"
              + " told it. The best of many tries looks better than it is.");
      return;
    }
    if (trials() > 0) {
      html.smallTable("Trials before this run", "<strategy", "<method", "trials");
      for (JsonTree each : summary.get("trials").items()) {
        html.raw("<tr>").rowName(each.text("strategy")).words(each.text("method"));
        html.cell(FixedDecimals.grouped((long) each.number("trials"))).raw("</tr>\n");
      }
      html.endTable();
    }
    html.paragraph(
        "",
        (trials() == 0
                ? "No trial on "
                    + prices()
                    + " had been counted for its strategies before this run."
                : FixedDecimals.counted(trials(), "trial")
                    + " on "
                    + prices()
                    + " had been counted before this run.")
            + " Portfolios that were searched or simulated are counted, and forests; parameters"
            + " that were tried by hand are not. The best of many tries looks better than it is.");
  }
}
