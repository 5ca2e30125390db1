package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that a picture shows from bottom to top, with round ones marked.
 *
 * @param lowest at the bottom
 * @param highest at the top; above {@code lowest}
 * @param ticks round values between them, rising
 */
record Axis(double lowest, double highest, List<Double> ticks) {
  private static final int TICKS = 5;

  /** Copies the list. */
  Axis {
    ticks = List.copyOf(ticks);
  }

  /** An axis over two values, which may be equal. */
  static Axis of(double lowest, double highest) {
    double top = highest > lowest ? highest : lowest + 1;
    double step = niceStep((top - lowest) / TICKS);
    List<Double> ticks = new ArrayList<>();
    double first = Math.ceil(lowest / step);
    for (int i = 0; (first + i) * step <= top; i++) {
      ticks.add((first + i) * step);
    }
    return new Axis(lowest, top, ticks);
  }

  /** The smallest of 1, 2, 5, 10, 20, 50 and so on that is not below the given step. */
  static double niceStep(double least) {
    double step = 1;
    for (int i = 0; step < least; i++) {
      step *= i % 3 == 1 ? 2.5 : 2;
    }
    return step;
  }

  /** Where a value lies, in percent from the top. */
  double fromTop(double value) {
    return 100 * (highest - value) / (highest - lowest);
  }

  /** Marks of the axis as lines across and words beside them. */
  void write(Html html) {
    for (double tick : ticks) {
      html.raw("<span class=\"y\" style=\"top:" + FixedDecimals.fixed(fromTop(tick), 2) + "%\">")
          .text(label(tick))
          .raw("</span>");
    }
  }

  /** Lines across a picture that is as high as it says. */
  void writeLines(Html html, double width, double height) {
    for (double tick : ticks) {
      String y = FixedDecimals.fixed(fromTop(tick) / 100 * height, 1);
      html.raw(tick == 0 ? "<line class=\"zero\"" : "<line class=\"grid\"")
          .raw(" x1=\"0\" x2=\"" + FixedDecimals.fixed(width, 0))
          .raw("\" y1=\"" + y + "\" y2=\"" + y + "\"/>");
    }
    html.raw("\n");
  }

  /** Thousands in short, so that a narrow screen has room for the picture. */
  private static String label(double value) {
    String sign = value < 0 ? "\u2212" : "";
    double size = Math.abs(value);
    if (size >= 10_000 && size % 1_000_000 == 0) {
      return sign + FixedDecimals.groupedWhole(size / 1_000_000) + "M";
    }
    if (size >= 1000 && size % 100 == 0) {
      String thousands = FixedDecimals.fixed(size / 1000, size % 1000 == 0 ? 0 : 1);
      return sign + thousands + "k";
    }
    return sign + FixedDecimals.groupedWhole(size);
  }
}
