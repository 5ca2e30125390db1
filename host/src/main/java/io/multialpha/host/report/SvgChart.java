package io.multialpha.host.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines over trade dates as an SVG picture of its own: no script, no font, nothing from outside.
 *
 * <p>Colours are those of the page's style sheet: lines have the classes {@code line line1}, {@code
 * line line2} and so on.
 */
final class SvgChart {
  private static final int WIDTH = 960;
  private static final int LEFT = 76;
  private static final int RIGHT = 8;
  private static final int TOP = 8;
  private static final int BOTTOM = 22;
  private static final int MOST_POINTS = 2000;
  private static final int VALUE_TICKS = 5;
  private static final int MONTHS_FOR_YEARS = 30;
  private static final int MONTHS_FOR_QUARTERS = 8;

  /**
   * A line.
   *
   * @param style class of the style sheet
   * @param curve its start and its values by trade date, in dollars
   */
  record Line(String style, EquityCurve curve) {
    /** The start at 0, the trade dates from 1. */
    double value(int index) {
      return index == 0 ? curve.start() : curve.equity(index - 1);
    }
  }

  private final int height;
  private final EquityCurve dates;
  private final List<Line> lines;
  private final StringBuilder svg = new StringBuilder();
  private double lowest;
  private double highest;

  private SvgChart(int height, List<Line> lines) {
    this.height = height;
    this.lines = lines;
    dates = lines.get(0).curve();
  }

  /**
   * Draws lines.
   *
   * @param title what a screen reader says of the picture
   * @param height of the picture, in pixels of 960 across
   * @param lines at least one, all of the same trade dates
   * @param area whether the space between the lines and zero is filled
   */
  static String of(String title, int height, List<Line> lines, boolean area) {
    return new SvgChart(height, lines).draw(title, area);
  }

  private String draw(String title, boolean area) {
    for (Line line : lines) {
      for (int i = 0; i <= dates.size(); i++) {
        if (Double.isFinite(line.value(i))) {
          lowest = Math.min(lowest, line.value(i));
          highest = Math.max(highest, line.value(i));
        }
      }
    }
    if (!(highest > lowest)) {
      highest = lowest + 1;
    }
    svg.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(height);
    svg.append("\" role=\"img\" aria-label=\"").append(title).append("\">\n");
    drawValueTicks();
    drawDateTicks();
    for (Line line : lines) {
      String points = points(line);
      if (area) {
        svg.append("<polygon class=\"area ").append(line.style()).append("\" points=\"");
        svg.append(point(x(0), y(0))).append(' ').append(points).append(' ');
        svg.append(point(x(dates.size()), y(0))).append("\"/>\n");
      }
      svg.append("<polyline class=\"line ").append(line.style()).append("\" points=\"");
      svg.append(points).append("\"/>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private void drawValueTicks() {
    double step = niceStep((highest - lowest) / VALUE_TICKS);
    for (double value = Math.ceil(lowest / step) * step; value <= highest; value += step) {
      String across = FixedDecimals.fixed(y(value), 1);
      svg.append("<line class=\"").append(Math.abs(value) < step / 2 ? "zero" : "grid");
      svg.append("\" x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH - RIGHT);
      svg.append("\" y1=\"").append(across).append("\" y2=\"").append(across).append("\"/>");
      svg.append("<text class=\"value\" x=\"").append(LEFT - 6).append("\" y=\"");
      svg.append(FixedDecimals.fixed(y(value) + 4, 1)).append("\">");
      svg.append(FixedDecimals.groupedWhole(value)).append("</text>\n");
    }
  }

  /** The smallest of 1, 2, 5, 10, 20, 50 and so on that is not below the given step. */
  private static double niceStep(double least) {
    double step = 1;
    for (int i = 0; step < least; i++) {
      step *= i % 3 == 1 ? 2.5 : 2;
    }
    return step;
  }

  private void drawDateTicks() {
    List<Integer> ticks = new ArrayList<>();
    int months = dates.size() == 0 ? 0 : month(dates.size() - 1) - month(0) + 1;
    int every = months > MONTHS_FOR_YEARS ? 12 : months > MONTHS_FOR_QUARTERS ? 3 : 1;
    for (int day = 1; day < dates.size(); day++) {
      if (month(day) / every != month(day - 1) / every) {
        ticks.add(day);
      }
    }
    for (int day : ticks) {
      LocalDate date = LocalDate.ofEpochDay(dates.tradeDate(day));
      String along = FixedDecimals.fixed(x(day + 1), 1);
      svg.append("<line class=\"grid\" x1=\"").append(along).append("\" x2=\"").append(along);
      svg.append("\" y1=\"").append(TOP).append("\" y2=\"").append(height - BOTTOM).append("\"/>");
      svg.append("<text class=\"date\" x=\"").append(along).append("\" y=\"").append(height - 6);
      svg.append("\">").append(date.toString(), 0, every == 12 ? 4 : 7).append("</text>\n");
    }
  }

  /** Months since year 0. */
  private int month(int day) {
    LocalDate date = LocalDate.ofEpochDay(dates.tradeDate(day));
    return 12 * date.getYear() + date.getMonthValue() - 1;
  }

  private String points(Line line) {
    int every = dates.size() / MOST_POINTS + 1;
    StringBuilder points = new StringBuilder();
    for (int i = 0; i <= dates.size(); i++) {
      boolean drawn = i == dates.size() || i % every == 0;
      if (drawn && Double.isFinite(line.value(i))) {
        points.append(points.length() == 0 ? "" : " ").append(point(x(i), y(line.value(i))));
      }
    }
    return points.toString();
  }

  private static String point(double x, double y) {
    return FixedDecimals.fixed(x, 1) + "," + FixedDecimals.fixed(y, 1);
  }

  private double x(int index) {
    return LEFT + (double) index / Math.max(1, dates.size()) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return TOP + (highest - value) / (highest - lowest) * (height - TOP - BOTTOM);
  }
}
