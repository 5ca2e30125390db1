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
    List<Deviations> deviations = parts.stream().map(part -> Deviations.of(part.days())).toList();
    double[][] values = new double[parts.size()][parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      for (int j = 0; j < i; j++) {
        values[i][j] = deviations.get(i).correlationWith(deviations.get(j));
        values[j][i] = values[i][j];
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      html.raw("<tr>").rowName(parts.get(i).name());
      for (int j = 0; j < parts.size(); j++) {
        if (i == j) {
          html.raw("<td class=\"heat self\">1</td>");
        } else {
          MonthsSection.heat(html, values[i][j], FixedDecimals.fixed(values[i][j], 2));
        }
      }
      html.raw("</tr>\n");
    }
    html.endTable();
  }

  /** Pearson's correlation; NaN where one of them does not vary. */
  static double of(double[] a, double[] b) {
    return Deviations.of(a).correlationWith(Deviations.of(b));
  }

  /**
   * What a part needs for its correlation with any other.
   *
   * @param off each day's distance from the mean
   * @param length of that vector
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Deviations(double[] off, double length) {
    static Deviations of(double[] days) {
      double mean = 0;
      for (double day : days) {
        mean += day / days.length;
      }
      double[] off = new double[days.length];
      double squares = 0;
      for (int i = 0; i < days.length; i++) {
        off[i] = days[i] - mean;
        squares += off[i] * off[i];
      }
      return new Deviations(off, Math.sqrt(squares));
    }

    double correlationWith(Deviations other) {
      double both = 0;
      for (int i = 0; i < off.length; i++) {
        both += off[i] * other.off[i];
      }
      double scale = length * other.length;
      return scale > 0 ? Math.max(-1, Math.min(1, both / scale)) : Double.NaN;
    }
  }
}
