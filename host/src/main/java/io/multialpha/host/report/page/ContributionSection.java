package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;
import java.util.List;

/** What each part has contributed, as bars beside their numbers. */
final class ContributionSection {
  private ContributionSection() {}

  /**
   * A part.
   *
   * @param name of it
   * @param profit dollars
   * @param cells further words of its row
   */
  record Part(String name, double profit, List<String> cells) {
    /** Copies the list. */
    Part {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Writes a table of parts, each with its bar.
   *
   * @param names of the name's column and of the further cells'
   */
  static void table(Html html, String caption, List<Part> parts, List<String> names) {
    String[] head = new String[names.size() + 2];
    head[0] = "<" + names.get(0);
    head[1] = "<";
    head[2] = "net P&L $";
    for (int i = 1; i < names.size(); i++) {
      head[i + 2] = names.get(i);
    }
    double low = 0;
    double high = 0;
    for (Part part : parts) {
      low = Math.min(low, part.profit());
      high = Math.max(high, part.profit());
    }
    double span = high > low ? high - low : 1;
    html.table(caption, head);
    for (Part part : parts) {
      double from = (Math.min(0, part.profit()) - low) / span;
      double width = Math.abs(part.profit()) / span;
      html.raw("<tr>").rowName(part.name());
      html.raw("<td class=\"bars\" aria-hidden=\"true\"><span class=\"zero-mark\" style=\"left:")
          .raw(FixedDecimals.fixed(-100 * low / span, 1) + "%\"></span><span class=\"bar ")
          .raw((part.profit() < 0 ? "bad" : "good") + "\" style=\"left:")
          .raw(FixedDecimals.fixed(100 * from, 1) + "%;width:")
          .raw(FixedDecimals.fixed(100 * width, 1) + "%\"></span></td>");
      html.money(part.profit());
      part.cells().forEach(html::cell);
      html.raw("</tr>\n");
    }
    html.endTable();
  }
}
