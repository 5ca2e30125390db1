package io.multialpha.plugins.ibs;

import static io.multialpha.api.market.Timeframe.DAY;
import static io.multialpha.api.market.Timeframe.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.indicator.OriginalIndicators;
import io.multialpha.api.indicator.SpiralEfficiency;
import io.multialpha.api.strategy.DataNeeds;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.testkit.SeededBars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every filter with a value, held against the value worked out the plain way: on which bars it lets
 * entries pass, and what it does on bars on which the value is not known yet.
 */
class FilterValuesTest {
  private static final double CLEAR = 1e-9;
  private static final MarketData MARKET = SeededBars.of("ES", 7).sessions(320).market();
  private static final Naive HOURS = new Naive(MARKET.requireHourly("ES"));
  private static final Naive DAYS = new Naive(MARKET.requireDaily("ES"));

  private static Arguments hourly(
      String flag, String low, String high, boolean passes, Function<Naive, double[]> value) {
    return Arguments.of(flag, low, high, passes, value.apply(HOURS));
  }

  private static Arguments daily(
      String flag, String low, String high, boolean passes, Function<Naive, double[]> value) {
    return Arguments.of(flag, low, high, passes, atHours(value.apply(DAYS)));
  }

  /** What was known of the last completed day at each hour. */
  private static double[] atHours(double[] byDay) {
    BarColumns hours = MARKET.requireHourly("ES");
    int[] days = MARKET.requireDaily("ES").tradeDate();
    return Naive.each(
        hours.size(),
        i -> {
          int before = -1;
          while (before + 1 < days.length && days[before + 1] < hours.tradeDate()[i]) {
            before++;
          }
          return before < 0 ? Double.NaN : byDay[before];
        });
  }

