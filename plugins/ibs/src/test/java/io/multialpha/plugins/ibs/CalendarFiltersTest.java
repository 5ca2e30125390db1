package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.market.MarketData;
import io.multialpha.testkit.BarScript;
import io.multialpha.testkit.StrategyHarness;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 2024-03-05 is a Tuesday. */
class CalendarFiltersTest {
  @Test
  void allowsTheDaysOfTheWeekInTheListOnly() {
    Map<String, Object> midweek = Map.of("enable_dow", true, "dow_allowed", "2,4");

    assertThat(on("2024-03-05T09:00", midweek)).isTrue();
    assertThat(on("2024-03-06T09:00", midweek)).isFalse();
    assertThat(on("2024-03-07T09:00", midweek)).isTrue();
    assertThat(on("2024-03-10T17:00", Map.of("enable_dow", true))).isFalse();
  }

  @Test
  void takesTheDayOnWhichTheBarStartsInTheSessionsTimeZone() {
    // 23:00 in Chicago is the next day in UTC, and of the next trade date.
    Map<String, Object> tuesdays = Map.of("enable_dow", true, "dow_allowed", "2");

    assertThat(on("2024-03-05T23:00", tuesdays)).isTrue();
    assertThat(on("2024-03-06T00:00", tuesdays)).isFalse();
    assertThat(on("2024-03-04T23:00", tuesdays)).isFalse();
  }

  @Test
  void takesTheDateOfAnyTimeZoneForItsOwn() {
    Map<String, Object> evenDays =
        Map.of("enable_even_odd", true, "enable_ibs_entry", false, "entry_setting", "none");
    MarketData midday = BarScript.of("ES", "2024-03-05T12:00").bar(100, 101, 99, 100).market();

    // 18:00 of the 5th in UTC.
    for (String zone : List.of("UTC", "Pacific/Pago_Pago", "Asia/Kolkata")) {
      assertThat(entersIn(zone, midday, evenDays)).as(zone).isFalse();
    }
    assertThat(entersIn("Pacific/Kiritimati", midday, evenDays)).isTrue();
  }

  @Test
  void allowsTheMonthsInTheListOnly() {
    Map<String, Object> spring = Map.of("enable_month", true, "month_allowed", "3,4,5");

    assertThat(on("2024-03-01T00:00", spring)).isTrue();
    assertThat(on("2024-02-29T23:00", spring)).isFalse();
    assertThat(on("2024-02-29T23:00", Map.of("enable_month", true))).isTrue();
  }

  @Test
  void allowsDaysAfterTheDayOfTheMonthButNotThatDay() {
    Map<String, Object> late = Map.of("enable_dom", true, "dom_day", 5);

    assertThat(on("2024-03-05T09:00", late)).isFalse();
    assertThat(on("2024-03-06T09:00", late)).isTrue();
    assertThat(on("2024-03-25T09:00", Map.of("enable_dom", true))).isFalse();
    assertThat(on("2024-03-26T09:00", Map.of("enable_dom", true))).isTrue();
  }

  @Test
  void takesMondayAndTuesdayForTheBeginningOfTheWeek() {
    Map<String, Object> beginning = Map.of("enable_beg_week", true);

    assertThat(on("2024-03-04T09:00", beginning)).isTrue();
    assertThat(on("2024-03-05T09:00", beginning)).isTrue();
    assertThat(on("2024-03-06T09:00", beginning)).isFalse();
    assertThat(on("2024-03-10T17:00", beginning)).isFalse();
  }

  @Test
  void allowsEvenOrOddDays() {
    Map<String, Object> even = Map.of("enable_even_odd", true);
    Map<String, Object> odd = Map.of("enable_even_odd", true, "even_odd_sel", "Odd");

    assertThat(on("2024-03-06T09:00", even)).isTrue();
    assertThat(on("2024-03-05T09:00", even)).isFalse();
    assertThat(on("2024-03-06T09:00", odd)).isFalse();
    assertThat(on("2024-03-05T09:00", odd)).isTrue();
  }

  @Test
  void allowsOnePartOfTheDay() {
    for (int part = 1; part <= 4; part++) {
      Map<String, Object> params = Map.of("enableSessions", true, "sessionSel", part);
      assertThat(on("2024-03-05T07:00", params)).isEqualTo(part == 1);
      assertThat(on("2024-03-05T08:00", params)).isEqualTo(part == 2);
      assertThat(on("2024-03-05T14:00", params)).isEqualTo(part == 2);
      assertThat(on("2024-03-05T15:00", params)).isEqualTo(part == 4);
      assertThat(on("2024-03-05T17:00", params)).isEqualTo(part == 3);
      assertThat(on("2024-03-05T23:00", params)).isEqualTo(part == 3);
    }
  }

  @Test
  void allowsTheHourOfTheOpenOrOfTheClose() {
    Map<String, Object> open = Map.of("enableOpenClose", true);
    Map<String, Object> close = Map.of("enableOpenClose", true, "openCloseSel", 2);

    assertThat(on("2024-03-05T08:00", open)).isTrue();
    assertThat(on("2024-03-05T09:00", open)).isFalse();
    assertThat(on("2024-03-05T14:00", open)).isFalse();
    assertThat(on("2024-03-05T14:00", close)).isTrue();
    assertThat(on("2024-03-05T15:00", close)).isFalse();
  }

  @Test
  void refusesDaysThatAreNoWholeNumbers() {
    assertThatThrownBy(
            () -> on("2024-03-05T09:00", Map.of("enable_dow", true, "dow_allowed", "1.5")))
        .isInstanceOf(StrategyException.class)
        .hasMessageContaining("dow_allowed has 1.5, expected whole numbers such as 1,2,3");
    assertThatThrownBy(() -> IbsParams.SCHEMA.with(Map.of("dow_allowed", "0,1")))
        .hasMessageContaining("each from 1 to 7");
  }

  private static boolean on(String start, Map<String, ?> params) {
    return FilterRun.last(BarScript.of("ES", start).bar(100, 101, 99, 100).market(), params);
  }

  private static boolean entersIn(String zone, MarketData market, Map<String, ?> params) {
    return !StrategyHarness.of(new IbsStrategy())
        .in(ZoneId.of(zone))
        .params(params)
        .run(market, "ES")
        .reasons()
        .isEmpty();
  }
}
