package io.multialpha.host.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Map;

/**
 * When an exchange is open and which trade date an instant belongs to.
 *
 * <p>A session of the CME opens at 17:00 Chicago on the evening before and closes at 16:00; the
 * trade date rolls at 17:00, not at midnight. What lies between Friday's close and Sunday's open
 * belongs to Monday, what lies on a holiday to the next trade date; so every instant has a trade
 * date, also one at which the exchange is shut: bars of other origin, such as spot currencies,
 * never fail. The hour from 16:00 to 17:00 belongs to the session that has just ended, as it did
 * when that session still ran to 16:15.
 *
 * <p>The exceptional days come from a dated list (see {@link #first()} and {@link #last()}).
 * Outside it the trade date of a bar follows the plain week, and {@link #fillTradeDates} says of
 * how many bars that is true; the state of the session there is an error, because live trading must
 * not guess holidays.
 *
 * <p>All instants are epoch milliseconds UTC, all dates epoch days. Immutable and safe to share
 * between threads.
 */
public final class TradingCalendar {
  /** The zone that the exchange's hours are given in. */
  public static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  private static final long DAY = 86_400_000L;
  private static final int MINUTE = 60_000;
  private static final int MINUTES = 24 * 60;

  /** Minute of the day from which on an instant belongs to the next day. */
  private static final int CME_ROLL = 17 * 60;

  /** The break of the CME before the roll, in minutes. */
  private static final int CME_BREAK = 60;

  private static final class Cme {
    static final TradingCalendar CALENDAR =
        new TradingCalendar(
            "cme", CHICAGO, CME_ROLL, CME_BREAK, CalendarFile.resource("cme-calendar.csv"));
  }

