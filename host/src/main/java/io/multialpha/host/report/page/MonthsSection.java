package io.multialpha.host.report.page;

import io.multialpha.host.report.EquityCurve;
import io.multialpha.host.report.FixedDecimals;
import io.multialpha.host.research.statistics.CalendarReturns;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Profit and loss by month, the larger the deeper its colour. */
final class MonthsSection {
  private MonthsSection() {}

  /** Writes the section. */
  static void write(Html html, EquityCurve curve) {
    if (curve.size() == 0) {
      return;
    }
    double[] equity = new double[curve.size()];
    Arrays.setAll(equity, curve::equity);
    CalendarReturns calendar = CalendarReturns.of(curve.start(), curve.tradeDates(), equity);
    Map<YearMonth, Double> profits = new HashMap<>();
    double largest = 0;
    for (CalendarReturns.Month month : calendar.months()) {
      profits.put(month.month(), month.profit());
      largest = Math.max(largest, Math.abs(month.profit()));
    }
    html.section("months", "By month, $");
    html.table(
        "Profit and loss by month of the trade dates",
        Stream.concat(
                Stream.concat(
                    Stream.of("<year"),
                    Arrays.stream(Month.values()).map(month -> "^" + inShort(month))),
                Stream.of("year", "return", "drawdown"))
            .toArray(String[]::new));
    for (CalendarReturns.Year year : calendar.years()) {
      html.raw("<tr>").rowName(Integer.toString(year.year()));
      for (Month month : Month.values()) {
        Double profit = profits.get(YearMonth.of(year.year(), month));
        if (profit == null) {
          html.raw("<td></td>");
        } else {
          heat(html, profit / largest, FixedDecimals.groupedWhole(profit));
        }
      }
      html.money(year.profit());
      html.cell(Html.percent(year.returned(), 1));
      html.cell(FixedDecimals.groupedWhole(year.maxDrawdown())).raw("</tr>\n");
    }
    html.endTable();
    html.paragraph(
        "faint",
        "Change of equity, open positions included. The drawdown is the deepest fall within the"
            + " year, at the ends of trade dates.");
    html.end();
  }

  /** {@code Jan}; without the tables of languages, which take a start as long as the whole page. */
  private static String inShort(Month month) {
    String name = month.name();
    return name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT);
  }

  /**
   * A cell whose colour says how much.
   *
   * @param share from -1 to 1; NaN for no colour
   */
  static void heat(Html html, double share, String words) {
    if (Double.isFinite(share) && share != 0) {
      html.raw(share > 0 ? "<td class=\"heat gain\"" : "<td class=\"heat fall\"")
          .raw(" style=\"--v:" + FixedDecimals.fixed(100 * Math.min(1, Math.abs(share)), 0))
          .raw("%\">");
    } else {
      html.raw("<td class=\"heat\">");
    }
    html.text(words.isEmpty() ? "n/a" : words).raw("</td>");
  }
}
