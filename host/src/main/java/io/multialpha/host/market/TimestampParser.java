package io.multialpha.host.market;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Reads timestamps from bytes: {@code 2019-05-06T22:00:00Z}, a space for the T, without seconds or
 * with a fraction of them, with an offset, without a zone, or a date alone. One of another year
 * than {@value #FIRST_YEAR} to {@value #LAST_YEAR} is none.
 *
 * <p>A time without a zone is read in the zone given. One that the change to summer time skipped
 * does not exist. One that the change back repeats is taken as the earlier of the two instants,
 * unless that is not after the bar before; then it is the later one. So a file that lists the
 * repeated hour twice, in order, is read correctly.
 *
 * <p>An instance remembers the last date and offset, and the last text read; it is used by one
 * thread.
 */
public final class TimestampParser {
  /** What stands for "no such instant". */
  public static final long INVALID = Long.MIN_VALUE;

  /** The first year of which times and dates are read. */
  public static final int FIRST_YEAR = 1900;

  /** The last such year; no bar, trade or option can be of a later one. */
  public static final int LAST_YEAR = 2200;

  private static final long DAY = 86_400_000L;
  private static final int MINUTE = 60_000;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());

  private final ZoneRules rules;
  private final TradingCalendar calendar;

  private long yearAndMonth;
  private short dayOfMonth;
  private boolean dateKnown;

  private int day;
  private int millisOfDay;
  private boolean hasTime;
  private boolean hasOffset;
  private int offset;

  private long plainFrom = Long.MAX_VALUE;
  private long plainUntil = Long.MIN_VALUE;
  private long plainOffset;

  /**
   * Makes a parser.
   *
   * @param zone of times without one
   * @param calendar tells which day's session an instant falls in
   */
  public TimestampParser(ZoneId zone, TradingCalendar calendar) {
    this.rules = zone.getRules();
    this.calendar = calendar;
  }

  /**
   * Reads the text in {@code bytes[from..to)}.
   *
   * @return whether it is a timestamp; if so, the other methods speak of it
   */
  public boolean parse(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 10 || !parseDate(bytes, from)) {
      return false;
    }
    hasTime = length > 10;
    hasOffset = false;
    millisOfDay = 0;
    return !hasTime || parseTime(bytes, from + 10, to);
  }

  /** Whether the text has a time of day. */
  public boolean hasTime() {
    return hasTime;
  }

  /**
   * The instant in epoch milliseconds.
   *
   * @param previous the start of the bar before, which tells the two readings of a repeated hour
   *     apart
   * @return {@link #INVALID} when the clocks skipped this time
   */
  public long epochMillis(long previous) {
    long local = day * DAY + millisOfDay;
    if (hasOffset) {
      return local - offset;
    }
    if (local < plainFrom || local >= plainUntil) {
      ZoneOffsetTransition transition = rules.getTransition(localDateTime());
      if (transition != null) {
        return transition.isGap() ? INVALID : inOverlap(local, transition, previous);
      }
      findPlainOffset(local);
    }
    return local - plainOffset;
  }

  /**
   * The day that a daily bar is labelled with, an epoch day.
   *
   * @return {@link #INVALID} when the clocks skipped this time
   */
  long label() {
    if (millisOfDay == 0) {
      return day;
    }
    long instant = epochMillis(INVALID);
    return instant == INVALID ? INVALID : calendar.sessionDay(instant);
  }

  private static long inOverlap(long local, ZoneOffsetTransition transition, long previous) {
    long earlier = local - transition.getOffsetBefore().getTotalSeconds() * 1000L;
    return earlier > previous
        ? earlier
        : local - transition.getOffsetAfter().getTotalSeconds() * 1000L;
  }

  private LocalDateTime localDateTime() {
    return LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(millisOfDay * 1_000_000L);
  }

  private void findPlainOffset(long local) {
    ZoneOffset found = rules.getOffset(localDateTime());
    plainOffset = found.getTotalSeconds() * 1000L;
    ZoneOffsetTransition next = rules.nextTransition(localDateTime().toInstant(found));
    plainFrom = local;
    plainUntil = Long.MAX_VALUE;
    if (next != null) {
      LocalDateTime until = next.isGap() ? next.getDateTimeBefore() : next.getDateTimeAfter();
      plainUntil = until.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
  }

  private boolean parseDate(byte[] bytes, int from) {
    long head = (long) LONG.get(bytes, from);
    short tail = (short) SHORT.get(bytes, from + 8);
    if (dateKnown && head == yearAndMonth && tail == dayOfMonth) {
      return true;
    }
    dateKnown = false;
    int year = number(bytes, from, 4);
    int month = number(bytes, from + 5, 2);
    int date = number(bytes, from + 8, 2);
    if (year < FIRST_YEAR
        || year > LAST_YEAR
        || month < 1
        || date < 1
        || bytes[from + 4] != '-'
        || bytes[from + 7] != '-') {
      return false;
    }
    try {
      day = (int) LocalDate.of(year, month, date).toEpochDay();
    } catch (DateTimeException noSuchDay) {
      return false;
    }
    yearAndMonth = head;
    dayOfMonth = tail;
    dateKnown = true;
    return true;
  }

  private boolean parseTime(byte[] bytes, int from, int to) {
    if (to - from < 6 || (bytes[from] != 'T' && bytes[from] != ' ') || bytes[from + 3] != ':') {
      return false;
    }
    int hour = number(bytes, from + 1, 2);
    int minute = number(bytes, from + 4, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return false;
    }
    millisOfDay = hour * 60 * MINUTE + minute * MINUTE;
    int i = from + 6;
    if (i < to && bytes[i] == ':') {
      int second = to - i < 3 ? -1 : number(bytes, i + 1, 2);
      if (second < 0 || second > 59) {
        return false;
      }
      millisOfDay += second * 1000;
      i += 3;
      if (i < to && bytes[i] == '.') {
        int end = i + 1;
        int unit = 100;
        while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
          millisOfDay += (bytes[end] - '0') * unit;
          unit /= 10;
          end++;
        }
        if (end == i + 1) {
          return false;
        }
        i = end;
      }
    }
    return i == to || parseOffset(bytes, i, to);
  }

  private boolean parseOffset(byte[] bytes, int from, int to) {
    hasOffset = true;
    if (bytes[from] == 'Z') {
      offset = 0;
      return to == from + 1;
    }
    int sign = bytes[from] == '+' ? 1 : bytes[from] == '-' ? -1 : 0;
    int length = to - from;
    if (sign == 0 || (length != 3 && length != 5 && length != 6)) {
      return false;
    }
    int hours = number(bytes, from + 1, 2);
    int minutes = 0;
    if (length > 3) {
      minutes = number(bytes, to - 2, 2);
    }
    if (hours < 0
        || hours > 18
        || minutes < 0
        || minutes > 59
        || (length == 6 && bytes[from + 3] != ':')) {
      return false;
    }
    offset = sign * (hours * 60 + minutes) * MINUTE;
    return true;
  }

  /** The number of so many digits, or -1 when there are other characters. */
  private static int number(byte[] bytes, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
