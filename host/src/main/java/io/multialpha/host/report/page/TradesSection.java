package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.statistics.Quantiles;

/** How the results of single trades are distributed. */
final class TradesSection {
  private static final double TAIL = 0.01;
  private static final int FEWEST = 20;

  private TradesSection() {}

  /**
   * Writes the section.
   *
   * @param profits net dollars of each trade
   * @param whose which trades these are, as a sentence
   */
  static void write(Html html, double[] profits, String whose) {
    html.section("trades", "Trades, net $");
    if (profits.length < FEWEST) {
      html.paragraph(
          "",
          "Only "
              + profits.length
              + (profits.length == 1 ? " trade: " : " trades: ")
              + "too few for a distribution; from "
              + FEWEST
              + " on it is shown.");
    } else {
      Quantiles quantiles = Quantiles.of(profits);
      double low = quantiles.at(TAIL);
      double high = quantiles.at(1 - TAIL);
      Histogram histogram = Histogram.of(profits, low, high, 1);
      histogram.draw(
          html,
          "trades-histogram",
          "Number of trades by net profit",
          "Half of the trades lie between "
              + Html.dollars(quantiles.at(0.25))
              + " and "
              + Html.dollars(quantiles.at(0.75))
              + ".",
          0,
          "$");
      html.table("Quantiles of the trades", "worst", "5%", "25%", "median", "75%", "95%", "best");
      html.raw("<tr>");
      for (double share : new double[] {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1}) {
        html.money(quantiles.at(share));
      }
      html.raw("</tr>\n").endTable();
      int beyond = histogram.below() + histogram.above();
      html.paragraph(
          "faint",
          whose
              + " Each bar is $"
              + FixedDecimals.groupedWhole(histogram.step())
              + " wide."
              + (beyond == 0
                  ? ""
                  : " "
                      + FixedDecimals.grouped(histogram.below())
                      + " trades below and "
                      + FixedDecimals.grouped(histogram.above())
                      + " above are off the picture."));
    }
    html.end();
  }
}
