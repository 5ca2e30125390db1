package io.multialpha.plugins.ibs;

import static io.multialpha.api.params.Param.choice;
import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.integer;
import static io.multialpha.api.params.Param.numbers;
import static io.multialpha.api.params.Param.timeOfDay;

import io.multialpha.api.market.SessionWindows;
import io.multialpha.api.params.Params;
import java.util.List;

/** Filters on the time at which the bar starts, in the strategy's time zone. */
final class CalendarFilters {
  static final EntryFilter WINDOWS =
      EntryFilter.always("on bars that start in a window")
          .with(
              flag("use_window1").withDefault(true).doc("whether entries are allowed in window 1"),
              timeOfDay("start_time1").withDefault("0000").doc("first bar start inside window 1"),
              timeOfDay("end_time1").withDefault("1500").doc("first bar start after window 1"),
              flag("use_window2").withDefault(true).doc("whether entries are allowed in window 2"),
              timeOfDay("start_time2").withDefault("1700").doc("first bar start inside window 2"),
              timeOfDay("end_time2").withDefault("2400").doc("first bar start after window 2"))
          .checking(params -> SessionWindows.of(params, 2)::contains);

  static final List<EntryFilter> ALL =
      List.of(
          WINDOWS,
          EntryFilter.of("enable_dow", "on some days of the week")
              .with(
                  numbers("dow_allowed")
                      .withDefault("1,2,3,4,5")
                      .between(1, 7)
                      .doc("the days, 1 is Monday"))
              .checking(CalendarFilters::dayOfWeek),
          EntryFilter.of("enable_month", "in some months")
              .with(
                  numbers("month_allowed")
                      .withDefault("1,2,3,4,5,6,7,8,9,10,11,12")
                      .between(1, 12)
                      .doc("the months"))
              .checking(CalendarFilters::month),
          EntryFilter.of("enable_dom", "after a day of the month")
              .with(
                  integer("dom_day")
                      .withDefault(25)
                      .between(0, 31)
                      .doc("the day, itself without entries"))
              .checking(CalendarFilters::dayOfMonth),
          EntryFilter.of("enable_beg_week", "on Mondays and Tuesdays")
              .checking(params -> bar -> bar.dayOfWeek() <= 2),
          EntryFilter.of("enable_even_odd", "on even, or on odd, days of the month")
              .with(choice("even_odd_sel", "Even", "Odd").doc("which of them"))
              .checking(CalendarFilters::evenOdd));

  private CalendarFilters() {}

  private static EntryFilter.Check dayOfWeek(Params params) {
    int days = bits(params, "dow_allowed");
    return bar -> (days >>> bar.dayOfWeek() & 1) != 0;
  }

  private static EntryFilter.Check month(Params params) {
    int months = bits(params, "month_allowed");
    LocalDay day = new LocalDay();
    return bar -> (months >>> day.of(bar).getMonthValue() & 1) != 0;
  }

  private static EntryFilter.Check dayOfMonth(Params params) {
    int last = params.integer("dom_day");
    LocalDay day = new LocalDay();
    return bar -> day.of(bar).getDayOfMonth() > last;
  }

  private static EntryFilter.Check evenOdd(Params params) {
    int rest = params.choice("even_odd_sel").equals("Even") ? 0 : 1;
    LocalDay day = new LocalDay();
    return bar -> day.of(bar).getDayOfMonth() % 2 == rest;
  }

  /** A set of small numbers as bits. */
  private static int bits(Params params, String name) {
    int bits = 0;
    for (double number : params.numbers(name)) {
      if (number != Math.rint(number)) {
        throw new IllegalArgumentException(
            name + " has " + number + ", expected whole numbers such as 1,2,3");
      }
      bits |= 1 << (int) number;
    }
    return bits;
  }
}
