package io.multialpha.host.report;

/** A line of block letters that shows how equity went. */
final class Sparkline {
  private static final String UNICODE = "▁▂▃▄▅▆▇█";
  private static final String ASCII = "_.-=+*%#";

  private Sparkline() {}

  /**
   * Draws a curve from its start to its end, lowest to highest.
   *
   * @param width letters
   * @param unicode blocks; else letters that every terminal has
   * @return a line of the width; blank if the curve has no days
   */
  static String of(EquityCurve curve, int width, boolean unicode) {
    if (curve.size() == 0 || width <= 0) {
      return " ".repeat(Math.max(0, width));
    }
    double[] samples = new double[width];
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < width; i++) {
      // From the start, day -1, to the last day.
      int day = width == 1 ? curve.size() - 1 : (int) ((long) i * curve.size() / (width - 1)) - 1;
      samples[i] = day < 0 ? curve.start() : curve.equity(day);
      lowest = Math.min(lowest, samples[i]);
      highest = Math.max(highest, samples[i]);
    }
    String levels = unicode ? UNICODE : ASCII;
    StringBuilder line = new StringBuilder(width);
    for (double sample : samples) {
      double share = highest > lowest ? (sample - lowest) / (highest - lowest) : 0.5;
      int level = Math.min(levels.length() - 1, (int) (share * levels.length()));
      line.append(levels.charAt(Math.max(0, level)));
    }
    return line.toString();
  }
}
