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

  /** One bar of a trade date, as wide as given, around a level that rises by 50 points a day. */
  private static BarColumns days(double width, IntToDoubleFunction shift) {
    BarColumns.Builder days = BarColumns.builder("ES", DAYS);
    for (int day = 0; day < DAYS; day++) {
      double at = 3000 + 50 * day + shift.applyAsDouble(day);
      days.append(day * DAY, day, at, at + width / 2, at - width / 2, at, 1);
    }
    return days.build();
  }

  private static final BarColumns OF_HOURS = days(40, day -> 0);

  @Test
  void findsBarsOfAnotherSymbol() {
    BarColumns.Builder crude = BarColumns.builder("ES", DAYS);
    for (int day = 10; day < DAYS; day++) {
      crude.append(day * DAY, day, 70, 71.5, 69, 71, 1);
    }
    assertThat(DaysApart.in(OF_HOURS, crude.build()))
        .contains(new DaysApart("ES", 30, 30, 39, new DaysApart.First(10, 3480, 3520, 69, 71.5)));
  }

  @Test
  void findsAStretchThatIsAdjustedOnOneSide() {
    assertThat(DaysApart.in(OF_HOURS, days(40, day -> day < 5 ? -400 : 0)))
        .get()
        .extracting(DaysApart::days, DaysApart::apart, DaysApart::last)
        .containsExactly(40, 5, 4);
    assertThat(DaysApart.in(OF_HOURS, days(40, day -> day < 4 ? -400 : 0))).isEmpty();
  }

  @Test
  void findsAFewWhereThereAreNoMore() {
    BarColumns.Builder two = BarColumns.builder("ES", 2);
    two.append(0, 0, 300, 302, 299, 301, 1);
    two.append(DAY, 1, 305, 307, 302, 304, 1);
    assertThat(DaysApart.in(OF_HOURS, two.build())).isPresent();
  }

  @Test
  void leavesOtherHoursOfTheDay() {
    assertThat(DaysApart.in(OF_HOURS, days(10, day -> 15))).isEmpty();
    assertThat(DaysApart.in(days(10, day -> -15), days(40, day -> 0))).isEmpty();
    assertThat(DaysApart.in(OF_HOURS, days(40, day -> 50)))
        .as("days dated by the evening before")
        .isEmpty();
  }

  @Test
  void leavesASettlementBesideTheOnlyTrade() {
    assertThat(DaysApart.in(days(0, day -> 0), days(0, day -> 0.25))).isEmpty();
  }

  @Test
  void findsNoneInRealBars() {
    for (String symbol : List.of("M6A", "M6E", "MCD", "MHG", "MNQ", "QG", "RTY", "SI", "ZN")) {
      LoadOptions options = LoadOptions.defaults().withoutCache();
      MarketData bars =
          FolderMarket.load(SharedFiles.require("data"), List.of(symbol), Map.of(), options).bars();
      Optional<DaysApart> found =
          DaysApart.in(
              BarAggregation.toDays(bars.requireHourly(symbol)), bars.requireDaily(symbol));
      assertThat(found).as(symbol).isEmpty();
    }
  }
}
