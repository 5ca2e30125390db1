package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionClockTest {
  private static final long FIRST = Instant.parse("1965-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("2060-01-01T00:00:00Z").toEpochMilli();

  @Property(tries = 300)
  void agreesWithTheJdkOnAnyInstantsInAnyOrder(@ForAll("zones") String zone, @ForAll long seed) {
    SessionClock clock = new SessionClock(ZoneId.of(zone));
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      long at = random.nextLong(FIRST, LAST);
      assertAgrees(clock, zone, at);
      assertAgrees(clock, zone, at + random.nextLong(-86_400_000L, 86_400_000L));
    }
  }

  @Property(tries = 50)
  void agreesWithTheJdkHourByHour(@ForAll("zones") String zone, @ForAll long seed) {
    SessionClock clock = new SessionClock(ZoneId.of(zone));
    long at = new Random(seed).nextLong(FIRST, LAST);
    for (int i = 0; i < 24 * 366; i++) {
      assertAgrees(clock, zone, at + i * Tape.HOUR);
    }
  }

  @ParameterizedTest(name = "{0} is minute {1} of day {2}")
  @CsvSource({
    // Spring: 2:00 becomes 3:00 in the night to Sunday, 10 March 2024.
    "2024-03-10T07:59:59.999Z, 119, 7",
    "2024-03-10T08:00:00Z,     180, 7",
    "2024-03-10T22:00:00Z,     1020, 7",
    // Autumn: 2:00 becomes 1:00 in the night to Sunday, 3 November 2024.
    "2024-11-03T06:59:59.999Z, 119, 7",
    "2024-11-03T07:00:00Z,     60,  7",
    "2024-11-03T07:59:59.999Z, 119, 7",
    "2024-11-03T08:00:00Z,     120, 7",
    "2024-11-03T23:00:00Z,     1020, 7",
    // Midnight.
    "2024-07-01T04:59:59.999Z, 1439, 7",
    "2024-07-01T05:00:00Z,     0,    1",
  })
  void readsChicagoAcrossBothChanges(String instant, int minute, int day) {
    long at = Instant.parse(instant).toEpochMilli();
    SessionClock fresh = new SessionClock(ZoneId.of("America/Chicago"));
    SessionClock fromBefore = new SessionClock(ZoneId.of("America/Chicago"));
    fromBefore.minuteOfDay(at - 40 * Tape.HOUR);
    SessionClock fromAfter = new SessionClock(ZoneId.of("America/Chicago"));
    fromAfter.minuteOfDay(at + 40 * Tape.HOUR);

    assertThat(List.of(fresh, fromBefore, fromAfter))
        .allSatisfy(
            clock -> {
              assertThat(clock.minuteOfDay(at)).isEqualTo(minute);
              assertThat(clock.dayOfWeek(at)).isEqualTo(day);
            });
  }

  @Test
  void readsTheEarliestAndTheLatestTimes() {
    for (String zone : List.of("UTC", "America/Chicago", "Asia/Kathmandu")) {
      SessionClock clock = new SessionClock(ZoneId.of(zone));
      assertAgrees(clock, zone, Instant.parse("1800-01-01T12:34:56Z").toEpochMilli());
      assertAgrees(clock, zone, Instant.parse("2500-12-31T23:59:59Z").toEpochMilli());
      assertAgrees(clock, zone, -1);
      assertAgrees(clock, zone, 0);
    }
  }

  private static void assertAgrees(SessionClock clock, String zone, long at) {
    ZonedDateTime expected = Instant.ofEpochMilli(at).atZone(ZoneId.of(zone));
    assertThat(clock.minuteOfDay(at)).isEqualTo(expected.getHour() * 60 + expected.getMinute());
    assertThat(clock.dayOfWeek(at)).isEqualTo(expected.getDayOfWeek().getValue());
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(
        "America/Chicago",
        "America/New_York",
        "Europe/Berlin",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "UTC");
  }
}
