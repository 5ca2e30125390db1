package io.multialpha.host.market;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The dated list must be what the holidays' rules say, plus the known single events. */
class CalendarRulesTest {
  private final Map<LocalDate, String> expected = new TreeMap<>();

  @Test
  void listHoldsExactlyTheDaysThatTheRulesGive() {
    for (int year = 2008; year <= 2027; year++) {
      addYear(year);
    }
    add(LocalDate.of(2012, 10, 29), "EARLY 08:15");
    add(LocalDate.of(2012, 10, 30), "EARLY 08:15");
    add(LocalDate.of(2018, 12, 5), "EARLY 08:30");
    add(LocalDate.of(2025, 1, 9), "EARLY 08:30");

    Map<LocalDate, String> listed = new TreeMap<>();
    CalendarFile.resource("cme-calendar.csv")
        .days()
        .forEach((date, day) -> listed.put(date, day.kind() + " " + day.stops()));
    assertThat(listed).isEqualTo(expected);
  }

  private void addYear(int year) {
    LocalDate newYear = LocalDate.of(year, 1, 1);
    if (newYear.getDayOfWeek() != SATURDAY) {
      add(observed(newYear), "CLOSED 00:00");
    }
    add(LocalDate.of(year, 1, 1).with(dayOfWeekInMonth(3, MONDAY)), "HOLIDAY 12:00");
    add(LocalDate.of(year, 2, 1).with(dayOfWeekInMonth(3, MONDAY)), "HOLIDAY 12:00");
    add(easter(year).minusDays(2), "CLOSED 00:00");
    add(LocalDate.of(year, 5, 1).with(lastInMonth(MONDAY)), "HOLIDAY 12:00");
    if (year >= 2022) {
      add(observed(LocalDate.of(year, 6, 19)), "HOLIDAY 12:00");
    }
    LocalDate independence = LocalDate.of(year, 7, 4);
    add(observed(independence), "HOLIDAY 12:00");
    if (!isWeekend(independence) && independence.getDayOfWeek() != MONDAY) {
      add(independence.minusDays(1), "EARLY 12:15");
    }
    add(LocalDate.of(year, 9, 1).with(dayOfWeekInMonth(1, MONDAY)), "HOLIDAY 12:00");
    LocalDate thanksgiving = LocalDate.of(year, 11, 1).with(dayOfWeekInMonth(4, THURSDAY));
    add(thanksgiving, "HOLIDAY 12:00");
    add(thanksgiving.plusDays(1), "EARLY 12:15");
    LocalDate christmas = LocalDate.of(year, 12, 25);
    add(observed(christmas), "CLOSED 00:00");
    LocalDate eve = christmas.minusDays(1);
    if (!isWeekend(eve) && eve.getDayOfWeek() != FRIDAY) {
      add(eve, "EARLY 12:15");
    }
  }

  private void add(LocalDate date, String what) {
    assertThat(expected.put(date, what)).as(date.toString()).isNull();
  }

  private static LocalDate observed(LocalDate date) {
    return date.getDayOfWeek() == SATURDAY
        ? date.minusDays(1)
        : date.getDayOfWeek() == SUNDAY ? date.plusDays(1) : date;
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == SATURDAY || date.getDayOfWeek() == SUNDAY;
  }

  /** Gauss's rule as it holds from 1900 to 2099. */
  private static LocalDate easter(int year) {
    int d = (19 * (year % 19) + 24) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
    if (e == 6 && (d == 29 || (d == 28 && year % 19 > 10))) {
      d -= 7;
    }
    return LocalDate.of(year, Month.MARCH, 22).plus(d + e, ChronoUnit.DAYS);
  }
}
