package io.multialpha.host.report.page;

import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.ledger.Wording;
import io.multialpha.host.report.FixedDecimals;

/**
 * What a reader has to know of a run before its figures.
 *
 * @param summary of the run
 */
record RunHead(JsonTree summary) {
  /** Writes the top of the page. */
  void write(Html html) {
    html.raw("<header>\n<h1>");
    html.text(summary.text("mode").equals("paper") ? "Paper run " : "Back-test ");
    html.text(summary.text("run")).raw("</h1>\n");
    html.paragraph("faint", summary.text("from") + " to " + summary.text("to"));
    if (summary.isTrue("synthetic")) {
      html.paragraph(
          "synthetic", summary.text("data") + ": made-up prices, no result is evidence.");
    } else {
      html.paragraph("faint", summary.text("data"));
    }
    for (JsonTree failure : summary.get("failures").items()) {
      html.paragraph("failure", failed(failure));
    }
    for (JsonTree strategy : summary.get("strategies").items()) {
      long refused = withoutCash(strategy);
      if (refused > 0) {
        html.paragraph(
            "failure",
            strategy.text("strategy")
                + " ran out of cash: "
                + FixedDecimals.grouped(refused)
                + (refused == 1 ? " entry was" : " entries were")
                + " refused while its equity was not above zero.");
      }
    }
    html.raw("</header>\n");
  }

  private static String failed(JsonTree failure) {
    return failure.text("symbol").isEmpty()
        ? failure.text("strategy") + " was set aside: " + failure.text("failure")
        : "The model of "
            + failure.text("symbol")
            + " in "
            + failure.text("strategy")
            + " failed, and its entries were refused: "
            + failure.text("failure");
  }

  private static long withoutCash(JsonTree strategy) {
    return (long)
        strategy.get("entries_blocked").get("reasons").items().stream()
            .filter(reason -> reason.text("outcome").equals(Wording.of(Outcome.NO_CASH)))
            .mapToDouble(reason -> reason.number("count"))
            .sum();
  }

  /** Writes the notes of the run. */
  void writeNotes(Html html) {
    if (!summary.get("notes").items().isEmpty()) {
      html.section("notes", "Notes");
      summary.get("notes").items().forEach(note -> html.paragraph("", note.text()));
      html.end();
    }
  }
}
