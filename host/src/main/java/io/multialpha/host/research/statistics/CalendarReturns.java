package io.multialpha.host.research.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Profit and return by calendar month and year of the trade dates.
 *
 * @param months oldest first; months without a trade date are missing
 * @param years oldest first
 */
public record CalendarReturns(List<Month> months, List<Year> years) {

  /** Copies the lists. */
  public CalendarReturns {
    months = List.copyOf(months);
    years = List.copyOf(years);
  }

  /**
   * One month.
   *
   * @param month of the trade dates
   * @param tradeDates how many there are
   * @param profit change of equity, in its unit
   * @param returned profit over the equity before the month, as a fraction; NaN if that was not
   *     positive
   */
  public record Month(YearMonth month, int tradeDates, double profit, double returned) {}

  /**
   * One year.
   *
   * @param year of the trade dates
   * @param tradeDates how many there are
   * @param profit change of equity, in its unit
   * @param returned profit over the equity before the year, as a fraction; NaN if that was not
   *     positive
   * @param maxDrawdown largest fall from a peak within the year, the equity before it being a peak;
   *     in the unit of equity, 0 or more
   */
  public record Year(
      int year, int tradeDates, double profit, double returned, double maxDrawdown) {}

  /**
   * Of equity at the ends of trade dates.
   *
   * @param start equity before the first
   * @param tradeDates epoch days, rising
   * @param equity at the end of each
   */
  public static CalendarReturns of(double start, int[] tradeDates, double[] equity) {
    if (tradeDates.length != equity.length) {
      throw new IllegalArgumentException(
          equity.length + " values of equity for " + tradeDates.length + " trade dates");
    }
    List<Month> months = new ArrayList<>();
    List<Year> years = new ArrayList<>();
    DrawdownSums drawdown = new DrawdownSums();
    Span month = new Span(start);
    Span year = new Span(start);
    drawdown.start(start);
    for (int i = 0; i < equity.length; i++) {
      if (i > 0 && tradeDates[i] <= tradeDates[i - 1]) {
        throw new IllegalArgumentException(
            "trade dates must rise, but day " + tradeDates[i] + " follows " + tradeDates[i - 1]);
      }
      YearMonth now = monthOf(tradeDates[i]);
      boolean last = i + 1 == equity.length;
      YearMonth next = last ? now : monthOf(tradeDates[i + 1]);
      month.dates++;
      year.dates++;
      drawdown.add(equity[i]);
      if (last || !next.equals(now)) {
        months.add(new Month(now, month.dates, month.profit(equity[i]), month.returned(equity[i])));
        month = new Span(equity[i]);
      }
      if (last || next.getYear() != now.getYear()) {
        years.add(
            new Year(
                now.getYear(),
                year.dates,
                year.profit(equity[i]),
                year.returned(equity[i]),
                drawdown.deepest()));
        year = new Span(equity[i]);
        drawdown.start(equity[i]);
      }
    }
    return new CalendarReturns(months, years);
  }

  private static YearMonth monthOf(int epochDay) {
    return YearMonth.from(LocalDate.ofEpochDay(epochDay));
  }

  private static final class Span {
    private final double before;
    private int dates;

    Span(double before) {
      this.before = before;
    }

    double profit(double equity) {
      return equity - before;
    }

    double returned(double equity) {
      return before > 0 ? profit(equity) / before : Double.NaN;
    }
  }
}
