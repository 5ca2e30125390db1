package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class DaysApartTest {
  private static final long DAY = 86_400_000L;
  private static final int DAYS = 40;
  private static final int DECADE = 2520;

  /** One bar of a trade date, as wide as given, around a level that rises by 50 points a day. */
  private static BarColumns days(double width, IntToDoubleFunction shift) {
    return days(DAYS, width, shift);
  }

  private static BarColumns days(int count, double width, IntToDoubleFunction shift) {
    BarColumns.Builder days = BarColumns.builder("ES", count);
    for (int day = 0; day < count; day++) {
      double at = 3000 + 50 * day + shift.applyAsDouble(day);
      days.append(day * DAY, day, at, at + width / 2, at - width / 2, at, 1);
    }
    return days.build();
  }

  private static final BarColumns OF_HOURS = days(40, day -> 0);

  private static Optional<DaysApart> in(BarColumns ofHours, BarColumns daily) {
    return DaysApart.in(ofHours, daily, Optional.empty());
  }

  @Test
  void findsBarsOfAnotherSymbol() {
    BarColumns.Builder crude = BarColumns.builder("ES", DAYS);
    for (int day = 10; day < DAYS; day++) {
      crude.append(day * DAY, day, 70, 71.5, 69, 71, 1);
    }
    assertThat(in(OF_HOURS, crude.build()))
        .contains(new DaysApart("ES", 30, 30, 39, new DaysApart.First(10, 3480, 3520, 69, 71.5)));
  }

  @Test
  void findsAStretchThatIsAdjustedOnOneSide() {
    assertThat(in(OF_HOURS, days(40, day -> day < 5 ? -400 : 0)))
        .get()
        .extracting(DaysApart::days, DaysApart::apart, DaysApart::last)
        .containsExactly(40, 5, 4);
    assertThat(in(OF_HOURS, days(40, day -> day < 4 ? -400 : 0))).isEmpty();
  }

  @Test
  void findsAMonthAtTwiceItsPriceInADecade() {
    BarColumns hours = days(DECADE, 40, day -> 0);
    BarColumns doubled = days(DECADE, 40, day -> day >= 1000 && day < 1030 ? hours.close(day) : 0);
    assertThat(in(hours, doubled))
        .get()
        .extracting(DaysApart::days, DaysApart::apart, days -> days.first().date(), DaysApart::last)
        .containsExactly(DECADE, 30, 1000, 1029);
  }

  @Test
  void leavesSeriesThatRollADayApart() {
    BarColumns hours = days(DECADE, 40, day -> 0);
    assertThat(in(hours, days(DECADE, 40, day -> day % 63 == 0 ? 1000 : 0))).isEmpty();
    assertThat(in(days(40, day -> 0), days(40, day -> day % 5 == 4 ? 0 : day < 20 ? 400 : 0)))
        .as("never five in a row")
        .isEmpty();
  }

  @Test
  void leavesDaysUnderTheDateBeforeTheirOwn() {
    BarColumns hours = days(10, day -> 0);
    BarColumns early = days(10, day -> 50);
    assertThat(in(hours, early)).as("unless it knows that they are").isPresent();
    assertThat(DaysApart.in(hours, early, MisdatedDays.in(hours, early))).isEmpty();
  }

  @Test
  void findsOtherPricesAfterAStretchOfMisdatedDays() {
    BarColumns hours = days(10, day -> 0);
    BarColumns daily = days(10, day -> day < 8 ? 50 : day < 30 ? 0 : 3000);
    assertThat(DaysApart.in(hours, daily, MisdatedDays.in(hours, daily)))
        .get()
        .extracting(DaysApart::days, DaysApart::apart, days -> days.first().date(), DaysApart::last)
        .containsExactly(40, 10, 30, 39);
  }

  @Test
  void findsAFewWhereThereAreNoMore() {
    BarColumns.Builder two = BarColumns.builder("ES", 2);
    two.append(0, 0, 300, 302, 299, 301, 1);
    two.append(DAY, 1, 305, 307, 302, 304, 1);
    assertThat(in(OF_HOURS, two.build())).isPresent();
  }

  @Test
  void leavesOtherHoursOfTheDay() {
    assertThat(in(OF_HOURS, days(10, day -> 15))).isEmpty();
    assertThat(in(days(10, day -> -15), days(40, day -> 0))).isEmpty();
    assertThat(in(OF_HOURS, days(40, day -> 50))).as("days dated by the evening before").isEmpty();
  }

  @Test
  void leavesASettlementBesideTheOnlyTrade() {
    assertThat(in(days(0, day -> 0), days(0, day -> 0.25))).isEmpty();
  }

  @Test
  void findsNoneInRealBars() {
    for (String symbol : List.of("M6A", "M6E", "MCD", "MHG", "MNQ", "QG", "RTY", "SI", "ZN")) {
      LoadOptions options = LoadOptions.defaults().withoutCache();
      MarketData bars =
          FolderMarket.load(SharedFiles.require("data"), List.of(symbol), Map.of(), options).bars();
      Optional<DaysApart> found =
          in(BarAggregation.toDays(bars.requireHourly(symbol)), bars.requireDaily(symbol));
      assertThat(found).as(symbol).isEmpty();
    }
  }
}
