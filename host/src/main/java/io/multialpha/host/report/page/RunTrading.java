package io.multialpha.host.report.page;

import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.ledger.Wording;
import io.multialpha.host.report.BlockedEntries;
import io.multialpha.host.report.FixedDecimals;
import java.util.Arrays;
import java.util.List;

/** What was not traded in a run and why, and what was left open. */
final class RunTrading {
  private RunTrading() {}

  /** Writes what was blocked. */
  static void writeBlocked(Html html, JsonTree summary) {
    if (!(summary.get("total").get("entries_blocked").number("total") > 0)) {
      return;
    }
    html.section("blocked", "Entries blocked");
    html.table("Entries blocked", "<strategy", "entries", "<by", "<why");
    for (JsonTree strategy : summary.get("strategies").items()) {
      for (JsonTree reason : strategy.get("entries_blocked").get("reasons").items()) {
        html.raw("<tr>").rowName(strategy.text("strategy"));
        html.cell(FixedDecimals.grouped((long) reason.number("count")));
        html.words(words(reason)).words(reason.text("reason")).raw("</tr>\n");
      }
    }
    html.endTable().end();
  }

  private static String words(JsonTree reason) {
    String outcome = reason.text("outcome");
    return Arrays.stream(Outcome.values())
        .filter(each -> Wording.of(each).equals(outcome))
        .map(each -> new BlockedEntries.Reason(each, reason.text("reason"), 0).words())
        .findFirst()
        .orElse(outcome);
  }

  /** Writes what is still open. */
  static void writeOpenPositions(Html html, JsonTree summary) {
    List<JsonTree> strategies = summary.get("strategies").items();
    if (strategies.stream().allMatch(each -> each.get("open_positions").items().isEmpty())) {
      return;
    }
    html.section("open", "Open at the end");
    html.table(
        "Open at the end", "<strategy", "<symbol", "contracts", "since", "entry", "last", "open $");
    for (JsonTree strategy : strategies) {
      for (JsonTree position : strategy.get("open_positions").items()) {
        html.raw("<tr>").rowName(strategy.text("strategy")).words(position.text("symbol"));
        html.cell(position.text("quantity")).cell(position.text("entry_time"));
        html.cell(position.text("entry_price")).cell(position.text("last_price"));
        html.money(position.number("open_pnl")).raw("</tr>\n");
      }
    }
    html.endTable().end();
  }
}
