package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final long NONE = TimestampParser.INVALID;

  @ParameterizedTest
  @CsvSource({
    "2019-05-06T22:00:00Z,2019-05-06T22:00:00Z",
    "2019-05-06 22:00:00,2019-05-06T22:00:00Z",
    "2019-05-06 22:00,2019-05-06T22:00:00Z",
    "2019-05-06T22:00Z,2019-05-06T22:00:00Z",
    "2019-05-06T22:00:00.125Z,2019-05-06T22:00:00.125Z",
    "2019-05-06 22:00:00.000000000,2019-05-06T22:00:00Z",
    "2019-05-06T17:00:00-05:00,2019-05-06T22:00:00Z",
    "2019-05-07T03:30:15+0530,2019-05-06T22:00:15Z",
    "2019-05-06 22:00:00+00,2019-05-06T22:00:00Z",
    "2020-02-29T00:00:00Z,2020-02-29T00:00:00Z",
    "1969-12-31T23:59:59Z,1969-12-31T23:59:59Z"
  })
  void readsEveryFormInUtc(String text, String expected) {
    assertThat(Instant.ofEpochMilli(utc(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2019",
        "2019-5-06 22:00:00",
        "2019/05/06 22:00:00",
        "2019-13-01 22:00:00",
        "2019-02-29 22:00:00",
        "2019-05-06_22:00:00",
        "2019-05-06T24:00:00Z",
        "2019-05-06T22:60:00Z",
        "2019-05-06T22:00:60Z",
        "2019-05-06T22",
        "2019-05-06T22:00:",
        "2019-05-06T22:00:00.",
        "2019-05-06T22:00:00 Z",
        "2019-05-06T22:00:00Z0",
        "2019-05-06T22:00:00+",
        "2019-05-06T22:00:00+1",
        "2019-05-06T22:00:00+19:00",
        "2019-05-06T22:00:00+05-30",
        "2019-05-06T22:00:00 PM",
        "0000-05-06T22:00:00Z",
        "nan",
        "1557180000000"
      })
  void takesNothingElse(String text) {
    assertThat(parserOf(text, ZoneOffset.UTC).read).isFalse();
  }

  @Test
  void readsATimeWithoutAZoneInTheZoneGiven() {
    assertThat(in(NEW_YORK, "2024-01-15 18:00:00", NONE)).isEqualTo("2024-01-15T23:00:00Z");
    assertThat(in(NEW_YORK, "2024-07-15 18:00:00", NONE)).isEqualTo("2024-07-15T22:00:00Z");
    assertThat(in(NEW_YORK, "2024-07-15 18:00:00Z", NONE)).isEqualTo("2024-07-15T18:00:00Z");
  }

  @Test
  void knowsThatTheClocksSkippedATime() {
    assertThat(millis(NEW_YORK, "2024-03-10 02:00:00", NONE)).isEqualTo(NONE);
    assertThat(millis(NEW_YORK, "2024-03-10 02:59:59", NONE)).isEqualTo(NONE);
    assertThat(in(NEW_YORK, "2024-03-10 01:59:59", NONE)).isEqualTo("2024-03-10T06:59:59Z");
    assertThat(in(NEW_YORK, "2024-03-10 03:00:00", NONE)).isEqualTo("2024-03-10T07:00:00Z");
  }

  @Test
  void takesTheEarlierReadingOfARepeatedTimeUnlessABarWasThereAlready() {
    long first = millis(NEW_YORK, "2024-11-03 01:00:00", NONE);
    assertThat(Instant.ofEpochMilli(first)).isEqualTo("2024-11-03T05:00:00Z");
    assertThat(in(NEW_YORK, "2024-11-03 01:00:00", first)).isEqualTo("2024-11-03T06:00:00Z");
    assertThat(in(NEW_YORK, "2024-11-03 02:00:00", first)).isEqualTo("2024-11-03T07:00:00Z");
  }

  @Property
  void agreesWithTheJdkInANewYorkFileInOrder(
      @ForAll @LongRange(min = 0, max = 2_000_000_000L) long firstSecond,
      @ForAll @IntRange(min = 1, max = 5_000_000) int step) {
    TimestampParser parser = new TimestampParser(NEW_YORK, TradingCalendar.cme());
    DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    for (int i = 0; i < 40; i++) {
      Instant instant = Instant.ofEpochSecond(firstSecond + (long) i * step);
      LocalDateTime local = LocalDateTime.ofInstant(instant, NEW_YORK);
      byte[] text = local.format(format).getBytes(StandardCharsets.US_ASCII);
      assertThat(parser.parse(text, 0, text.length)).isTrue();
      long earlier = local.atZone(NEW_YORK).withEarlierOffsetAtOverlap().toInstant().toEpochMilli();
      assertThat(parser.epochMillis(NONE)).as(local.toString()).isEqualTo(earlier);
    }
  }

  @Test
  void labelsADayByItsDateAndASessionByTheDayItEndsIn() {
    assertThat(label("2015-06-01", NEW_YORK)).isEqualTo("2015-06-01");
    assertThat(label("2015-06-01T00:00:00Z", NEW_YORK)).isEqualTo("2015-06-01");
    assertThat(label("2015-06-01 00:00:00", NEW_YORK)).isEqualTo("2015-06-01");
    assertThat(label("2015-06-01 18:00:00", NEW_YORK)).isEqualTo("2015-06-02");
    assertThat(label("2015-05-31 18:00:00", NEW_YORK)).as("Sunday").isEqualTo("2015-06-01");
    assertThat(label("2015-06-01T21:59:00Z", NEW_YORK)).isEqualTo("2015-06-01");
  }

  private record Parsed(TimestampParser parser, boolean read) {}

  private static Parsed parserOf(String text, ZoneId zone) {
    byte[] bytes = ("99" + text + "99").getBytes(StandardCharsets.US_ASCII);
    TimestampParser parser = new TimestampParser(zone, TradingCalendar.cme());
    return new Parsed(parser, parser.parse(bytes, 2, bytes.length - 2));
  }

  private static long utc(String text) {
    return millis(ZoneOffset.UTC, text, NONE);
  }

  private static long millis(ZoneId zone, String text, long previous) {
    Parsed parsed = parserOf(text, zone);
    assertThat(parsed.read).as(text).isTrue();
    return parsed.parser.epochMillis(previous);
  }

  private static Instant in(ZoneId zone, String text, long previous) {
    return Instant.ofEpochMilli(millis(zone, text, previous));
  }

  private static LocalDate label(String text, ZoneId zone) {
    Parsed parsed = parserOf(text, zone);
    assertThat(parsed.read).as(text).isTrue();
    return LocalDate.ofEpochDay(parsed.parser.label());
  }
}