  private static final CalendarFile NO_HOLIDAYS =
      new CalendarFile(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), Map.of(), 0);

  private static final TradingCalendar WEEKDAYS =
      new TradingCalendar("weekdays", CHICAGO, CME_ROLL, CME_BREAK, NO_HOLIDAYS);

  private final String id;
  private final ZoneId zone;
  private final ZoneRules rules;
  private final int closes;
  private final long shift;
  private final LocalDate first;
  private final LocalDate last;
  private final int listBegin;
  private final short[] stops;
  private final int[] tradeDates;

  /**
   * Makes a calendar.
   *
   * @param roll minute of the day at which a trade date begins: the next day's from noon on, else
   *     the day's own
   * @param pause minutes between a session's end and the next one's roll
   */
  private TradingCalendar(String name, ZoneId zone, int roll, int pause, CalendarFile file) {
    this.id = name + "-" + Long.toHexString(file.checksum());
    this.zone = zone;
    this.rules = zone.getRules();
    this.shift = (roll >= MINUTES / 2 ? MINUTES - roll : -roll) * (long) MINUTE;
    this.closes = MINUTES - pause - (int) (shift / MINUTE);
    this.first = file.first();
    this.last = file.last();
    boolean plain = file.days().isEmpty();
    this.listBegin = (int) first.toEpochDay();
    int length = plain ? 0 : (int) last.toEpochDay() - listBegin + 1;
    this.stops = new short[length];
    this.tradeDates = new int[length];
    CalendarFile.Day[] exceptional = new CalendarFile.Day[length];
    file.days().forEach((date, day) -> exceptional[(int) date.toEpochDay() - listBegin] = day);
    int next = length == 0 ? 0 : plainTradeDate(listBegin + length);
    for (int i = length - 1; i >= 0; i--) {
      CalendarFile.Day day = exceptional[i];
      boolean weekday = isWeekday(listBegin + i);
      stops[i] = (short) (!weekday ? 0 : day == null ? closes : day.stops().toSecondOfDay() / 60);
      if (weekday && (day == null || day.kind() == CalendarFile.Kind.EARLY)) {
        next = listBegin + i;
      }
      tradeDates[i] = next;
    }
  }

  /**
   * The calendar of the CME's index futures, from the dated list that ships with the application.
   */
  public static TradingCalendar cme() {
    return Cme.CALENDAR;
  }

  /**
   * The same hours without any holiday, for data of markets that do not keep the CME's, such as
   * spot currencies. Has no end.
   */
  public static TradingCalendar weekdays() {
    return WEEKDAYS;
  }

  /**
   * Monday to Friday around the clock, without any holiday. Has no end.
   *
   * @param zone of the roll
   * @param roll when a trade date begins: from noon on that of the next day, before noon that of
   *     the day itself; seconds do not count
   */
  static TradingCalendar weekdays(ZoneId zone, LocalTime roll) {
    int minute = roll.toSecondOfDay() / 60;
    return new TradingCalendar(
        "weekdays-" + minute + "-" + zone.getId(), zone, minute, 0, NO_HOLIDAYS);
  }

  /** A calendar from the text of a dated list. */
  static TradingCalendar of(String name, String text) {
    return new TradingCalendar(name, CHICAGO, CME_ROLL, CME_BREAK, CalendarFile.parse(name, text));
  }

  /** Names this calendar and this state of its list; changes when a trade date may have changed. */
  public String id() {
    return id;
  }

  /** First day covered. */
  public LocalDate first() {
    return first;
  }

  /** Last day covered. */
  public LocalDate last() {
    return last;
  }

  /**
   * What the exchange does at this instant.
   *
   * @throws MarketDataException when the instant lies outside the days covered
   */
  public SessionState stateAt(long epochMillis) {
    long local = epochMillis + offset(epochMillis);
    requireCovered((int) Math.floorDiv(local, DAY));
    int day = (int) Math.floorDiv(local + shift, DAY);
    int minute = (int) (Math.floorMod(local + shift, DAY) / MINUTE) - (int) (shift / MINUTE);
    int stop = stops(day);
    if (stop == 0) {
      return SessionState.CLOSED;
    }
    if (minute < stop) {
      return SessionState.OPEN;
    }
    if (minute < closes) {
      return SessionState.HALT;
    }
    return stops(day + 1) > 0 ? SessionState.BREAK : SessionState.CLOSED;
  }

  /**
   * The trade date that the instant belongs to, or, when the exchange is shut, the next one to
   * come. Never fails.
   */
  public int tradeDateAt(long epochMillis) {
    return tradeDateOf(sessionDay(epochMillis));
  }

  /** The given day when it is a trade date, else the next trade date. Never fails. */
  public int tradeDateOf(int epochDay) {
    int i = epochDay - listBegin;
    return i >= 0 && i < tradeDates.length ? tradeDates[i] : plainTradeDate(epochDay);
  }

  /**
   * The day whose session, from roll to roll, the instant falls in, be it a weekend or a holiday.
   */
  int sessionDay(long epochMillis) {
    return rolledDay(epochMillis, offset(epochMillis));
  }

  /** Whether the list of exceptional days covers this day. */
  public boolean covers(int epochDay) {
    return epochDay >= first.toEpochDay() && epochDay <= last.toEpochDay();
  }

  /**
   * When the first session of a trade date opens; on the days after a holiday that is the evening
   * before the holiday.
   *
   * @throws MarketDataException when the day lies outside the days covered
   * @throws IllegalArgumentException when the day is no trade date
   */
  public long openOf(int tradeDate) {
    requireTradeDate(tradeDate);
    int day = tradeDate;
    for (int before = day - 1; tradeDateOf(before) == tradeDate; before--) {
      if (stops(before) > 0) {
        day = before;
      }
    }
    return instantOf(day, -(int) (shift / MINUTE));
  }

  /**
   * When the last session of a trade date ends: 16:00 Chicago at the CME, or the early stop. From
   * then on the day's bar is complete.
   *
   * @throws MarketDataException when the day lies outside the days covered
   * @throws IllegalArgumentException when the day is no trade date
   */
  public long closeOf(int tradeDate) {
    requireTradeDate(tradeDate);
    return instantOf(tradeDate, stops(tradeDate));
  }

  /**
   * Computes the trade dates of many bars at once.
   *
   * @param starts epoch milliseconds, rising
   * @param size how many of them
   * @param tradeDates receives the epoch days
   * @return how many bars lie outside the days covered and got their date from the plain week
   */
  public int fillTradeDates(long[] starts, int size, int[] tradeDates) {
    int outside = 0;
    long from = Long.MAX_VALUE;
    long until = Long.MIN_VALUE;
    long offset = 0;
    long offsetUntil = Long.MIN_VALUE;
    int date = 0;
    boolean covered = true;
    for (int i = 0; i < size; i++) {
      long start = starts[i];
      if (start < from || start >= until) {
        if (start < from || start >= offsetUntil) {
          offset = offset(start);
          ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochMilli(start));
          offsetUntil = next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
        }
        int day = rolledDay(start, offset);
        date = tradeDateOf(day);
        covered = covers(day);
        from = start;
        until = Math.min(offsetUntil, (day + 1L) * DAY - shift - offset);
      }
      tradeDates[i] = date;
      if (!covered) {
        outside++;
      }
    }
    return outside;
  }

  private int rolledDay(long epochMillis, long offset) {
    return (int) Math.floorDiv(epochMillis + offset + shift, DAY);
  }

  private long offset(long epochMillis) {
    return rules.getOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds() * 1000L;
  }

  /** Local time on the clock, with minutes before midnight negative and after it beyond 1440. */
  private long instantOf(int epochDay, int minuteOfDay) {
    int minute = Math.floorMod(minuteOfDay, MINUTES);
    return LocalDate.ofEpochDay(epochDay + Math.floorDiv(minuteOfDay, MINUTES))
        .atTime(LocalTime.ofSecondOfDay(minute * 60L))
        .atZone(zone)
        .toInstant()
        .toEpochMilli();
  }

  /** The minute of the day at which trading stops, 0 when there is no session. */
  private int stops(int epochDay) {
    int i = epochDay - listBegin;
    if (i >= 0 && i < stops.length) {
      return stops[i];
    }
    return isWeekday(epochDay) ? closes : 0;
  }

  private void requireTradeDate(int tradeDate) {
    requireCovered(tradeDate);
    if (tradeDateOf(tradeDate) != tradeDate) {
      throw new IllegalArgumentException(LocalDate.ofEpochDay(tradeDate) + " is no trade date");
    }
  }

  private void requireCovered(int epochDay) {
    if (!covers(epochDay)) {
      throw new MarketDataException(
          "The trading calendar covers "
              + first
              + " to "
              + last
              + ", so it is not known whether the exchange is open on "
              + LocalDate.ofEpochDay(epochDay)
              + ". Install a version of multi-alpha whose calendar covers that day.");
    }
  }

  private static int plainTradeDate(int epochDay) {
    int weekday = Math.floorMod(epochDay + 3, 7);
    return weekday < 5 ? epochDay : epochDay + 7 - weekday;
  }

  private static boolean isWeekday(int epochDay) {
    return Math.floorMod(epochDay + 3, 7) < 5;
  }
}
