package io.multialpha.api.market;

import io.multialpha.api.params.Params;
import java.util.StringJoiner;

/**
 * Times of day at which a strategy acts: a set of windows, each with its start and without its end.
 *
 * <p>Times are minutes since midnight, 0 to 1440, in the strategy's {@code session_timezone}, as
 * {@link Bar#minuteOfDay()} and {@code Params.minuteOfDay} give them. A bar belongs to a window by
 * its start: with hourly bars, the window 08:00 to 15:00 holds the bars that start from 08:00 to
 * 14:00. Immutable; asking costs one look into a bit set.
 *
 * <pre>{@code
 * SessionWindows windows = SessionWindows.none().with(0, 900).with(1020, 1440);
 * }</pre>
 */
public final class SessionWindows {
  private static final int MINUTES = 24 * 60;
  private static final SessionWindows NONE = new SessionWindows(new long[MINUTES / Long.SIZE + 1]);

  private final long[] minutes;

  private SessionWindows(long[] minutes) {
    this.minutes = minutes;
  }

  /** No window: nothing is inside. */
  public static SessionWindows none() {
    return NONE;
  }

  /**
   * The windows of a strategy's parameters: for each number from 1, {@code use_window1}, a flag,
   * with {@code start_time1} and {@code end_time1}, times of day.
   *
   * @param params with these three for every number up to {@code count}
   * @param count how many windows the schema has
   * @throws IllegalArgumentException if no window is in use, as there would never be an entry; if
   *     one is empty; or if the schema has no such parameters
   */
  public static SessionWindows of(Params params, int count) {
    SessionWindows windows = NONE;
    StringJoiner unused = new StringJoiner(" and ");
    for (int window = 1; window <= count; window++) {
      if (params.flag("use_window" + window)) {
        String start = "start_time" + window;
        String end = "end_time" + window;
        windows =
            windows.with(
                params.minuteOfDay(start), params.minuteOfDay(end), start + " to be before " + end);
      } else {
        unused.add("use_window" + window);
      }
    }
    if (windows.isEmpty()) {
      throw new IllegalArgumentException(
          unused
              + (count == 2 ? " are both" : count == 1 ? " is" : " are all")
              + " false, so there would never be an entry; set one of them to true");
    }
    return windows;
  }

  /** The whole day. */
  public static SessionWindows always() {
    return NONE.with(0, MINUTES);
  }

  /**
   * These windows and one more; windows may overlap.
   *
   * @param start first minute inside, 0 to 1439
   * @param end first minute no longer inside, after {@code start}, at most 1440
   * @throws IllegalArgumentException if the window is empty or leaves the day; one that passes
   *     midnight is written as two
   */
  public SessionWindows with(int start, int end) {
    return with(start, end, "a start before the end");
  }

  private SessionWindows with(int start, int end, String expected) {
    if (start < 0 || end > MINUTES) {
      throw new IllegalArgumentException(
          "session window " + start + " to " + end + ": expected minutes from 0 to " + MINUTES);
    }
    if (start >= end) {
      throw new IllegalArgumentException(
          "session window "
              + clock(start)
              + " to "
              + clock(end)
              + " is empty: expected "
              + expected
              + "; a window that passes midnight is written as two, up to 2400 and from 0000");
    }
    long[] more = minutes.clone();
    for (int minute = start; minute < end; minute++) {
      more[minute >> 6] |= 1L << minute;
    }
    return new SessionWindows(more);
  }

  /** Whether the bar starts inside one of the windows. */
  public boolean contains(Bar bar) {
    return contains(bar.minuteOfDay());
  }

  /**
   * Whether this minute of the day lies inside one of the windows.
   *
   * @param minuteOfDay 0 to 1439
   */
  public boolean contains(int minuteOfDay) {
    return (minutes[minuteOfDay >> 6] >>> minuteOfDay & 1) != 0;
  }

  /** Whether there is no window, so that nothing is ever inside. */
  public boolean isEmpty() {
    for (long word : minutes) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  private static String clock(int minute) {
    int digits = minute / 60 * 100 + minute % 60;
    return "0".repeat(4 - String.valueOf(digits).length()) + digits;
  }
}
