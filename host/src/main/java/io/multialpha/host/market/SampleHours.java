package io.multialpha.host.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** The hours in which the exchange is open from one trade date to another, in order. */
final class SampleHours {
  private static final long HOUR = 3_600_000L;
  private static final int MINUTES = 60;

  private final long[] start;
  private final int[] tradeDate;
  private final int[] chicagoHour;
  private final double[] open;
  private final int[] pause;
  private final boolean[] holiday;
  private int size;

  private SampleHours(int most) {
    start = new long[most];
    tradeDate = new int[most];
    chicagoHour = new int[most];
    open = new double[most];
    pause = new int[most];
    holiday = new boolean[most];
  }

  static SampleHours between(TradingCalendar calendar, LocalDate first, LocalDate last) {
    long from = calendar.openOf((int) first.toEpochDay());
    long to = calendar.closeOf((int) last.toEpochDay());
    SampleHours all = new SampleHours((int) ((to - from) / HOUR) + 1);
    long shutSince = from;
    for (long hour = from; hour < to; hour += HOUR) {
      if (calendar.stateAt(hour) == SessionState.OPEN) {
        all.add(hour, calendar, (int) ((hour - shutSince) / HOUR));
        shutSince = hour + HOUR;
      }
    }
    return all;
  }

  private void add(long hour, TradingCalendar calendar, int shut) {
    int openMinutes = MINUTES;
    while (calendar.stateAt(hour + (openMinutes - 1) * 60_000L) != SessionState.OPEN) {
      openMinutes--;
    }
    ZonedDateTime local = Instant.ofEpochMilli(hour).atZone(TradingCalendar.CHICAGO);
    start[size] = hour;
    tradeDate[size] = calendar.tradeDateAt(hour);
    chicagoHour[size] = local.getHour();
    open[size] = openMinutes / (double) MINUTES;
    pause[size] = shut;
    holiday[size] = local.toLocalDate().toEpochDay() != tradeDate[size];
    size++;
  }

  int size() {
    return size;
  }

  /** When the hour starts, epoch milliseconds. */
  long start(int i) {
    return start[i];
  }

  /** Its trade date, epoch day. */
  int tradeDate(int i) {
    return tradeDate[i];
  }

  /** Its hour of the day in Chicago. */
  int chicagoHour(int i) {
    return chicagoHour[i];
  }

  /** The part of it that is open, above 0 and at most 1. */
  double open(int i) {
    return open[i];
  }

  /** Whether the exchange was shut before it. */
  boolean isAfterPause(int i) {
    return pause[i] > 0;
  }

  /**
   * The variance of the price step over the pause before it, in units of a day's; 0 where there was
   * none.
   */
  double pauseVariance(int i) {
    int hours = pause[i];
    return hours == 0 ? 0 : Math.min(0.2, SampleShape.BREAK_VARIANCE + 0.0025 * (hours - 1));
  }

  /** Whether the US stock exchanges trade in the whole of this hour, or from 8:30 on. */
  boolean isCashHour(int i) {
    return chicagoHour[i] >= 8 && chicagoHour[i] <= 14 && !holiday[i] && open[i] == 1;
  }
}
