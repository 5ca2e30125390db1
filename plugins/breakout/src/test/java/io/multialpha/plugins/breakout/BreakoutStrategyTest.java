package io.multialpha.plugins.breakout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.strategy.Signal.Action;
import io.multialpha.host.broker.FillModel;
import io.multialpha.host.engine.StrategyException;
import io.multialpha.host.market.TradingCalendar;
import io.multialpha.testkit.BarScript;
import io.multialpha.testkit.StrategyHarness;
import io.multialpha.testkit.StrategyRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * With a lookback of 3 and ranges of 2: the channel before the breakout reaches from 99 to 101, and
 * the average true range stays at 2 as long as the bars do.
 */
class BreakoutStrategyTest {
  private static final ParamsSchema SCHEMA = new BreakoutStrategy().params();

  @Test
  void buysAfterACloseAboveTheHighestHighOfTheBarsBefore() {
    assertThat(first(Map.of(), channel().bar(100, 102, 100, 101.01)))
        .isEqualTo("ENTER_LONG breakout up at 6");
  }

  @Test
  void doesNotBuyAfterACloseAtTheHighestHighOrAHighAboveIt() {
    assertThat(first(Map.of(), channel().bar(100, 103, 100, 101))).isEqualTo("none");
  }

  @Test
  void comparesWithTheBarsBeforeAndNotWithThoseBeforeThem() {
    // The high of 105 is the fourth bar back by the time of the close at 102.
    BarScript bars =
        BarScript.of("ES", "2024-03-06T00:00").bar(100, 105, 99, 100).bars(2, 100, 101, 99, 100);

    assertThat(first(Map.of(), bars.bar(100, 102, 100, 102))).isEqualTo("none");
    assertThat(
            first(
                Map.of(),
                BarScript.of("ES", "2024-03-06T00:00")
                    .bar(100, 105, 99, 100)
                    .bars(3, 100, 101, 99, 100)
                    .bar(100, 102, 100, 102)))
        .isEqualTo("ENTER_LONG breakout up at 4");
  }

  @Test
  void sellsShortOnlyWhenAskedTo() {
    assertThat(first(Map.of(), channel().bar(100, 100, 98, 98.99))).isEqualTo("none");
    assertThat(first(Map.of("enable_short", true), channel().bar(100, 100, 98, 98.99)))
        .isEqualTo("ENTER_SHORT breakout down at 6");
    assertThat(first(Map.of("enable_short", true), channel().bar(100, 100, 98, 99)))
        .isEqualTo("none");
  }

  @Test
  void entersInItsWindowsOnly() {
    Map<String, Object> late = Map.of("start_time1", "0700");

    assertThat(first(late, channel().bar(100, 102, 100, 102))).isEqualTo("none");
    assertThat(first(late, channel().bars(1, 100, 101, 99, 100).bar(100, 102, 100, 102)))
        .isEqualTo("ENTER_LONG breakout up at 7");
  }

  @Test
  void stopsALongOutBelowItsBestClose() {
    // Bought at 102; the best close is 104, so the stop at two ranges of 2 is at 100.
    BarScript bars =
        broken()
            .bar(102, 104, 102, 104)
            .bar(104, 104, 102, 102)
            .bar(102, 102, 100, 100.01)
            .bar(101, 102, 100, 100);

    assertThat(exit(Map.of("exit_lookback", 10), bars)).isEqualTo("EXIT chandelier stop at 10");
  }

  @Test
  void hangsTheStopFromTheBestCloseEvenWhereTheEntryWasDearer() {
    // Bought at 102; the best close is 100.01, so the stop at one range of 2 is at 98.01.
    assertThat(
            exit(
                Map.of("exit_lookback", 10, "atr_multiplier", 1),
                broken()
                    .bar(102, 102, 100, 100.01)
                    .bar(100, 102, 100, 100)
                    .bar(100, 100, 98, 98.01)))
        .isEqualTo("EXIT chandelier stop at 9");
  }

  @Test
  void measuresTheStopInMultiplesOfTheRange() {
    Map<String, Object> tight = Map.of("exit_lookback", 10, "atr_multiplier", 0.5);

    assertThat(exit(tight, broken().bar(102, 104, 102, 104).bar(104, 104, 102, 103)))
        .isEqualTo("EXIT chandelier stop at 8");
  }

  @Test
  void stopsAShortOutAboveItsBestClose() {
    // Sold at 98; the best close is 96, so the stop is at 100.
    BarScript bars =
        channel()
            .bar(100, 100, 98, 98)
            .bar(98, 98, 96, 96)
            .bar(96, 98, 96, 98)
            .bar(98, 100, 98, 99.99)
            .bar(99, 101, 99, 100);

    assertThat(exit(Map.of("enable_short", true, "exit_lookback", 10), bars))
        .isEqualTo("EXIT chandelier stop at 10");
  }

  @Test
  void leavesALongBelowTheLowestLowOfTheBarsBefore() {
    Map<String, Object> params = Map.of("exit_lookback", 2, "atr_multiplier", 50);
    BarScript bars = broken().bars(3, 102, 103, 101, 102);

    assertThat(exit(params, bars.bar(102, 103, 100, 101))).isEqualTo("none");
    assertThat(exit(params, broken().bars(3, 102, 103, 101, 102).bar(102, 103, 100, 100.99)))
        .isEqualTo("EXIT channel exit at 10");
  }

