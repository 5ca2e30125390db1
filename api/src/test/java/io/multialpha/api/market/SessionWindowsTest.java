package io.multialpha.api.market;

import static io.multialpha.api.params.Param.flag;
import static io.multialpha.api.params.Param.timeOfDay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.multialpha.api.params.ParamsSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionWindowsTest {
  @Test
  void holdsTheStartOfAWindowAndNotItsEnd() {
    SessionWindows windows = SessionWindows.none().with(570, 900);

    assertThat(windows.contains(569)).isFalse();
    assertThat(windows.contains(570)).isTrue();
    assertThat(windows.contains(899)).isTrue();
    assertThat(windows.contains(900)).isFalse();
  }

  @Test
  void agreesWithTheWindowsAsWrittenOnEveryMinuteOfTheDay() {
    int[][] written = {{0, 900}, {1020, 1440}, {800, 1000}};
    SessionWindows windows = SessionWindows.none();
    for (int[] window : written) {
      windows = windows.with(window[0], window[1]);
    }

    for (int minute = 0; minute < 1440; minute++) {
      boolean inside = false;
      for (int[] window : written) {
        inside |= window[0] <= minute && minute < window[1];
      }
      assertThat(windows.contains(minute)).as("minute %d", minute).isEqualTo(inside);
    }
  }

  @Test
  void leavesTheWindowsItWasMadeFromAsTheyWere() {
    SessionWindows morning = SessionWindows.none().with(480, 720);
    morning.with(780, 900);

    assertThat(morning.contains(800)).isFalse();
    assertThat(SessionWindows.none().contains(500)).isFalse();
  }

  private static final ParamsSchema TWO =
      ParamsSchema.of(
          flag("use_window1").withDefault(true).doc("window 1"),
          timeOfDay("start_time1").withDefault("0930").doc("its start"),
          timeOfDay("end_time1").withDefault("1500").doc("its end"),
          flag("use_window2").doc("window 2"),
          timeOfDay("start_time2").withDefault("1700").doc("its start"),
          timeOfDay("end_time2").withDefault("2400").doc("its end"));

  @Test
  void holdsTheWindowsOfParametersThatAreInUse() {
    SessionWindows first = SessionWindows.of(TWO.defaults(), 2);
    SessionWindows both = SessionWindows.of(TWO.with(Map.of("use_window2", true)), 2);

    assertThat(first.contains(570)).isTrue();
    assertThat(first.contains(1020)).isFalse();
    assertThat(both.contains(570)).isTrue();
    assertThat(both.contains(1020)).isTrue();
    assertThat(both.contains(900)).isFalse();
  }

  @Test
  void refusesParametersWithoutAnyWindowInUse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionWindows.of(TWO.with(Map.of("use_window1", false)), 2))
        .withMessage(
            "use_window1 and use_window2 are both false, so there would never be an entry; set one"
                + " of them to true");
  }

  @Test
  void namesTheParametersOfAnEmptyWindow() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SessionWindows.of(TWO.with(Map.of("use_window2", true, "end_time2", "1600")), 2))
        .withMessageStartingWith(
            "session window 1700 to 1600 is empty: expected start_time2 to be before end_time2; a");
  }

  @Test
  void judgesABarByItsStart() {
    SessionWindows morning = SessionWindows.none().with(480, 720);

    assertThat(morning.contains(HourBar.at("2024-03-06T11:00"))).isTrue();
    assertThat(morning.contains(HourBar.at("2024-03-06T12:00"))).isFalse();
  }

  @Test
  void isEmptyOnlyWithoutAWindow() {
    assertThat(SessionWindows.none().isEmpty()).isTrue();
    assertThat(SessionWindows.none().with(1439, 1440).isEmpty()).isFalse();
    assertThat(SessionWindows.always().contains(0)).isTrue();
    assertThat(SessionWindows.always().contains(1439)).isTrue();
  }

  @Test
  void refusesAWindowThatIsEmptyOrPassesMidnight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionWindows.none().with(1320, 125))
        .withMessage(
            "session window 2200 to 0205 is empty: expected a start before the end; a window that"
                + " passes midnight is written as two, up to 2400 and from 0000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionWindows.none().with(600, 600))
        .withMessageContaining("1000 to 1000 is empty");
  }

  @Test
  void refusesAWindowThatLeavesTheDay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionWindows.none().with(-1, 10))
        .withMessage("session window -1 to 10: expected minutes from 0 to 1440");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionWindows.none().with(0, 1441))
        .withMessage("session window 0 to 1441: expected minutes from 0 to 1440");
  }
}
