package io.multialpha.host.report.page;

import io.multialpha.host.report.EquityCurve;
import java.util.ArrayList;
import java.util.List;

/** Profit and loss over the trade dates, and how far it lay below its peak. */
final class EquitySection {
  private static final int COLOURS = 6;
  private static final int HEIGHT = 320;
  private static final int DRAWDOWN_HEIGHT = 140;

  private EquitySection() {}

  /** The class of a curve's colour: all together, where there are several, is in ink. */
  static String colour(int place, int curves) {
    return "c" + (place >= curves ? 0 : 1 + place % COLOURS);
  }

  /**
   * Writes the section.
   *
   * @param id of the section
   * @param words below its title; may be empty
   */
  static void write(Html html, String id, String title, String words, Result result) {
    EquityCurve total = result.total();
    if (total.size() == 0) {
      return;
    }
    boolean several = result.isSum();
    html.section(id, title);
    if (!words.isEmpty()) {
      html.paragraph("faint", words);
    }
    List<LineChart.Line> lines = new ArrayList<>();
    html.raw("<p class=\"keys\" aria-hidden=\"true\">");
    for (int i = 0; i < result.curves().size(); i++) {
      String colour = colour(i, result.curves().size());
      lines.add(LineChart.Line.of(colour, gains(result.curves().get(i).equity(), total)));
      key(html, colour, result.curves().get(i).name());
    }
    if (several) {
      lines.add(LineChart.Line.of("c0", gains(total, total)));
      key(html, "c0", "total");
    }
    html.raw("</p>\n");
    LineChart.draw(
        html,
        id + "-gains",
        "Profit and loss by trade date",
        described(result),
        HEIGHT,
        total.tradeDates(),
        lines);
    drawdown(html, id, total, several ? "the total" : result.curves().get(0).name());
    html.end();
  }

  private static void drawdown(Html html, String id, EquityCurve total, String of) {
    html.raw("<h3>Drawdown of " + of + " at the ends of trade dates, $</h3>\n");
    LineChart.draw(
        html,
        id + "-drawdown",
        "Drawdown by trade date",
        "The deepest is " + Html.dollars(total.maxDrawdown()) + ".",
        DRAWDOWN_HEIGHT,
        total.tradeDates(),
        List.of(LineChart.Line.area("drawdown", drawdowns(total))));
  }

  private static void key(Html html, String colour, String name) {
    html.raw("<span><span class=\"key " + colour + "\"></span>").text(name).raw("</span> ");
  }

  private static String described(Result result) {
    StringBuilder text = new StringBuilder("At the end: ");
    for (Result.Curve curve : result.curves()) {
      double gain = curve.equity().end() - curve.equity().start();
      text.append(curve.name()).append(' ').append(Html.dollars(gain)).append(", ");
    }
    if (result.isSum()) {
      double gain = result.total().end() - result.total().start();
      text.append("total ").append(Html.dollars(gain)).append(", ");
    }
    return text.substring(0, text.length() - 2) + ".";
  }

  /** Change of equity since the start, before and on the dates of the total: the latest by then. */
  static double[] gains(EquityCurve curve, EquityCurve total) {
    double[] gains = new double[total.size() + 1];
    int next = 0;
    for (int day = 0; day < total.size(); day++) {
      gains[day + 1] = gains[day];
      while (next < curve.size() && curve.tradeDate(next) <= total.tradeDate(day)) {
        gains[day + 1] = curve.equity(next++) - curve.start();
      }
    }
    return gains;
  }

  private static double[] drawdowns(EquityCurve curve) {
    double[] drawdowns = new double[curve.size() + 1];
    double peak = curve.start();
    for (int day = 0; day < curve.size(); day++) {
      peak = Math.max(peak, curve.equity(day));
      drawdowns[day + 1] = curve.equity(day) - peak;
    }
    return drawdowns;
  }
}
