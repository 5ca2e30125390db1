package io.multialpha.host.research.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MisdatedDaysTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final int DAYS = 10;

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

  /** Days that hold the prices of so many dates later. */
  private static BarColumns days(int later) {
    BarColumns.Builder days = BarColumns.builder("ES", DAYS);
    for (int day = 0; day < DAYS; day++) {
      double low = 10 * (day + later) - 1;
      days.append(day * DAY, day, low + 1, low + 5, low, low + 4, 1);
    }
    return days.build();
  }

  private static MarketData market(int later) {
    return MarketData.of(Map.of("ES", hours()), Map.of("ES", days(later)));
  }

  @Test
  void findsDaysUnderTheDateBeforeTheirOwn() {
    assertThat(MisdatedDays.in(market(1))).containsExactly(new MisdatedDays("ES", 9, 0, 9));
  }

  @Test
  void findsNothingWhereDaysAreRightOrOld() {
    assertThat(MisdatedDays.in(market(0))).isEmpty();
    assertThat(MisdatedDays.in(market(-1))).isEmpty();
    assertThat(MisdatedDays.of(hours(), days(0))).isEqualTo(new MisdatedDays("ES", 9, 9, 0));
  }
}
