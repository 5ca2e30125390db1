package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.testkit.SeededBars;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Filters on other instruments, all of which have bars at the same hours here. */
class OtherInstrumentsTest {
  private static final MarketData MARKET =
      SeededBars.together(
          SeededBars.of("ES", 1).sessions(130),
          SeededBars.of("NQ", 2).sessions(130),
          SeededBars.of("6A", 3).sessions(130),
          SeededBars.of("VIX", 4).sessions(130));
  private static final Naive ES = new Naive(MARKET.requireHourly("ES"));

  @Test
  void letsTheScoreOfAnotherInstrumentPassInItsBandAndBlocksWhileItIsUnknown() {
    Naive other = new Naive(MARKET.requireHourly("6A"));
    double[] distance = Naive.minus(other.close, Naive.mean(other.close, 20));
    double[] score = Naive.over(distance, Naive.deviation(other.close, 252));

    List<Boolean> allowed =
        FilterRun.of(
            MARKET,
            "ES",
            Map.of("enable6AZScoreHour", true, "sixAZLowHour", 0, "sixAZHighHour", 0.5));

    agree(allowed, score, 0, 0.5, false);
  }

  @Test
  void letsTheReturnOfAnotherInstrumentPassInItsBand() {
    Naive other = new Naive(MARKET.requireHourly("6A"));

    List<Boolean> allowed =
        FilterRun.of(
            MARKET,
            "ES",
            Map.of("enable6AReturnHour", true, "sixAReturnLenHour", 3, "sixAReturnLowHour", 0));

    agree(allowed, Naive.change(other.close, 3), 0, 1, false);
  }

  @Test
  void letsTheScoreOfThePriceLessThePairsPass() {
    Naive pair = new Naive(MARKET.requireHourly("NQ"));

    List<Boolean> allowed =
        FilterRun.of(
            MARKET, "ES", Map.of("enable_pair_z", true, "pair_z_low", -1, "pair_z_high", 0.5));

    agree(allowed, Naive.score(Naive.minus(ES.close, pair.close), 20), -1, 0.5, true);
  }

  @Test
  void comparesTheVixWithItsLevelAndItsMedian() {
    Naive vix = new Naive(MARKET.requireDaily("VIX"));
    double level = vix.close[60];
    double[] median =
        vix.each(
            i -> {
              if (i < 99) {
                return Double.NaN;
              }
              double[] window = Arrays.copyOfRange(vix.close, i - 99, i + 1);
              Arrays.sort(window);
              return (window[49] + window[50]) / 2;
            });

    List<Boolean> low =
        FilterRun.of(MARKET, "ES", Map.of("use_val_filter", true, "val_high", level));
    List<Boolean> riskOn = FilterRun.of(MARKET, "ES", Map.of("enable_vix_reg", true));
    List<Boolean> riskOff =
        FilterRun.of(MARKET, "ES", Map.of("enable_vix_reg", true, "vix_reg", "Risk Off"));

    agree(low, atHours(vix.close), 0, level, true);
    double[] excess = atHours(Naive.minus(vix.close, median));
    agree(riskOn, excess, Double.NEGATIVE_INFINITY, -1e-12, true);
    agree(riskOff, excess, 1e-12, Double.POSITIVE_INFINITY, true);
  }

  private static double[] atHours(double[] byDay) {
    BarColumns hours = MARKET.requireHourly("ES");
    int[] days = MARKET.requireDaily("VIX").tradeDate();
    return ES.each(
        i -> {
          int known = 0;
          while (known < days.length && days[known] < hours.tradeDate()[i]) {
            known++;
          }
          return known == 0 ? Double.NaN : byDay[known - 1];
        });
  }

  private static void agree(
      List<Boolean> allowed, double[] value, double low, double high, boolean passesUnknown) {
    assertThat(allowed).hasSize(value.length).contains(true, false);
    for (int i = 0; i < value.length; i++) {
      boolean expected =
          Double.isNaN(value[i]) ? passesUnknown : value[i] >= low && value[i] <= high;
      assertThat(allowed.get(i)).as("bar %d, value %s", i, value[i]).isEqualTo(expected);
    }
  }
}
