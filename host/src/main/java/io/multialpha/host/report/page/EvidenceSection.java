package io.multialpha.host.report.page;

import io.multialpha.host.report.EquityCurve;
import io.multialpha.host.report.FixedDecimals;
import java.util.List;
import java.util.function.Consumer;

/** How far the result can be told from luck, as far as its own days tell. */
final class EvidenceSection {
  private static final int HEIGHT = 260;

  private EvidenceSection() {}

  /**
   * Writes the section.
   *
   * @param trials writes what is known of how many configurations were tried
   */
  static void write(Html html, Result result, Consumer<Html> trials) {
    html.section("confidence", "How much of it may be luck");
    EquityCurve total = result.total();
    if (result.isShort()) {
      html.paragraph("", result.tooShort());
    } else {
      ConfidenceBand band = ConfidenceBand.of(total);
      band(html, total, band);
    }
    trials.accept(html);
    html.end();
  }

  private static void band(Html html, EquityCurve total, ConfidenceBand band) {
    html.smallTable(
        "Intervals that hold 95% of the drawn paths", "<figure", "estimate", "from", "to");
    html.raw("<tr>").rowName("net profit and loss $").money(band.profit().estimate());
    html.money(band.profit().percentileLow()).money(band.profit().percentileHigh()).raw("</tr>\n");
    if (band.hasSharpe()) {
      html.raw("<tr>").rowName("Sharpe ratio per year");
      html.cell(Html.fixed(band.sharpe().estimate(), 2));
      html.cell(Html.fixed(band.sharpe().percentileLow(), 2));
      html.cell(Html.fixed(band.sharpe().percentileHigh(), 2)).raw("</tr>\n");
    }
    html.endTable();
    html.paragraph(
        "",
        Html.percent(band.profit().shareNotAboveZero(), 1)
            + " of the drawn paths end without a profit."
            + (band.hasSharpe()
                ? ""
                : " The Sharpe ratio is not defined: equity was not above zero on some day."));
    html.raw("<p class=\"keys\" aria-hidden=\"true\"><span><span class=\"key c0\"></span>")
        .raw("what came</span> <span><span class=\"key swatch\"></span>95% of the drawn paths")
        .raw("</span></p>\n");
    LineChart.draw(
        html,
        "band",
        "Profit and loss with the band that holds 95% of the drawn paths",
        "At the end the band goes from "
            + Html.dollars(band.profit().percentileLow())
            + " to "
            + Html.dollars(band.profit().percentileHigh())
            + ".",
        HEIGHT,
        total.tradeDates(),
        List.of(
            LineChart.Line.band("band", band.low(), band.high()),
            LineChart.Line.of("median", band.middle()),
            LineChart.Line.of("c0", EquitySection.gains(total, total))));
    html.paragraph(
        "faint",
        "The "
            + FixedDecimals.grouped(total.size())
            + " trade dates were drawn anew "
            + FixedDecimals.grouped(ConfidenceBand.DRAWS)
            + " times, in blocks of "
            + Html.fixed(band.blockLength(), 1)
            + " on average (stationary bootstrap). The band holds at each date by itself, for an"
            + " account that trades as on these days and markets that go on like them. It knows"
            + " nothing of days unlike these, nor of what was tried before this was chosen.");
  }
}
