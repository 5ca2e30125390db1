package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BarAggregationTest {
  @Test
  void makesHoursOfMinutesAndKeepsIncompleteOnes() {
    BarColumns.Builder minutes = BarColumns.builder("ES", 8);
    add(minutes, "2024-03-04T20:58:00Z", 10, 12, 9, 11, 1);
    add(minutes, "2024-03-04T20:59:00Z", 11, 13, 10, 12, 2);
    add(minutes, "2024-03-04T23:00:00Z", 20, 20, 20, 20, 4);
    add(minutes, "2024-03-04T23:30:00Z", 21, 25, 15, 16, 8);
    add(minutes, "2024-03-04T23:59:00Z", 16, 17, 14, 15, 16);
    BarColumns hours = BarAggregation.toHours(minutes.build());

    assertThat(hours.symbol()).isEqualTo("ES");
    assertThat(hours.size()).isEqualTo(2);
    assertBar(hours, 0, "2024-03-04T20:00:00Z", "2024-03-04", 10, 13, 9, 12, 3);
    assertBar(hours, 1, "2024-03-04T23:00:00Z", "2024-03-05", 20, 25, 14, 15, 28);
  }

  @Test
  void makesOneDayOfTheSessionsOfATradeDate() {
    BarColumns.Builder hours = BarColumns.builder("ES", 8);
    add(hours, "2024-11-27T21:00:00Z", 5, 6, 4, 5, 1);
    add(hours, "2024-11-27T23:00:00Z", 10, 12, 9, 11, 1);
    add(hours, "2024-11-28T23:00:00Z", 11, 14, 10, 12, 2);
    add(hours, "2024-11-29T18:00:00Z", 12, 13, 8, 9, 4);
    add(hours, "2024-12-01T23:00:00Z", 9, 9, 9, 9, 8);
    BarColumns days = BarAggregation.toDays(hours.build());

    assertThat(days.size()).isEqualTo(3);
    assertBar(days, 0, "2024-11-27T00:00:00Z", "2024-11-27", 5, 6, 4, 5, 1);
    assertBar(days, 1, "2024-11-29T00:00:00Z", "2024-11-29", 10, 14, 8, 9, 7);
    assertBar(days, 2, "2024-12-02T00:00:00Z", "2024-12-02", 9, 9, 9, 9, 8);
  }

  @Test
  void makesNothingOfNothing() {
    BarColumns none = BarColumns.builder("ES", 0).build();
    assertThat(BarAggregation.toHours(none).size()).isZero();
    assertThat(BarAggregation.toDays(none).size()).isZero();
  }

  private static void add(
      BarColumns.Builder bars, String start, double o, double h, double l, double c, double v) {
    long at = Instant.parse(start).toEpochMilli();
    bars.append(at, TradingCalendar.cme().tradeDateAt(at), o, h, l, c, v);
  }

  private static void assertBar(
      BarColumns bars, int i, String start, String tradeDate, double... prices) {
    assertThat(Instant.ofEpochMilli(bars.start()[i])).isEqualTo(start);
    assertThat(LocalDate.ofEpochDay(bars.tradeDate()[i])).isEqualTo(tradeDate);
    assertThat(
            new double[] {bars.open(i), bars.high(i), bars.low(i), bars.close(i), bars.volume()[i]})
        .containsExactly(prices);
  }
}
