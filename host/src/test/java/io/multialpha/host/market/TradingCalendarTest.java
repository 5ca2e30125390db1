package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingCalendarTest {
  private static final TradingCalendar CME = TradingCalendar.cme();

  @Test
  void agreesWithEveryRowOfTheSharedVectors() throws IOException {
    List<String> rows =
        Files.readAllLines(SharedFiles.require("golden/validity/calendar_vectors.csv"));
    SoftAssertions softly = new SoftAssertions();
    for (String row : rows.subList(1, rows.size())) {
      String[] cell = row.split(",", 5);
      check(softly, row, cell[0], cell[2], cell[3]);
    }
    softly.assertAll();
    assertThat(rows).hasSizeGreaterThan(30);
  }

  @Test
  void agreesWithItsOwnVectors() throws IOException {
    List<String> rows;
    try (InputStream in = getClass().getResourceAsStream("calendar-vectors.csv")) {
      rows = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    SoftAssertions softly = new SoftAssertions();
    for (String row : rows.subList(1, rows.size())) {
      String[] cell = row.split(",", 4);
      check(softly, row, cell[0], cell[1], cell[2]);
    }
    softly.assertAll();
    assertThat(rows).hasSizeGreaterThan(25);
  }

  private static void check(
      SoftAssertions softly, String row, String utc, String state, String tradeDate) {
    long at = millis(utc);
    softly.assertThat(CME.stateAt(at).name().toLowerCase(Locale.ROOT)).as(row).isEqualTo(state);
    if (!tradeDate.isEmpty()) {
      softly.assertThat(LocalDate.ofEpochDay(CME.tradeDateAt(at))).as(row).isEqualTo(tradeDate);
    }
  }

  @Test
  void knowsTheEarlyClosesOfTheSharedList() throws IOException {
    List<String> rows =
        Files.readAllLines(
            SharedFiles.require("golden/validity/calendar_es_early_closes_2024_2025.csv"));
    for (String row : rows.subList(1, rows.size())) {
      String[] cell = row.split(",");
      long stop =
          LocalDateTime.parse(cell[0] + "T" + cell[1])
              .atZone(TradingCalendar.CHICAGO)
              .toInstant()
              .toEpochMilli();
      assertThat(CME.stateAt(stop - 1)).as(row).isEqualTo(SessionState.OPEN);
      assertThat(CME.stateAt(stop)).as(row).isEqualTo(SessionState.HALT);
    }
  }

  @Test
  void givesBarsInClosedTimeTheTradeDateToCome() {
    assertThat(tradeDate("2024-03-09T18:00:00Z")).as("Saturday").isEqualTo("2024-03-11");
    assertThat(tradeDate("2024-03-29T15:00:00Z")).as("Good Friday").isEqualTo("2024-04-01");
    assertThat(tradeDate("2024-12-25T15:00:00Z")).as("Christmas").isEqualTo("2024-12-26");
    assertThat(tradeDate("2024-11-28T19:00:00Z")).as("Thanksgiving").isEqualTo("2024-11-29");
  }

  @Test
  void leavesTheBreakWithTheSessionThatHasJustEnded() {
    assertThat(tradeDate("2024-03-04T22:30:00Z")).isEqualTo("2024-03-04");
    assertThat(tradeDate("2014-05-09T21:10:00Z")).as("16:10 on a Friday").isEqualTo("2014-05-09");
    assertThat(tradeDate("2024-07-03T18:00:00Z"))
        .as("after an early close")
        .isEqualTo("2024-07-03");
  }

  @Test
  void opensATradeDateOnTheEveningBeforeItsFirstSession() {
    assertThat(opens("2024-03-05")).isEqualTo("2024-03-04T23:00:00Z");
    assertThat(opens("2024-03-11")).as("clocks changed").isEqualTo("2024-03-10T22:00:00Z");
    assertThat(opens("2024-11-29")).as("after Thanksgiving").isEqualTo("2024-11-27T23:00:00Z");
    assertThat(opens("2024-01-16")).as("after a holiday Monday").isEqualTo("2024-01-14T23:00:00Z");
    assertThat(opens("2024-04-01")).as("after Good Friday").isEqualTo("2024-03-31T22:00:00Z");
    assertThat(opens("2020-07-06")).as("after a holiday Friday").isEqualTo("2020-07-02T22:00:00Z");
  }

  @Test
  void closesATradeDateAtFourOrAtTheEarlyStop() {
    assertThat(closes("2024-03-05")).isEqualTo("2024-03-05T22:00:00Z");
    assertThat(closes("2024-11-29")).isEqualTo("2024-11-29T18:15:00Z");
    assertThatThrownBy(() -> CME.closeOf((int) LocalDate.of(2024, 11, 28).toEpochDay()))
        .hasMessage("2024-11-28 is no trade date");
  }

  @Test
  void refusesToGuessTheSessionOutsideItsList() {
    assertThat(CME.first()).isEqualTo("2008-01-01");
    assertThat(CME.last()).isEqualTo("2027-12-31");
    assertThat(CME.stateAt(millis("2027-12-31T21:00:00Z"))).isEqualTo(SessionState.OPEN);
    assertThatThrownBy(() -> CME.stateAt(millis("2028-01-03T15:00:00Z")))
        .isInstanceOf(MarketDataException.class)
        .hasMessage(
            "The trading calendar covers 2008-01-01 to 2027-12-31, so it is not known whether the"
                + " exchange is open on 2028-01-03. Install a version of multi-alpha whose calendar"
                + " covers that day.");
  }

  @Test
  void countsBarsOutsideItsListAndDatesThemByThePlainWeek() {
    long[] starts = {
      millis("2007-12-30T18:00:00Z"),
      millis("2027-12-31T15:00:00Z"),
      millis("2027-12-31T23:30:00Z"),
      millis("2028-01-17T15:00:00Z")
    };
    int[] dates = new int[4];
    assertThat(CME.fillTradeDates(starts, 4, dates)).isEqualTo(3);
    assertThat(Arrays.stream(dates).mapToObj(d -> LocalDate.ofEpochDay(d).toString()))
        .containsExactly("2007-12-31", "2027-12-31", "2028-01-03", "2028-01-17");
  }

  @Test
  void weekdayCalendarKnowsNoHolidays() {
    TradingCalendar weekdays = TradingCalendar.weekdays();
    assertThat(LocalDate.ofEpochDay(weekdays.tradeDateAt(millis("2024-12-25T15:00:00Z"))))
        .isEqualTo("2024-12-25");
    assertThat(weekdays.stateAt(millis("2024-12-25T15:00:00Z"))).isEqualTo(SessionState.OPEN);
    assertThat(LocalDate.ofEpochDay(weekdays.tradeDateAt(millis("2024-03-09T18:00:00Z"))))
        .isEqualTo("2024-03-11");
    assertThat(weekdays.id()).isNotEqualTo(CME.id());
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 17:00, 2024-03-04T21:59:00Z, 2024-03-04",
    "America/New_York, 17:00, 2024-03-04T22:00:00Z, 2024-03-05",
    "America/New_York, 17:00, 2024-03-08T22:00:00Z, 2024-03-11",
    "America/New_York, 17:00, 2024-03-10T21:00:00Z, 2024-03-11",
    "America/New_York, 17:00, 2024-12-25T15:00:00Z, 2024-12-25",
    "UTC,              00:00, 2024-03-04T23:59:00Z, 2024-03-04",
    "UTC,              00:00, 2024-03-05T00:00:00Z, 2024-03-05",
    "Asia/Tokyo,       06:00, 2024-03-04T20:59:00Z, 2024-03-04",
    "Asia/Tokyo,       06:00, 2024-03-04T21:00:00Z, 2024-03-05",
  })
  void weekdaysRollWhenAndWhereTheyAreTold(
      ZoneId zone, LocalTime roll, Instant at, LocalDate date) {
    TradingCalendar weekdays = TradingCalendar.weekdays(zone, roll);
    long millis = at.toEpochMilli();
    int day = weekdays.tradeDateAt(millis);
    assertThat(LocalDate.ofEpochDay(day)).isEqualTo(date);
    int[] dates = new int[1];
    assertThat(weekdays.fillTradeDates(new long[] {millis}, 1, dates)).isZero();
    assertThat(dates).containsExactly(day);
    assertThat(weekdays.closeOf(day)).isGreaterThan(millis);
    assertThat(weekdays.tradeDateAt(weekdays.openOf(day))).isEqualTo(day);
    assertThat(weekdays.sessionDay(weekdays.openOf(day) - 1)).isEqualTo(day - 1);
    assertThat(weekdays.stateAt(weekdays.openOf(day))).isEqualTo(SessionState.OPEN);
  }

  @Property
  void datesManyBarsAsItDatesEachOne(
      @ForAll @LongRange(min = 0, max = 1_900_000_000L) long firstSecond,
      @ForAll @IntRange(min = 1, max = 200_000) int step,
      @ForAll @IntRange(min = 1, max = 400) int bars) {
    long[] starts = new long[bars];
    for (int i = 0; i < bars; i++) {
      starts[i] = (firstSecond + (long) i * step) * 1000;
    }
    int[] dates = new int[bars];
    CME.fillTradeDates(starts, bars, dates);
    for (int i = 0; i < bars; i++) {
      assertThat(dates[i]).isEqualTo(CME.tradeDateAt(starts[i]));
      assertThat(i == 0 || dates[i] >= dates[i - 1]).isTrue();
    }
  }

  @Property
  void tradeDateOfAnOpenInstantLiesBetweenItsOpenAndItsClose(
      @ForAll @LongRange(min = 1_200_000_000L, max = 1_830_000_000L) long second) {
    long at = second * 1000;
    int date = CME.tradeDateAt(at);
    if (CME.stateAt(at) == SessionState.OPEN) {
      assertThat(at).isGreaterThanOrEqualTo(CME.openOf(date)).isLessThan(CME.closeOf(date));
    }
    assertThat(CME.tradeDateOf(date)).isEqualTo(date);
  }

  @Test
  void namesTheRowOfACalendarThatItCannotRead() {
    assertThatThrownBy(
            () -> TradingCalendar.of("mine.csv", "2020-01-01,begin,,\n2020-01-06,shut,,Epiphany\n"))
        .isInstanceOf(MarketDataException.class)
        .hasMessageStartingWith("mine.csv:2: \"2020-01-06,shut,,Epiphany\" is no calendar row");
    assertThatThrownBy(() -> TradingCalendar.of("mine.csv", "2020-01-01,begin,,\n"))
        .hasMessage("mine.csv: a calendar needs one row of kind begin and one of kind end.");
  }

  private static String tradeDate(String utc) {
    return LocalDate.ofEpochDay(CME.tradeDateAt(millis(utc))).toString();
  }

  private static String opens(String tradeDate) {
    return Instant.ofEpochMilli(CME.openOf((int) LocalDate.parse(tradeDate).toEpochDay()))
        .toString();
  }

  private static String closes(String tradeDate) {
    return Instant.ofEpochMilli(CME.closeOf((int) LocalDate.parse(tradeDate).toEpochDay()))
        .toString();
  }

  private static long millis(String utc) {
    return Instant.parse(utc).toEpochMilli();
  }
}