  @Test
  void leavesAShortAboveTheHighestHighOfTheBarsBefore() {
    assertThat(
            exit(
                Map.of("enable_short", true, "exit_lookback", 2, "atr_multiplier", 50),
                channel().bar(100, 100, 98, 98).bars(3, 98, 99, 97, 98).bar(98, 100, 98, 99.01)))
        .isEqualTo("EXIT channel exit at 10");
  }

  @Test
  void leavesAtATimeOfDay() {
    Map<String, Object> params = new TreeMap<>(Map.of("atr_multiplier", 50));
    params.put("auto_close_time", "0900");

    assertThat(exit(params, broken().bars(5, 102, 103, 101, 102)))
        .isEqualTo("EXIT auto close at 9");
    params.put("enable_auto_close", false);
    assertThat(exit(params, broken().bars(5, 102, 103, 101, 102))).isEqualTo("none");
  }

  @Test
  void forgetsTheBestCloseOfThePositionBefore() {
    // Out of the first position at 104; bought again at 107, far below the best close of the first.
    BarScript bars =
        broken()
            .bar(102, 112, 102, 112)
            .bar(112, 112, 104, 104)
            .bars(3, 104, 105, 103, 104)
            .bar(104, 107, 104, 107)
            .bars(2, 107, 108, 106, 107);
    StrategyRun run = run(Map.of("exit_lookback", 10, "atr_multiplier", 0.5), bars);

    assertThat(run.reasons()).containsExactly("breakout up", "chandelier stop", "breakout up");
  }

  @Test
  void namesItsStopForFillsWithinTheBar() {
    Map<String, Object> params = new TreeMap<>(small());
    params.put("atr_multiplier", 1);
    StrategyRun run =
        StrategyHarness.of(new BreakoutStrategy())
            .params(params)
            .fills(FillModel.INTRABAR)
            .run(broken().bar(102, 103, 101, 102).bar(102, 102, 99, 101).market(), "ES");

    // One range of 2 below the entry price and best close of 102.
    assertThat(run.trades().get(0).exitPrice()).isEqualTo(100);
  }

  @Test
  void warmsUpForChannelsAndRange() {
    assertThat(warmup(Map.of())).isEqualTo(21);
    assertThat(warmup(Map.of("exit_lookback", 40))).isEqualTo(41);
    assertThat(warmup(Map.of("breakout_lookback", 5, "exit_lookback", 5))).isEqualTo(15);
  }

  @Test
  void keepsItsModelsInAFolderOfItsOwn() {
    assertThat(new BreakoutStrategy().modelLayout().folder()).isEqualTo("models/breakout/");
  }

  @Test
  void refusesToTradeWithoutAWindow() {
    assertThatThrownBy(() -> run(Map.of("use_window1", false, "use_window2", false), channel()))
        .isInstanceOf(StrategyException.class)
        .hasMessageContaining("there would never be an entry");
  }

  @Test
  void isNamedForTheServiceLoader() throws IOException {
    try (InputStream services =
        BreakoutStrategy.class.getResourceAsStream(
            "/META-INF/services/io.multialpha.api.strategy.Strategy")) {
      assertThat(services)
          .asString(StandardCharsets.UTF_8)
          .isEqualToIgnoringNewLines(BreakoutStrategy.class.getName());
    }
  }

  /** A night of bars from 99 to 101; the next one starts at 06:00. */
  private static BarScript channel() {
    return BarScript.of("ES", "2024-03-05T18:00").bars(12, 100, 101, 99, 100);
  }

  /** A breakout at 06:00 that is bought at 102, at the open of the bar at 07:00. */
  private static BarScript broken() {
    return channel().bar(100, 102, 100, 102);
  }

  private static Map<String, Object> small() {
    return Map.of("breakout_lookback", 3, "exit_lookback", 3, "atr_length", 2);
  }

  private static int warmup(Map<String, ?> params) {
    return new BreakoutStrategy().dataNeeds(SCHEMA.with(params)).hourlyWarmup();
  }

  private static StrategyRun run(Map<String, ?> params, BarScript bars) {
    Map<String, Object> all = new TreeMap<>(small());
    all.putAll(params);
    StrategyRun run =
        StrategyHarness.of(new BreakoutStrategy()).params(all).run(bars.market(), "ES");
    assertThat(run.failure()).isEmpty();
    return run;
  }

  private static String first(Map<String, ?> params, BarScript bars) {
    return firstWhere(run(params, bars), true);
  }

  private static String exit(Map<String, ?> params, BarScript bars) {
    StrategyRun run = run(params, bars);
    assertThat(first(params, bars)).startsWith("ENTER");
    return firstWhere(run, false);
  }

  /** The first intent to act while flat or not, and the hour of its bar. */
  private static String firstWhere(StrategyRun run, boolean flat) {
    return run.decisions().stream()
        .filter(decision -> (decision.quantity() == 0) == flat)
        .filter(decision -> decision.signal().action() != Action.HOLD)
        .findFirst()
        .map(
            decision ->
                decision.signal().action()
                    + " "
                    + decision.signal().reason()
                    + " at "
                    + Instant.ofEpochMilli(decision.barStartMillis())
                        .atZone(TradingCalendar.CHICAGO)
                        .getHour())
        .orElse("none");
  }
}