  static Stream<Arguments> bands() {
    return Stream.of(
        daily(
            "enable_prev_day_pct",
            "prev_day_pct_low",
            "prev_day_pct_high",
            false,
            n -> Naive.change(n.close, 1)),
        hourly(
            "enable_prev_bar_pct",
            "prev_bar_pct_low",
            "prev_bar_pct_high",
            false,
            n -> Naive.change(n.close, 1)),
        daily("enable_daily_ibs", "daily_ibs_low", "daily_ibs_high", false, Naive::ibs),
        hourly(
            "enable_prev_ibs", "prev_ibs_low", "prev_ibs_high", true, n -> Naive.ago(n.ibs(), 1)),
        daily(
            "enable_prev_ibs_daily",
            "prev_ibs_daily_low",
            "prev_ibs_daily_high",
            false,
            n -> Naive.ago(n.ibs(), 1)),
        hourly(
            "enable_rsi_entry",
            "rsi_entry_low",
            "rsi_entry_high",
            true,
            n -> Naive.rsi(n.close, 5)),
        hourly(
            "enable_rsi_entry2_len",
            "rsi_entry2_len_low",
            "rsi_entry2_len_high",
            true,
            n -> Naive.rsi(n.close, 2)),
        hourly(
            "enable_rsi_entry14_len",
            "rsi_entry14_len_low",
            "rsi_entry14_len_high",
            true,
            n -> Naive.rsi(n.close, 14)),
        daily("enableDailyRSI", "dailyRSILow", "dailyRSIHigh", true, n -> Naive.rsi(n.close, 5)),
        daily(
            "enableDailyRSI2Len",
            "dailyRSI2Low",
            "dailyRSI2High",
            true,
            n -> Naive.rsi(n.close, 2)),
        daily(
            "enableDailyRSI14Len",
            "dailyRSI14Low",
            "dailyRSI14High",
            true,
            n -> Naive.rsi(n.close, 14)),
        hourly(
            "enable4BarRet",
            "fourBarRetLow",
            "fourBarRetHigh",
            true,
            n -> Naive.change(n.close, 4)),
        daily(
            "enable4BarRetD",
            "fourBarRetDLow",
            "fourBarRetDHigh",
            true,
            n -> Naive.change(n.close, 4)),
        daily(
            "enableDailyATRPercentile",
            "dailyATRPctLow",
            "dailyATRPctHigh",
            true,
            FilterValuesTest::percentile),
        hourly(
            "enableHourlyATRPercentile",
            "hourlyATRPctLow",
            "hourlyATRPctHigh",
            true,
            FilterValuesTest::percentile),
        hourly("enableSpiralER", "spiralERLow", "spiralERHigh", false, n -> efficiency()),
        hourly(
            "enableADX",
            "adxLow",
            "adxHigh",
            true,
            n -> FilterRun.values(MARKET, "ES", of -> of.adx(HOUR, 14))),
        hourly(
            "enableDADX",
            "dAdxLow",
            "dAdxHigh",
            true,
            n -> FilterRun.values(MARKET, "ES", of -> of.adx(DAY, 14))),
        hourly(
            "enablePSAR",
            "psarLow",
            "psarHigh",
            true,
            n ->
                Naive.minus(
                    n.close,
                    FilterRun.values(MARKET, "ES", of -> of.parabolicSar(HOUR, 0.02, 0.2)))),
        hourly("enableDirDrift", "dirDriftLow", "dirDriftHigh", true, n -> drift(n, 50)),
        daily("enableDirDriftD", "dirDriftDLow", "dirDriftDHigh", true, n -> drift(n, 20)),
        hourly("enableMASlope", "maSlopeLow", "maSlopeHigh", true, FilterValuesTest::slope),
        daily("enableDailySlope", "dailySlopeLow", "dailySlopeHigh", true, FilterValuesTest::slope),
        hourly("enableMASpread", "maSpreadLow", "maSpreadHigh", true, FilterValuesTest::spread),
        hourly(
            "enableDonchProx", "donchProxLow", "donchProxHigh", true, FilterValuesTest::proximity),
        hourly("enableBBW", "bbwLow", "bbwHigh", true, FilterValuesTest::bandwidth),
        hourly("enableATRZ", "atrZLow", "atrZHigh", true, n -> Naive.score(n.atr(5), 252)),
        hourly(
            "enableVolZ",
            "volZLow",
            "volZHigh",
            true,
            n -> Naive.score(Naive.mean(n.volume, 5), 252)),
        daily("enableDATRZ", "dAtrZLow", "dAtrZHigh", true, n -> Naive.score(n.atr(5), 252)),
        daily(
            "enableDVolZ",
            "dVolZLow",
            "dVolZHigh",
            true,
            n -> Naive.score(Naive.mean(n.volume, 5), 252)),
        hourly("enableZScore", "zScoreLow", "zScoreHigh", true, n -> Naive.score(n.close, 20)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bands")
  void letsValuesInTheBandPass(
      String flag, String low, String high, boolean passesUnknown, double[] value) {
    double[] known = Arrays.stream(value).filter(x -> !Double.isNaN(x)).sorted().toArray();
    double from = known[known.length / 3];
    double to = known[known.length * 2 / 3];

    agree(
        Map.of(flag, true, low, from, high, to),
        value,
        passesUnknown,
        x -> x >= from && x <= to,
        from,
        to);
  }

  static Stream<Arguments> sides() {
    return Stream.of(
        side("enableRangeCompressionATR", "rcDir", "rcThresh", true, compression(HOURS)),
        side(
            "enableDailyRangeCompression",
            "dailyRcDir",
            "dailyRcThresh",
            true,
            atHours(compression(DAYS))),
        side("enableDistZ", "distZDir", "distZThresh", true, distance()),
        side(
            "enableMom3",
            "mom3Dir",
            "mom3Thresh",
            true,
            Naive.score(Naive.minus(HOURS.close, Naive.ago(HOURS.close, 3)), 20)),
        side(
            "enableTRATR",
            "trAtrDir",
            "trAtrThresh",
            true,
            Naive.over(HOURS.trueRange(), HOURS.atr(20))),
        side(
            "enableAboveOpen",
            "aboveOpenDir",
            "",
            true,
            Naive.minus(HOURS.close, atHours(DAYS.close))),
        side("enableEMA8", "ema8Dir", "", false, aboveEma(HOURS, 8)),
        side("enableEMA20", "ema20Dir", "", false, aboveEma(HOURS, 20)),
        side("enableEMA50", "ema50Dir", "", false, aboveEma(HOURS, 50)),
        side("enableEMA200", "ema200Dir", "", false, aboveEma(HOURS, 200)),
        side("enableEMA20D", "ema20DDir", "", false, atHours(aboveEma(DAYS, 20))),
        side("enableEMA50D", "ema50DDir", "", false, atHours(aboveEma(DAYS, 50))),
        side("enableEMA200D", "ema200DDir", "", false, atHours(aboveEma(DAYS, 200))));
  }

  private static Arguments side(
      String flag, String direction, String threshold, boolean passesUnknown, double[] value) {
    return Arguments.of(flag, direction, threshold, passesUnknown, value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sides")
  void letsValuesOnOneSidePass(
      String flag, String direction, String threshold, boolean passesUnknown, double[] value) {
    double[] known = Arrays.stream(value).filter(x -> !Double.isNaN(x)).sorted().toArray();
    double edge = threshold.isEmpty() ? 0 : known[known.length / 3];
    Map<String, Object> params = new HashMap<>(Map.of(flag, true, direction, "Above"));
    if (!threshold.isEmpty()) {
      params.put(threshold, edge);
    }

    agree(params, value, passesUnknown, x -> x > edge, edge, edge);
    params.put(direction, "Below");
    agree(params, value, passesUnknown, x -> x < edge, edge, edge);
  }

  static Stream<Arguments> places() {
    double[] middle = Naive.mean(HOURS.close, 20);
    double[] deviation = Naive.deviation(HOURS.close, 20);
    double[] place = Naive.over(Naive.minus(HOURS.close, middle), deviation);
    double[] dayPlace =
        Naive.over(
            Naive.minus(DAYS.close, Naive.mean(DAYS.close, 20)), Naive.deviation(DAYS.close, 20));
    double[] top = DAYS.highestBefore(20);
    double[] bottom = DAYS.lowestBefore(20);
    double[] donchian =
        atHours(
            DAYS.each(
                i ->
                    Double.isNaN(top[i])
                        ? Double.NaN
                        : DAYS.close[i] > top[i] ? 1 : DAYS.close[i] < bottom[i] ? -1 : 0));
    return Stream.of(
        place("enableBB", Map.of("bbDir", "Below Lower"), true, place, x -> x < -2),
        place("enableBB", Map.of("bbDir", "Above Upper", "bbMult", 1.5), true, place, x -> x > 1.5),
        place("enableBB", Map.of("bbDir", "Above Mid"), true, place, x -> x > 0),
        place("enableBB", Map.of("bbDir", "Below Mid"), true, place, x -> x < 0),
        place(
            "enableBB", Map.of("bbDir", "Inside", "bbMult", 1), true, place, x -> Math.abs(x) <= 1),
        place("enable_bb_high", Map.of("bb_high_mult", 1.1), false, place, x -> x > 1.1),
        place(
            "enable_bb_high_d",
            Map.of("bb_high_d_mult", 0.9),
            false,
            atHours(dayPlace),
            x -> x > 0.9),
        place("enableDonch", Map.of("donchDir", "Above"), true, donchian, x -> x == 1),
        place("enableDonch", Map.of("donchDir", "Below"), true, donchian, x -> x == -1),
        place("enableDonch", Map.of("donchDir", "Inside"), true, donchian, x -> x == 0));
  }

  private static Arguments place(
      String flag,
      Map<String, ?> params,
      boolean passesUnknown,
      double[] value,
      Function<Double, Boolean> passes) {
    return Arguments.of(flag, params, passesUnknown, value, passes);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("places")
  void letsPlacesBesideBandsPass(
      String flag,
      Map<String, Object> given,
      boolean passesUnknown,
      double[] value,
      Function<Double, Boolean> passes) {
    Map<String, Object> params = new HashMap<>(given);
    params.put(flag, true);

    agree(params, value, passesUnknown, passes);
  }

  private static void agree(
      Map<String, ?> params,
      double[] value,
      boolean passesUnknown,
      Function<Double, Boolean> passes,
      double... edges) {
    List<Boolean> allowed = FilterRun.of(MARKET, "ES", params);
    assertThat(allowed).hasSize(value.length).contains(true, false);
    warmsUpUntilKnown(params, value);
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < value.length; i++) {
      double x = value[i];
      // Two ways to compute one number may differ in its last digits, and so at the edges.
      boolean clear =
          Arrays.stream(edges).allMatch(e -> Double.isNaN(x) || Math.abs(x - e) > CLEAR);
      if (clear && allowed.get(i) != (Double.isNaN(x) ? passesUnknown : passes.apply(x))) {
        wrong.add(i);
      }
    }
    assertThat(wrong).as("bars on which the filter and the value disagree").isEmpty();
  }

  /** The declared warm-up is over on the very bar on which the value is first known. */
  private static void warmsUpUntilKnown(Map<String, ?> params, double[] value) {
    DataNeeds needs = EntryFilters.needs(IbsParams.SCHEMA.with(params), "ES");
    double[] days =
        Arrays.stream(atHours(DAYS.each(day -> day + 1)))
            .map(n -> Double.isNaN(n) ? 0 : n)
            .toArray();
    int first = 0;
    while (Double.isNaN(value[first])) {
      assertThat(first + 1 >= needs.hourlyWarmup() && days[first] >= needs.dailyWarmup())
          .as("warm after %d bars", first + 1)
          .isFalse();
      first++;
    }
    // What is needed does not know the profile, and under that of the original these begin late.
    boolean beginsLate = params.keySet().stream().anyMatch(name -> name.endsWith("ATRPercentile"));
    assertThat(needs.hourlyWarmup())
        .isLessThanOrEqualTo(
            beginsLate ? Math.max(first + 1, OriginalIndicators.FIRST_HOUR) : first + 1);
    assertThat((double) needs.dailyWarmup()).isLessThanOrEqualTo(days[first]);
  }

  private static double[] percentile(Naive n) {
    double[] atr = n.atr(14);
    return n.each(
        i -> {
          int from = Math.max(14, i - 251);
          long smaller = 0;
          for (int j = from; j <= i; j++) {
            smaller += atr[j] < atr[i] ? 1 : 0;
          }
          return i < 14 ? Double.NaN : 100.0 * smaller / (i - from + 1);
        });
  }

  private static double[] efficiency() {
    SpiralEfficiency kernel = new SpiralEfficiency();
    return HOURS.each(i -> kernel.next(HOURS.close[i]));
  }

  private static double[] drift(Naive n, int bars) {
    double[] total = Naive.change(n.close, bars);
    double[] deviation = Naive.deviation(Naive.change(n.close, 1), bars);
    return Naive.each(n.size(), i -> total[i] / (deviation[i] * Math.sqrt(bars / (bars - 1.0))));
  }

  private static double[] slope(Naive n) {
    double[] ema = Naive.ema(n.close, 20);
    return Naive.over(Naive.minus(ema, Naive.ago(ema, 5)), n.atr(14));
  }

  private static double[] spread(Naive n) {
    double[] distance = Naive.minus(Naive.ema(n.close, 20), Naive.ema(n.close, 50));
    return Naive.each(n.size(), i -> Math.abs(distance[i]));
  }

  private static double[] proximity(Naive n) {
    double[] top = n.highestBefore(20);
    double[] bottom = n.lowestBefore(20);
    double[] range = Naive.ago(n.atr(14), 1);
    return Naive.each(
        n.size(),
        i -> Math.min(Math.abs(n.close[i] - bottom[i]), Math.abs(top[i] - n.close[i])) / range[i]);
  }

  private static double[] bandwidth(Naive n) {
    double[] deviation = Naive.deviation(n.close, 20);
    double[] middle = Naive.mean(n.close, 20);
    return Naive.each(n.size(), i -> 4 * deviation[i] / middle[i]);
  }

  private static double[] compression(Naive n) {
    return Naive.over(Naive.minus(n.high, n.low), n.atr(14));
  }

  private static double[] distance() {
    double[] change = Naive.minus(HOURS.close, Naive.ago(HOURS.close, 1));
    return Naive.over(
        Naive.minus(HOURS.close, Naive.mean(HOURS.close, 20)), Naive.deviation(change, 20));
  }

  private static double[] aboveEma(Naive n, int length) {
    return Naive.minus(n.close, Naive.ema(n.close, length));
  }
}
