package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.multialpha.host.broker.FillModel;
import io.multialpha.host.market.TradingCalendar;
import io.multialpha.testkit.BarScript;
import io.multialpha.testkit.StrategyHarness;
import io.multialpha.testkit.StrategyRun;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every position here is bought at 100, at the open of the bar at 11:00. */
class IbsExitTest {
  private static final Map<String, Object> ANYWHERE = Map.of("entry_setting", "none");

  @Test
  void stopsOutOnACloseAtTheStop() {
    assertThat(exit(only("enable_stop"), bought().bar(100, 100, 99, 99.01).bar(99, 100, 98, 99)))
        .isEqualTo("stop loss at 13");
  }

  @Test
  void doesNotStopOutOnALowBelowTheStop() {
    assertThat(exit(only("enable_stop"), bought().bars(3, 100, 101, 90, 99.01))).isEqualTo("none");
  }

  @Test
  void takesItsProfitOnACloseAtTheTarget() {
    assertThat(exit(only("enable_tp"), bought().bar(100, 102, 100, 100.99).bar(101, 102, 99, 101)))
        .isEqualTo("take profit at 13");
  }

  @Test
  void measuresStopAndTargetInPercentOfTheEntryPrice() {
    assertThat(
            exit(
                with(only("enable_stop"), "stop_perc", 2.5),
                bought().bar(100, 100, 97, 97.51).bar(98, 98, 97, 97.5)))
        .isEqualTo("stop loss at 13");
    assertThat(
            exit(
                with(only("enable_tp"), "tp_perc", 2.5),
                bought().bar(100, 103, 97, 102.49).bar(98, 103, 97, 102.5)))
        .isEqualTo("take profit at 13");
  }

  @Test
  void measuresStopAndTargetInTrueRanges() {
    Map<String, Object> stop = with(only("enable_stop"), "stop_type", "ATR");
    stop.put("stop_atr_len", 2);
    stop.put("stop_atr_mult", 1.5);
    // True ranges of 2 each, so that the stop is at 97, the target at 103.
    BarScript falling =
        afterRangesOfTwo().bar(100, 100, 98, 98).bar(98, 98, 96, 97.01).bar(97, 98, 96, 97);
    assertThat(exit(stop, falling)).isEqualTo("stop loss at 14");

    Map<String, Object> target = with(only("enable_tp"), "tp_type", "ATR");
    target.put("tp_atr_len", 2);
    target.put("tp_atr_mult", 1.5);
    BarScript rising =
        afterRangesOfTwo()
            .bar(100, 102, 100, 102)
            .bar(102, 104, 102, 102.99)
            .bar(103, 104, 102, 103);
    assertThat(exit(target, rising)).isEqualTo("take profit at 14");
  }

  @Test
  void letsAStopInTrueRangesFollowTheRange() {
    Map<String, Object> stop = with(only("enable_stop"), "stop_type", "ATR");
    stop.put("stop_atr_len", 2);
    stop.put("stop_atr_mult", 1.5);
    // A bar of range 8 widens the average from 2 to 5 and the stop from 97 to 92.5.
    assertThat(exit(stop, afterRangesOfTwo().bar(100, 104, 96, 96.5).bars(2, 97, 98, 96, 97)))
        .isEqualTo("none");
  }

  @Test
  void leavesOnAStrongCloseBothEdgesOfTheBandIncluded() {
    Map<String, Object> band = with(only("enable_ibs_exit"), "ibs_exit_high", 0.875);
    band.put("ibs_exit_low", 0.75);

    assertThat(exit(band, bought().bar(100, 108, 100, 105.9).bar(100, 108, 100, 106)))
        .isEqualTo("IBS exit at 13");
    assertThat(exit(band, bought().bar(100, 108, 100, 107.1).bar(100, 108, 100, 107)))
        .isEqualTo("IBS exit at 13");
  }

  @Test
  void leavesAfterSoManyBars() {
    assertThat(
            exit(
                with(only("enable_bar_stop"), "bar_stop_bars", 2),
                bought().bars(4, 100, 101, 99, 100)))
        .isEqualTo("bar stop at 13");
    assertThat(exit(only("enable_bar_stop"), bought().bars(11, 100, 101, 99, 100)))
        .isEqualTo("bar stop at 19");
  }

  @Test
  void leavesAtATimeOfDay() {
    assertThat(exit(only("enable_auto_close"), bought().bars(5, 100, 101, 99, 100)))
        .isEqualTo("auto close at 15");
    assertThat(
            exit(
                with(only("enable_auto_close"), "auto_close_time", "1300"),
                bought().bars(5, 100, 101, 99, 100)))
        .isEqualTo("auto close at 13");
  }

