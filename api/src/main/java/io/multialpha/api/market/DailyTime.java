package io.multialpha.api.market;

/**
 * Tells on which bars a time of day is reached: for rules such as "leave at 15:00".
 *
 * <p>That is every hourly bar in which the time falls, such as the one that starts at 15:00. Where
 * a trade date has no such bar, because of a gap or an early close, it is the first bar after the
 * time instead, even if that is of a later trade date. A time at which there is no trading at all
 * does not count: on a Sunday evening, Friday's 15:00 has been dealt with and Monday's is yet to
 * come. Precisely, the time that a trade date must not miss is the first one at or after the start
 * of its first bar.
 *
 * <p>Stateful: belongs to one signal source, which asks {@link #isReached} on every bar.
 */
public final class DailyTime {
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;
  private static final long MINUTE_MILLIS = 60_000;

  private final int minuteOfDay;
  private long pending = Long.MAX_VALUE;

  /**
   * For a time of day.
   *
   * @param minuteOfDay minutes since midnight in the strategy's {@code session_timezone}, 0 to
   *     1440, as {@code Params.minuteOfDay} gives it; 1440 is midnight too
   * @throws IllegalArgumentException if it is out of these bounds
   */
  public DailyTime(int minuteOfDay) {
    if (minuteOfDay < 0 || minuteOfDay > DAY) {
      throw new IllegalArgumentException(
          "time of day is minute " + minuteOfDay + ", expected 0 to " + DAY);
    }
    this.minuteOfDay = minuteOfDay;
  }

  /** Whether the time is reached on this bar. Ask exactly once per bar. */
  public boolean isReached(Bar bar) {
    long start = bar.startMillis();
    int wait = Math.floorMod(minuteOfDay - bar.minuteOfDay(), DAY);
    boolean within = wait < HOUR;
    boolean missed = start >= pending;
    if (within || missed) {
      pending = Long.MAX_VALUE;
    }
    if (bar.isFirstOfSession() && !within) {
      pending = start + wait * MINUTE_MILLIS;
    }
    return within || missed;
  }
}
