package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;

/** How often values fall into classes of equal width, as bars. */
final class Histogram {
  private static final int MOST_CLASSES = 41;
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 200;

  private final double step;
  private final int first;
  private final int[] counts;
  private int below;
  private int above;

  private Histogram(double step, int first, int classes) {
    this.step = step;
    this.first = first;
    counts = new int[classes];
  }

  /**
   * Counts values.
   *
   * @param values at least one; those that are not finite are left out
   * @param low values below it are counted together at the left
   * @param high values above it are counted together at the right
   * @param finest smallest width of a class
   */
  static Histogram of(double[] values, double low, double high, double finest) {
    double step = Axis.niceStep(Math.max(1, (high - low) / MOST_CLASSES / finest)) * finest;
    int first = (int) Math.floor(low / step);
    Histogram histogram = new Histogram(step, first, (int) Math.floor(high / step) - first + 1);
    for (double value : values) {
      if (Double.isFinite(value)) {
        histogram.add(value);
      }
    }
    return histogram;
  }

  private void add(double value) {
    double place = Math.floor(value / step) - first;
    if (place < 0) {
      below++;
    } else if (place >= counts.length) {
      above++;
    } else {
      counts[(int) place]++;
    }
  }

  /** Values below the lowest class. */
  int below() {
    return below;
  }

  /** Values above the highest class. */
  int above() {
    return above;
  }

  /** Width of a class. */
  double step() {
    return step;
  }

  /**
   * Draws it.
   *
   * @param id of the picture, alone of its name on the page
   * @param decimals of the values below it
   * @param prefix of the values, such as a dollar sign
   */
  void draw(Html html, String id, String title, String description, int decimals, String prefix) {
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    Axis axis = Axis.of(0, most);
    html.raw("<figure class=\"chart\" style=\"height:" + HEIGHT + "px\">");
    html.raw("<div class=\"marks\" aria-hidden=\"true\">");
    axis.write(html);
    int ticks = counts.length / 6 + 1;
    for (int i = 0; i <= counts.length; i++) {
      int edge = first + i;
      if (Math.floorMod(edge, ticks) == 0) {
        html.raw(
                Math.floorMod(edge, 2 * ticks) == 0
                    ? "<span class=\"x\""
                    : "<span class=\"x minor\"")
            .raw(" style=\"left:" + FixedDecimals.fixed(100.0 * i / counts.length, 2) + "%\">")
            .text(value(edge * step, decimals, prefix))
            .raw("</span>");
      }
    }
    html.raw("</div>\n").picture(id, title, description, WIDTH, HEIGHT);
    axis.writeLines(html, WIDTH, HEIGHT);
    double width = (double) WIDTH / counts.length;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double top = axis.fromTop(counts[i]) / 100 * HEIGHT;
        html.raw(first + i < 0 ? "<rect class=\"bad\"" : "<rect class=\"good\"")
            .raw(" x=\"" + FixedDecimals.fixed(i * width + 1, 1))
            .raw("\" width=\"" + FixedDecimals.fixed(Math.max(1, width - 2), 1))
            .raw("\" y=\"" + FixedDecimals.fixed(top, 1))
            .raw("\" height=\"" + FixedDecimals.fixed(HEIGHT - top, 1) + "\"><title>")
            .text(
                value((first + i) * step, decimals, prefix)
                    + " to "
                    + value((first + i + 1) * step, decimals, prefix)
                    + ": "
                    + FixedDecimals.grouped(counts[i]))
            .raw("</title></rect>\n");
      }
    }
    html.raw("</svg></figure>\n");
  }

  private static String value(double value, int decimals, String prefix) {
    if (decimals == 0) {
      String whole = FixedDecimals.groupedWhole(Math.abs(value));
      return (value < 0 ? "\u2212" : "") + prefix + whole;
    }
    return prefix + FixedDecimals.fixed(value, decimals);
  }
}
