package io.multialpha.host.market;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

/**
 * The hours and the holidays that an instrument keeps: which calendar dates its bars, and when bars
 * of it are to be expected.
 *
 * <p>CME, CBOT grains, CFE and NYSE share one calendar. All of them roll at 17:00 Chicago, which is
 * 18:00 New York; on a holiday on which the CME's index futures trade for half a day, grains and
 * stocks do not trade at all, so no bar of theirs is dated by it; and on none of the days on which
 * the CME is closed are they open.
 *
 * @param kind which hours
 * @param zone in which a trade date of {@link Kind#WEEKDAYS} begins; that of the exchange otherwise
 * @param roll when it begins: from noon on that of the next day, before noon that of the day itself
 */
public record Session(Kind kind, ZoneId zone, LocalTime roll) {
  private static final long DAY = 86_400_000L;
  private static final long MINUTE = 60_000L;
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** The instruments' hours, from roll to roll, as wide as they were in any year since 2008. */
  public enum Kind {
    /** The CME's futures; before 2015 they closed at 16:15. */
    CME("Sunday to Friday, 17:00 to 16:15 Chicago", 0, 23 * 60 + 15),
    /** The CBOT's grains, 19:00 to 13:20; in 2012 and 2013 it was 17:00 to 14:00. */
    GRAINS("Sunday to Friday, 17:00 to 14:00 Chicago", 0, 21 * 60),
    /** VIX futures. The exchange's own holidays are not known, the CME's stand in. */
    CFE("Sunday to Friday, 17:00 to 16:15 Chicago", 0, 23 * 60 + 15),
    /** Stocks and funds, before and after the exchange's own hours too. */
    NYSE("Monday to Friday, 04:00 to 18:00 New York", 10 * 60, 24 * 60),
    /** Around the clock without a holiday, as spot currencies. */
    WEEKDAYS("Monday to Friday from roll to roll", 0, 24 * 60);

    private final String hours;
    private final int from;
    private final int until;

    Kind(String hours, int from, int until) {
      this.hours = hours;
      this.from = from;
      this.until = until;
    }

    /** The word for it in a configuration. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Its hours for people. */
    public String hours() {
      return hours;
    }
  }

  /** Checks that nothing is null. */
  public Session {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(roll, "roll");
  }

  /** The session of this kind; {@link Kind#WEEKDAYS} then rolls with the CME. */
  public static Session of(Kind kind) {
    return kind == Kind.NYSE
        ? new Session(kind, NEW_YORK, LocalTime.of(18, 0))
        : new Session(kind, TradingCalendar.CHICAGO, LocalTime.of(17, 0));
  }

  /** Weekdays without a holiday; a trade date begins at this time. */
  public static Session weekdays(ZoneId zone, LocalTime roll) {
    return new Session(Kind.WEEKDAYS, zone, roll);
  }

  /** What dates the bars. */
  public TradingCalendar calendar() {
    return kind == Kind.WEEKDAYS ? TradingCalendar.weekdays(zone, roll) : TradingCalendar.cme();
  }

  /**
   * The bars that begin outside of the hours.
   *
   * @param starts epoch milliseconds, rising
   * @param size how many of them
   */
  Shut whileShut(long[] starts, int size) {
    int minutes = roll.toSecondOfDay() / 60;
    long shift = (minutes >= 12 * 60 ? 24 * 60 - minutes : -minutes) * MINUTE;
    int shut = 0;
    long first = 0;
    // Asked anew only after the session in which the bar before began: that is once a day.
    long openUntil = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      if (starts[i] < openUntil) {
        continue;
      }
      Instant start = Instant.ofEpochMilli(starts[i]);
      long local = starts[i] + zone.getRules().getOffset(start).getTotalSeconds() * 1000L + shift;
      long sinceRoll = Math.floorMod(local, DAY);
      boolean weekday = Math.floorMod(Math.floorDiv(local, DAY) + 3, 7) < 5;
      if (weekday && sinceRoll >= kind.from * MINUTE && sinceRoll < kind.until * MINUTE) {
        openUntil = starts[i] - sinceRoll + kind.until * MINUTE;
      } else {
        first = shut == 0 ? starts[i] : first;
        shut++;
      }
    }
    return shut == 0 ? Shut.NONE : new Shut(shut, first);
  }

  /** Such as {@code cme}, or {@code weekdays from 17:00 America/New_York}. */
  @Override
  public String toString() {
    return kind == Kind.WEEKDAYS ? kind.word() + " from " + roll + " " + zone : kind.word();
  }
}
