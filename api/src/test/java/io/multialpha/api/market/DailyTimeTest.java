package io.multialpha.api.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyTimeTest {
  private static final int THREE = 15 * 60;

  @Test
  void isReachedOnTheBarThatStartsAtTheTime() {
    assertThat(reached(THREE, session("2024-03-05T17:00", "2024-03-06T15:00")))
        .containsExactly("2024-03-06T15:00");
  }

  @Test
  void isReachedOnTheBarInWhichTheTimeFalls() {
    assertThat(reached(THREE + 30, session("2024-03-05T17:00", "2024-03-06T15:00")))
        .containsExactly("2024-03-06T15:00");
  }

  @Test
  void isReachedOnTheFirstBarOfASessionThatStartsAtTheTime() {
    assertThat(reached(17 * 60, session("2024-03-05T17:00", "2024-03-06T15:00")))
        .containsExactly("2024-03-05T17:00");
  }

  @Test
  void countsTheEndOfTheDayAsMidnight() {
    assertThat(reached(1440, session("2024-03-05T17:00", "2024-03-06T15:00")))
        .containsExactly("2024-03-06T00:00");
  }

  @Test
  void isReachedOncePerDayOverDaysWithoutGaps() {
    List<HourBar> bars = session("2024-03-05T17:00", "2024-03-06T15:00");
    bars.addAll(session("2024-03-06T17:00", "2024-03-07T15:00"));

    assertThat(reached(10 * 60, bars)).containsExactly("2024-03-06T10:00", "2024-03-07T10:00");
  }

  @Test
  void isReachedOnTheFirstBarAfterAGapThatHidesIt() {
    List<HourBar> bars = session("2024-03-05T17:00", "2024-03-06T08:00");
    bars.add(HourBar.at("2024-03-06T12:00"));
    bars.add(HourBar.at("2024-03-06T13:00"));

    assertThat(reached(10 * 60, bars)).containsExactly("2024-03-06T12:00");
  }

  @Test
  void isReachedInTheNextSessionAfterAnEarlyClose() {
    List<HourBar> bars = session("2024-11-27T17:00", "2024-11-28T11:00");
    bars.addAll(session("2024-11-28T17:00", "2024-11-29T15:00"));

    assertThat(reached(THREE, bars)).containsExactly("2024-11-28T17:00", "2024-11-29T15:00");
  }

  @Test
  void isReachedOnEveryDayOfATradeDateOfTwoDays() {
    // On this holiday the market closed at noon and went on at 17:00 within the same trade date.
    List<HourBar> bars = session("2024-02-18T17:00", "2024-02-19T11:00");
    bars.add(HourBar.at("2024-02-19T17:00"));
    bars.add(HourBar.at("2024-02-20T10:00"));
    bars.add(HourBar.at("2024-02-20T15:00"));

    assertThat(reached(10 * 60, bars)).containsExactly("2024-02-19T10:00", "2024-02-20T10:00");
    assertThat(reached(THREE, bars)).containsExactly("2024-02-19T17:00", "2024-02-20T15:00");
  }

  @Test
  void isNotReachedOverAWeekendOnWhichNothingWasMissed() {
    List<HourBar> bars = session("2024-03-07T17:00", "2024-03-08T15:00");
    bars.addAll(session("2024-03-10T17:00", "2024-03-11T14:00"));

    assertThat(reached(THREE, bars)).containsExactly("2024-03-08T15:00");
    assertThat(reached(10 * 60, bars)).containsExactly("2024-03-08T10:00", "2024-03-11T10:00");
  }

  @Test
  void refusesAMinuteOutsideTheDay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DailyTime(1441))
        .withMessage("time of day is minute 1441, expected 0 to 1440");
    assertThatIllegalArgumentException().isThrownBy(() -> new DailyTime(-1));
  }

  /** Hourly bars from the first start to the last, both included. */
  private static List<HourBar> session(String first, String last) {
    List<HourBar> bars = new ArrayList<>();
    bars.add(HourBar.firstAt(first));
    LocalDateTime end = LocalDateTime.parse(last);
    for (LocalDateTime t = LocalDateTime.parse(first).plusHours(1);
        !t.isAfter(end);
        t = t.plusHours(1)) {
      bars.add(HourBar.at(t.toString()));
    }
    return bars;
  }

  private static List<String> reached(int minuteOfDay, List<HourBar> bars) {
    DailyTime time = new DailyTime(minuteOfDay);
    return bars.stream().filter(time::isReached).map(bar -> bar.local().toString()).toList();
  }
}
