package io.multialpha.plugins.ibs;

import io.multialpha.api.market.Bar;
import java.time.LocalDate;

/**
 * The calendar day on which a bar starts, in the strategy's time zone. Stateful: belongs to one
 * signal source. Allocates when the day changes only.
 */
final class LocalDay {
  private static final long DAY_MILLIS = 86_400_000L;

  private long day = Long.MIN_VALUE;
  private LocalDate date = LocalDate.EPOCH;

  /** The date. */
  LocalDate of(Bar bar) {
    // A zone is less than a day off UTC, so the local date is one of three; its weekday says which.
    long utc = Math.floorDiv(bar.startMillis(), DAY_MILLIS);
    long local = utc;
    if (weekday(utc) != bar.dayOfWeek()) {
      local = weekday(utc + 1) == bar.dayOfWeek() ? utc + 1 : utc - 1;
    }
    if (local != day) {
      day = local;
      date = LocalDate.ofEpochDay(local);
    }
    return date;
  }

  /** 1 is Monday; 1970-01-01 was a Thursday. */
  private static int weekday(long epochDay) {
    return (int) Math.floorMod(epochDay + 3, 7L) + 1;
  }
}
