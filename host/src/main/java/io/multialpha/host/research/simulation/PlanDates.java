package io.multialpha.host.research.simulation;

import io.multialpha.host.market.TradingCalendar;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The trade dates of a plan, and which of them each hour belongs to.
 *
 * @param dates epoch days, every trade date from the first to the last
 * @param byHour place in {@code dates} of each hour from the first event on
 */
@SuppressWarnings("ArrayRecordComponent") // the simulations read the arrays as they are
record PlanDates(int[] dates, int[] byHour) {
  /**
   * Those of a period; of events that lie beyond it, such as those of its last evening, too.
   *
   * @param firstHour of the first event, since the epoch
   * @param hours from there to the last event; 0 where there are no events
   */
  static PlanDates of(long firstHour, int hours, Optional<HonestSettings.Period> period) {
    TradingCalendar calendar = TradingCalendar.cme();
    long[] starts = new long[hours];
    for (int h = 0; h < hours; h++) {
      starts[h] = (firstHour + h) * Marks.HOUR;
    }
    int[] byHour = new int[hours];
    calendar.fillTradeDates(starts, hours, byHour);
    int first = hours == 0 ? Integer.MAX_VALUE : byHour[0];
    int last = hours == 0 ? Integer.MIN_VALUE : byHour[hours - 1];
    if (period.isPresent()) {
      first = Math.min(first, (int) period.get().from().toEpochDay());
      last = Math.max(last, (int) period.get().to().toEpochDay());
    }
    int[] dates =
        IntStream.rangeClosed(first, last)
            .filter(day -> calendar.tradeDateOf(day) == day)
            .toArray();
    int place = 0;
    for (int h = 0; h < hours; h++) {
      while (dates[place] < byHour[h]) {
        place++;
      }
      byHour[h] = place;
    }
    return new PlanDates(dates, byHour);
  }
}
