package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {
  @ParameterizedTest
  @CsvSource({
    "CME,    2024-03-04T21:59:00Z, open",
    "CME,    2024-03-04T22:30:00Z, shut",
    "CME,    2024-03-04T23:00:00Z, open",
    "CME,    2024-03-08T23:00:00Z, shut",
    "CME,    2024-03-10T21:59:00Z, shut",
    "CME,    2024-03-10T22:00:00Z, open",
    "GRAINS, 2024-03-04T19:00:00Z, open",
    "GRAINS, 2024-03-04T21:00:00Z, shut",
    "GRAINS, 2024-03-05T01:00:00Z, open",
    "NYSE,   2024-03-04T14:30:00Z, open",
    "NYSE,   2024-03-04T08:00:00Z, shut",
    "NYSE,   2024-03-04T23:00:00Z, shut",
    "CFE,    2024-03-04T22:30:00Z, shut",
    "WEEKDAYS, 2024-12-25T22:30:00Z, open",
    "WEEKDAYS, 2024-03-09T12:00:00Z, shut",
  })
  void knowsWhichBarsBeginOutsideItsHours(Session.Kind kind, Instant start, String state) {
    long[] starts = {start.toEpochMilli()};
    assertThat(Session.of(kind).whileShut(starts, 1))
        .isEqualTo(state.equals("open") ? Shut.NONE : new Shut(1, starts[0]));
  }

  @ParameterizedTest
  @EnumSource
  void countsAWholeYearAsItCountsEachBar(Session.Kind kind) {
    Session session = Session.of(kind);
    long[] starts = new long[366 * 48];
    int shut = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli() + i * 1_800_000L;
      shut += session.whileShut(new long[] {starts[i]}, 1).bars();
    }
    assertThat(shut).isBetween(1, starts.length - 1);
    assertThat(session.whileShut(starts, starts.length).bars()).isEqualTo(shut);
  }

  @Test
  void exchangesThatRollTogetherShareACalendar() {
    for (Session.Kind kind : Session.Kind.values()) {
      assertThat(Session.of(kind).calendar().id().equals(TradingCalendar.cme().id()))
          .as(kind.word())
          .isEqualTo(kind != Session.Kind.WEEKDAYS);
    }
    Session euro = Session.weekdays(ZoneId.of("America/New_York"), LocalTime.of(17, 0));
    assertThat(euro.calendar().id())
        .isNotEqualTo(Session.of(Session.Kind.WEEKDAYS).calendar().id());
    assertThat(euro).hasToString("weekdays from 17:00 America/New_York");
  }
}
