package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.market.TradingCalendar;
import io.multialpha.testkit.BarScript;
import io.multialpha.testkit.StrategyHarness;
import io.multialpha.testkit.StrategyRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IbsEntryTest {
  @Test
  void buysAtTheOpenAfterABarThatClosesNearItsLow() {
    StrategyRun run =
        run(
            Map.of("bar_stop_bars", 2),
            BarScript.of("ES", "2024-03-06T09:00")
                .bar(100, 102, 100, 101)
                .bar(101, 101, 99, 99.25)
                .bar(99.5, 101, 99, 100)
                .bars(3, 100, 101, 99, 100));

    StrategyRun.Trade trade = run.trades().get(0);
    assertThat(trade.entryReason()).isEqualTo("IBS entry");
    assertThat(trade.quantity()).isEqualTo(1);
    assertThat(trade.entryPrice()).isEqualTo(99.5);
    assertThat(hour(trade.entryMillis())).isEqualTo(11);
  }

  @Test
  void countsBothEdgesOfTheEntryBandAsInside() {
    Map<String, Object> band = Map.of("ibs_entry_low", 0.125, "ibs_entry_high", 0.25);

    assertThat(entersOn(band, 0.125)).isTrue();
    assertThat(entersOn(band, 0.25)).isTrue();
    assertThat(entersOn(band, 0.1249)).isFalse();
    assertThat(entersOn(band, 0.2501)).isFalse();
  }

  @Test
  void takesABarWithoutRangeForOneThatClosedInTheMiddle() {
    BarScript flat = BarScript.of("ES", "2024-03-06T09:00").bar(100, 100, 100, 100);

    assertThat(run(Map.of(), flat).reasons()).isEmpty();
    assertThat(run(Map.of("ibs_entry_high", 0.5), flat).reasons()).containsExactly("IBS entry");
  }

  @Test
  void entersOnAnyBarInAWindowWithoutTheEntryBand() {
    assertThat(
            run(
                    Map.of("enable_ibs_entry", false),
                    BarScript.of("ES", "2024-03-06T09:00").bar(100, 102, 100, 102))
                .reasons())
        .containsExactly("IBS entry");
  }

  @Test
  void entersFromTheStartOfAWindowToBeforeItsEnd() {
    Map<String, Object> none = Map.of("use_window2", false, "start_time1", "1000");

    assertThat(hoursOfEntry(none, "end_time1", "1200")).containsExactly(10, 11);
    assertThat(hoursOfEntry(none, "end_time1", "1100")).containsExactly(10);
  }

  @Test
  void leavesOutTheHoursBetweenItsWindows() {
    assertThat(hoursOfEntry(Map.of(), "end_time1", "1500"))
        .containsExactly(
            17, 18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
    assertThat(hoursOfEntry(Map.of("use_window1", false), "start_time2", "1800"))
        .containsExactly(18, 19, 20, 21, 22, 23);
  }

  @Test
  void mayEnterOnTheVeryBarInWhichAnExitIsFilled() {
    // Weak closes throughout: out after two bars, decided at 12:00, filled at 13:00.
    StrategyRun run =
        run(
            Map.of("bar_stop_bars", 2, "enable_stop", false),
            BarScript.of("ES", "2024-03-06T09:00").bars(6, 100, 101, 99, 99.1));

    assertThat(run.reasons()).containsExactly("IBS entry", "bar stop", "IBS entry");
    assertThat(hour(run.decisions().get(4).barStartMillis())).isEqualTo(13);
    assertThat(run.decisions().get(4).signal().isEntry()).isTrue();
  }

  /** Without pivots, which {@link PivotRulesTest} is about. */
  private static StrategyRun run(Map<String, ?> params, BarScript bars) {
    Map<String, Object> all = new TreeMap<>(params);
    all.put("entry_setting", "none");
    StrategyRun run = StrategyHarness.of(new IbsStrategy()).params(all).run(bars.market(), "ES");
    assertThat(run.failure()).isEmpty();
    return run;
  }

  private static boolean entersOn(Map<String, ?> params, double ibs) {
    BarScript bar = BarScript.of("ES", "2024-03-06T09:00").bar(100, 101, 100, 100 + ibs);
    return !run(params, bar).reasons().isEmpty();
  }

  /** At which hours of a session weak closes are bought: each hour is tried by itself. */
  private static List<Integer> hoursOfEntry(Map<String, Object> params, String key, String value) {
    Map<String, Object> all = new TreeMap<>(params);
    all.put(key, value);
    List<Integer> hours = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      int hour = (17 + i) % 24;
      String day = hour >= 17 ? "2024-03-05" : "2024-03-06";
      String start = day + "T" + (hour < 10 ? "0" : "") + hour + ":00";
      if (!run(all, BarScript.of("ES", start).bar(100, 101, 99, 99)).reasons().isEmpty()) {
        hours.add(hour);
      }
    }
    return hours;
  }

  private static int hour(long millis) {
    return Instant.ofEpochMilli(millis).atZone(TradingCalendar.CHICAGO).getHour();
  }
}
