package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines over trade dates. The picture stretches to the screen while the words beside it keep their
 * size; colours are those of the page's style sheet.
 */
final class LineChart {
  private static final int WIDTH = 1000;
  private static final int MOST_POINTS = 2000;
  private static final int MONTHS_FOR_YEARS = 30;
  private static final int MONTHS_FOR_QUARTERS = 8;

  /**
   * A line, or the space that it leaves to zero or to another line.
   *
   * @param style class of the style sheet
   * @param values before the first trade date and at the end of each: one more than dates
   * @param to the other line, as long; empty for none
   * @param filled whether the space to the other line, or else to zero, is filled
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Line(String style, double[] values, double[] to, boolean filled) {
    /** A line. */
    static Line of(String style, double[] values) {
      return new Line(style, values, new double[0], false);
    }

    /** A line and the space to zero. */
    static Line area(String style, double[] values) {
      return new Line(style, values, new double[0], true);
    }

    /** The space between two lines. */
    static Line band(String style, double[] low, double[] high) {
      return new Line(style, low, high, true);
    }
  }

  private final Html html;
  private final int height;
  private final int[] dates;
  private final List<Line> lines;
  private final Axis axis;

  private LineChart(Html html, int height, int[] dates, List<Line> lines) {
    this.html = html;
    this.height = height;
    this.dates = dates;
    this.lines = lines;
    double lowest = 0;
    double highest = 0;
    for (Line line : lines) {
      for (double[] values : List.of(line.values(), line.to())) {
        for (double value : values) {
          if (Double.isFinite(value)) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
          }
        }
      }
    }
    axis = Axis.of(lowest, highest);
  }

  /**
   * Draws lines.
   *
   * @param id of the picture, alone of its name on the page
   * @param title what it shows
   * @param description what is to be seen in it, for those who cannot see it
   * @param height in pixels
   * @param dates epoch days, rising; at least one
   */
  static void draw(
      Html html,
      String id,
      String title,
      String description,
      int height,
      int[] dates,
      List<Line> lines) {
    new LineChart(html, height, dates, lines).draw(id, title, description);
  }

  private void draw(String id, String title, String description) {
    html.raw("<figure class=\"chart\" style=\"height:" + height + "px\">");
    html.raw("<div class=\"marks\" aria-hidden=\"true\">");
    axis.write(html);
    List<Integer> ticks = dateTicks();
    int digits = months() > MONTHS_FOR_YEARS ? 4 : 7;
    // A narrow screen has room for four or five of them.
    int major = ticks.size() / 5 + 1;
    for (int i = 0; i < ticks.size(); i++) {
      String date = LocalDate.ofEpochDay(dates[ticks.get(i)]).toString();
      html.raw(i % major == 0 ? "<span class=\"x\"" : "<span class=\"x minor\"")
          .raw(" style=\"left:" + FixedDecimals.fixed(x(ticks.get(i)) / WIDTH * 100, 2) + "%\">")
          .raw(date.substring(0, digits) + "</span>");
    }
    html.raw("</div>\n").picture(id, title, description, WIDTH, height);
    axis.writeLines(html, WIDTH, height);
    for (int day : ticks) {
      String x = FixedDecimals.fixed(x(day), 1);
      html.raw("<line class=\"grid\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"0\" y2=\"")
          .raw(height + "\"/>");
    }
    html.raw("\n");
    lines.forEach(this::draw);
    html.raw("</svg></figure>\n");
  }

  private void draw(Line line) {
    if (line.filled()) {
      html.raw("<polygon class=\"area " + line.style() + "\" points=\"");
      append(line.values(), false);
      html.raw(" ");
      append(line.to().length > 0 ? line.to() : new double[line.values().length], true);
      html.raw("\"/>\n");
    }
    if (line.to().length == 0) {
      html.raw("<polyline class=\"line " + line.style() + "\" points=\"");
      append(line.values(), false);
      html.raw("\"/>\n");
    }
  }

  private void append(double[] values, boolean backwards) {
    int last = values.length - 1;
    int every = last / MOST_POINTS + 1;
    StringBuilder points = new StringBuilder();
    for (int k = 0; k <= last; k++) {
      int i = backwards ? last - k : k;
      boolean drawn = i == last || i % every == 0;
      if (drawn && Double.isFinite(values[i])) {
        points.append(points.length() == 0 ? "" : " ");
        points.append(FixedDecimals.fixed((double) i / Math.max(1, last) * WIDTH, 1)).append(',');
        points.append(FixedDecimals.fixed(axis.fromTop(values[i]) / 100 * height, 1));
      }
    }
    html.raw(points.toString());
  }

  /** Trade dates with which a month, a quarter or a year begins. */
  private List<Integer> dateTicks() {
    List<Integer> ticks = new ArrayList<>();
    int months = months();
    int every = months > MONTHS_FOR_YEARS ? 12 : months > MONTHS_FOR_QUARTERS ? 3 : 1;
    for (int day = 1; day < dates.length; day++) {
      if (month(day) / every != month(day - 1) / every) {
        ticks.add(day);
      }
    }
    return ticks;
  }

  private int months() {
    return month(dates.length - 1) - month(0) + 1;
  }

  /** Months since year 0. */
  private int month(int day) {
    LocalDate date = LocalDate.ofEpochDay(dates[day]);
    return 12 * date.getYear() + date.getMonthValue() - 1;
  }

  /** Where a trade date begins. */
  private double x(int day) {
    return (double) day / dates.length * WIDTH;
  }
}