  @Test
  void leavesAfterwardsWhereTheBarAtThatTimeIsMissing() {
    assertThat(
            exit(
                only("enable_auto_close"),
                bought().at("2024-03-06T17:00").bars(2, 100, 101, 99, 100)))
        .isEqualTo("auto close at 17");
  }

  @Test
  void neverLeavesOnTheBarOfItsEntry() {
    BarScript bars =
        BarScript.of("ES", "2024-03-06T10:00").bar(100, 101, 99, 99).bars(3, 100, 100, 50, 50);

    assertThat(exit(only("enable_stop"), bars)).isEqualTo("stop loss at 12");
  }

  @Test
  void givesTheFirstReasonWhereSeveralHold() {
    Map<String, Object> params = new TreeMap<>();
    params.put("ibs_exit_low", 0.0);
    params.put("bar_stop_bars", 2);
    params.put("auto_close_time", "1300");
    // Held for two bars at 13:00, with the close below the stop and above the target.
    params.put("tp_perc", 0.01);

    for (double close : new double[] {90, 110}) {
      Map<String, Object> rules = new TreeMap<>(params);
      rules.put("enable_ibs_exit", false);
      BarScript bars = bought().bar(100, 101, 99, 99.9).bars(2, close, close + 1, 89, close);
      assertThat(exit(rules, bars))
          .isEqualTo(close < 100 ? "stop loss at 13" : "take profit at 13");
      rules.put("enable_stop", false);
      rules.put("enable_tp", false);
      assertThat(exit(rules, bars)).isEqualTo("bar stop at 13");
      rules.put("enable_bar_stop", false);
      assertThat(exit(rules, bars)).isEqualTo("auto close at 13");
    }
    params.put("enable_stop", false);
    params.put("enable_tp", false);
    params.put("ibs_exit_low", 0.9);
    assertThat(exit(params, bought().bar(100, 101, 99, 99.9).bars(2, 100, 101, 99, 101)))
        .isEqualTo("IBS exit at 13");
  }

  @Test
  void namesItsStopAndTargetForFillsWithinTheBar() {
    StrategyRun stopped =
        StrategyHarness.of(new IbsStrategy())
            .params(ANYWHERE)
            .fills(FillModel.INTRABAR)
            .run(bought().bars(2, 100, 100.5, 98, 99.5).market(), "ES");
    assertThat(stopped.trades().get(0).exitPrice()).isCloseTo(99, within(1e-9));

    StrategyRun profit =
        StrategyHarness.of(new IbsStrategy())
            .params(ANYWHERE)
            .fills(FillModel.INTRABAR)
            .run(bought().bars(2, 100, 104, 99.5, 100.5).market(), "ES");
    assertThat(profit.trades().get(0).exitPrice()).isCloseTo(101, within(1e-9));
  }

  /** Ends with the bar at 11:00, at whose open the position is bought at 100. */
  private static BarScript bought() {
    return BarScript.of("ES", "2024-03-06T10:00").bar(100, 101, 99, 99).bar(100, 100.5, 99.5, 100);
  }

  private static BarScript afterRangesOfTwo() {
    return BarScript.of("ES", "2024-03-06T08:00")
        .bars(2, 100, 101, 99, 100)
        .bar(100, 101, 99, 99)
        .bar(100, 101, 99, 100);
  }

  /** All exits switched off but one. */
  private static Map<String, Object> only(String rule) {
    Map<String, Object> params = new TreeMap<>();
    for (String other :
        new String[] {
          "enable_stop", "enable_tp", "enable_ibs_exit", "enable_bar_stop", "enable_auto_close"
        }) {
      params.put(other, other.equals(rule));
    }
    return params;
  }

  private static Map<String, Object> with(Map<String, Object> params, String key, Object value) {
    params.put(key, value);
    return params;
  }

  /** Reason of the first exit and hour of the bar on whose close it is decided. */
  private static String exit(Map<String, ?> params, BarScript bars) {
    Map<String, Object> all = new TreeMap<>(params);
    all.putAll(ANYWHERE);
    StrategyRun run = StrategyHarness.of(new IbsStrategy()).params(all).run(bars.market(), "ES");
    assertThat(run.failure()).isEmpty();
    assertThat(run.reasons()).startsWith("IBS entry");
    return run.decisions().stream()
        .filter(decision -> decision.quantity() != 0)
        .filter(decision -> !decision.signal().reason().isEmpty())
        .findFirst()
        .map(
            decision ->
                decision.signal().reason()
                    + " at "
                    + Instant.ofEpochMilli(decision.barStartMillis())
                        .atZone(TradingCalendar.CHICAGO)
                        .getHour())
        .orElse("none");
  }
}
