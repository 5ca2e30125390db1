package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class MisdatedDaysTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final int DAYS = 20;

  private static BarColumns hours() {
    BarColumns.Builder hours = BarColumns.builder("ES", 4 * DAYS);
    for (int day = 0; day < DAYS; day++) {
      for (int hour = 0; hour < 4; hour++) {
        double price = 10 * day + hour;
        hours.append(day * DAY + hour * HOUR, day, price, price + 1, price - 1, price, 1);
      }
    }
    return hours.build();
  }

  private static BarColumns days(int later) {
    return days(day -> later);
  }

  /** Days that hold the prices of so many dates later. */
  private static BarColumns days(IntUnaryOperator later) {
    BarColumns.Builder days = BarColumns.builder("ES", DAYS);
    for (int day = 0; day < DAYS; day++) {
      double low = 10 * (day + later.applyAsInt(day)) - 1;
      days.append(day * DAY, day, low + 1, low + 5, low, low + 4, 1);
    }
    return days.build();
  }

  private static MarketData market(BarColumns days) {
    return MarketData.of(Map.of("ES", hours()), Map.of("ES", days));
  }

  @Test
  void findsDaysUnderTheDateBeforeTheirOwn() {
    assertThat(MisdatedDays.in(market(days(1))))
        .containsExactly(new MisdatedDays("ES", 19, 0, 19, 19, 0, 18));
  }

  /** As where a vendor dates otherwise from one day on, or did so up to one. */
  @Test
  void findsAStretchOfThemAmongMoreThatAreRight() {
    assertThat(MisdatedDays.in(market(days(day -> day < 6 || day >= 12 ? 0 : 1))))
        .containsExactly(new MisdatedDays("ES", 19, 13, 6, 6, 6, 11));
  }

  /** A tick that the hours lack, a missing hour or a holiday says nothing for either date. */
  @Test
  void findsAStretchInWhichEveryThirdDayMatchesNothing() {
    IntUnaryOperator later = day -> day < 4 || day >= 12 ? 0 : day % 3 == 0 ? 100 : 1;

    assertThat(MisdatedDays.in(market(days(later))))
        .containsExactly(new MisdatedDays("ES", 19, 11, 6, 6, 4, 11));
  }

  @Test
  void takesFewInARowForChance() {
    IntUnaryOperator fourInTen = day -> day % 10 < 4 ? 1 : 0;

    assertThat(MisdatedDays.of(BarAggregation.toDays(hours()), days(fourInTen)))
        .isEqualTo(new MisdatedDays("ES", 19, 11, 8, 4, 0, 13));
    assertThat(MisdatedDays.in(market(days(fourInTen)))).isEmpty();
  }

  @Test
  void findsNothingWhereDaysAreRightOrOld() {
    assertThat(MisdatedDays.in(market(days(0)))).isEmpty();
    assertThat(MisdatedDays.in(market(days(-1)))).isEmpty();
    assertThat(MisdatedDays.of(BarAggregation.toDays(hours()), days(0)))
        .isEqualTo(new MisdatedDays("ES", 19, 19, 0, 0, 0, 0));
  }
}
