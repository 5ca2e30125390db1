package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.market.MarketData;
import io.multialpha.testkit.BarScript;
import io.multialpha.testkit.SeededBars;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The filters that fail in the original, and those that count bars. */
class PatternFiltersTest {
  private static BarScript bars() {
    return BarScript.of("ES", "2024-03-05T00:00");
  }

  @Test
  void countsBarsInARowThatClosedHigher() {
    Map<String, Object> two = Map.of("enableBullishBarCount", true);

    assertThat(FilterRun.last(bars().bars(2, 100, 102, 99, 101).market(), two)).isTrue();
    assertThat(FilterRun.last(bars().bars(1, 100, 102, 99, 101).market(), two)).isFalse();
    MarketData broken =
        bars().bars(5, 100, 102, 99, 101).bar(100, 102, 99, 100).bar(100, 102, 99, 101).market();
    assertThat(FilterRun.last(broken, two)).isFalse();
    assertThat(FilterRun.last(broken, Map.of("enableBullishBarCount", true, "minBullishBars", 1)))
        .isTrue();
  }

  @Test
  void countsBarsInARowThatClosedLower() {
    Map<String, Object> two = Map.of("enableBearCount", true);

    assertThat(FilterRun.last(bars().bars(2, 101, 102, 99, 100).market(), two)).isTrue();
    assertThat(FilterRun.last(bars().bars(2, 100, 102, 99, 101).market(), two)).isFalse();
  }

  @Test
  void countsEdgesThatMeetAsInside() {
    Map<String, Object> inside = Map.of("enableInsideBar", true);

    assertThat(last(inside, 100, 102, 99)).isTrue();
    assertThat(last(inside, 100, 102.25, 99)).isFalse();
    assertThat(last(inside, 100, 102, 98.75)).isFalse();
    assertThat(FilterRun.last(bars().bar(100, 102, 99, 101).market(), inside)).isFalse();
  }

  @Test
  void wantsTheSmallestRangeOfSeven() {
    Map<String, Object> narrow = Map.of("enableN7Bar", true);

    assertThat(FilterRun.last(sixOfThreePoints().bar(100, 102, 99.25, 101).market(), narrow))
        .isTrue();
    assertThat(FilterRun.last(sixOfThreePoints().bar(100, 102, 99, 101).market(), narrow))
        .isFalse();
    assertThat(
            FilterRun.last(
                bars().bars(5, 100, 102, 99, 101).bar(100, 100, 100, 100).market(), narrow))
        .isFalse();
  }

  @Test
  void wantsARangeThatHasBeenNarrowForAWhile() {
    Map<String, Object> params =
        Map.of("enableTWRC", true, "twrcFast", 2, "twrcBase", 10, "twrcTrigger", 0.3);
    List<Boolean> allowed =
        FilterRun.of(
            bars().bars(12, 100, 110, 90, 100).bars(20, 100, 101, 99, 100).market(), "ES", params);

    // Unknown until the long range is; then wide; narrow, but not for long enough; long enough.
    assertThat(allowed.subList(0, 14)).containsOnly(false);
    assertThat(allowed.subList(14, 32)).contains(true);
  }

  @Test
  void looksAtTheIbsOfThePair() {
    MarketData market =
        SeededBars.together(
            SeededBars.of("ES", 1).sessions(4),
            SeededBars.of("NQ", 2).sessions(4),
            SeededBars.of("GC", 3).sessions(4));
    Naive nq = new Naive(market.requireHourly("NQ"));
    Naive gc = new Naive(market.requireHourly("GC"));
    List<Boolean> usual = FilterRun.of(market, "ES", Map.of("enable_pair_ibs", true));
    List<Boolean> named =
        FilterRun.of(market, "ES", Map.of("enable_pair_ibs", true, "pair_symbol", "GC"));

    for (int i = 0; i < usual.size(); i++) {
      assertThat(usual.get(i)).isEqualTo(nq.ibs()[i] <= 0.2);
      assertThat(named.get(i)).isEqualTo(gc.ibs()[i] <= 0.2);
    }
    assertThat(usual).contains(true, false);
  }

  @Test
  void refusesAnInstrumentWithoutAUsualPair() {
    MarketData market = SeededBars.of("6J", 1).sessions(2).market();

    assertThatThrownBy(() -> FilterRun.of(market, "6J", Map.of("enable_pair_ibs", true)))
        .isInstanceOf(StrategyException.class)
        .hasMessageContaining("6J has no usual pair; name the instrument to compare it with");
  }

  private static boolean last(Map<String, ?> params, double open, double high, double low) {
    return FilterRun.last(
        bars().bar(100, 102, 99, 101).bar(open, high, low, open).market(), params);
  }

  private static BarScript sixOfThreePoints() {
    return bars().bars(6, 100, 102, 99, 101);
  }
}
