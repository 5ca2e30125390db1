package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;
import java.util.List;

/** How far the days of one part go with those of another. */
final class CorrelationSection {
  /** Parts from which on a table takes the page's width. */
  private static final int WIDE = 6;

  private CorrelationSection() {}

  /**
   * Daily profit and loss of a part, all of the same days.
   *
   * @param name of the part
   * @param days dollars
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(String name, double[] days) {}

  /** Writes a table of every part against every other; at least two. */
  static void table(Html html, String caption, List<Part> parts) {
    String[] head = new String[parts.size() + 1];
    head[0] = "<";
    for (int i = 0; i < parts.size(); i++) {
      head[i + 1] = "^" + parts.get(i).name();
    }
    if (parts.size() < WIDE) {
      html.smallTable(caption, head);
    } else {
      html.table(caption, head);
    }
    for (int i = 0; i < parts.size(); i++) {
      html.raw("<tr>").rowName(parts.get(i).name());
      for (int j = 0; j < parts.size(); j++) {
        if (i == j) {
          html.raw("<td class=\"heat self\">1</td>");
        } else {
          double value = of(parts.get(i).days(), parts.get(j).days());
          MonthsSection.heat(html, value, FixedDecimals.fixed(value, 2));
        }
      }
      html.raw("</tr>\n");
    }
    html.endTable();
  }

  /** Pearson's correlation; NaN where one of them does not vary. */
  static double of(double[] a, double[] b) {
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < a.length; i++) {
      meanA += a[i] / a.length;
      meanB += b[i] / b.length;
    }
    double both = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - meanA) * (b[i] - meanB);
      squaresA += (a[i] - meanA) * (a[i] - meanA);
      squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    double scale = Math.sqrt(squaresA) * Math.sqrt(squaresB);
    return scale > 0 ? Math.max(-1, Math.min(1, both / scale)) : Double.NaN;
  }
}
