package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The sample market must look like a market: sessions, ticks, and the stylised facts of returns.
 */
class SampleMarketTest {
  private static final List<String> CASH = List.of("TLT", "VIX");
  private static MarketData market;
  private static MarketData noise;

  @BeforeAll
  static void generate() {
    market = SampleMarket.generate(SampleMarket.DEFAULT_SEED, SampleMarket.DEFAULT_EDGE);
    noise = SampleMarket.generate(SampleMarket.DEFAULT_SEED, 0);
  }

  @Test
  void hasTheEighteenFuturesAndTheTwoReferences() {
    assertThat(SampleMarket.symbols())
        .containsExactly(
            "6A", "6B", "6C", "6E", "6J", "6M", "6N", "6S", "CL", "ES", "GC", "HG", "NG", "NQ",
            "PL", "RTY", "SI", "TLT", "VIX", "YM");
    assertThat(market.symbols()).containsExactlyElementsOf(SampleMarket.symbols());
  }

  @Test
  void hasABarForEveryHourTheExchangeIsOpenAndNoOther() {
    TradingCalendar calendar = TradingCalendar.cme();
    BarColumns bars = market.requireHourly("ES");
    long from = calendar.openOf((int) SampleMarket.FIRST.toEpochDay());
    long to = calendar.closeOf((int) SampleMarket.LAST.toEpochDay());
    int i = 0;
    for (long hour = from; hour < to; hour += 3_600_000L) {
      if (calendar.stateAt(hour) == SessionState.OPEN) {
        assertThat(bars.start()[i]).isEqualTo(hour);
        assertThat(bars.tradeDate()[i]).isEqualTo(calendar.tradeDateAt(hour));
        i++;
      }
    }
    assertThat(i).isEqualTo(bars.size());
    assertThat(bars.size()).isGreaterThan(25_000);
    for (String symbol : SampleMarket.symbols()) {
      if (!CASH.contains(symbol)) {
        assertThat(market.requireHourly(symbol).size()).as(symbol).isEqualTo(bars.size());
      }
    }
  }

  @Test
  void hasTwentyThreeBarsInAnOrdinarySession() {
    Map<Integer, Integer> perDate = new HashMap<>();
    BarColumns bars = market.requireHourly("ES");
    for (int i = 0; i < bars.size(); i++) {
      perDate.merge(bars.tradeDate()[i], 1, Integer::sum);
    }
    assertThat(perDate.get((int) LocalDate.of(2023, 3, 8).toEpochDay())).isEqualTo(23);
    assertThat(perDate.get((int) LocalDate.of(2023, 11, 24).toEpochDay()))
        .as("Thanksgiving in two sessions")
        .isEqualTo(19 + 20);
    assertThat(perDate.values().stream().filter(n -> n == 23).count()).isGreaterThan(1050);
  }

  @Test
  void hasReferencesInTheCashHoursOfNewYork() {
    for (String symbol : CASH) {
      BarColumns bars = market.requireHourly(symbol);
      TreeSet<Integer> hours = new TreeSet<>();
      for (int i = 0; i < bars.size(); i++) {
        hours.add(
            Instant.ofEpochMilli(bars.start()[i])
                .atZone(java.time.ZoneId.of("America/New_York"))
                .getHour());
        assertThat(bars.tradeDate()[i])
            .isEqualTo((int) Math.floorDiv(bars.start()[i], 86_400_000L));
      }
      assertThat(hours).containsExactly(9, 10, 11, 12, 13, 14, 15);
      assertThat(market.requireDaily(symbol).size()).isBetween(1100, 1135);
    }
  }

  @Test
  void hasPricesOnTicksAndHighsAboveLows() {
    for (SampleInstrument instrument : SampleInstrument.all()) {
      double tick = instrument.tick() / StrictMath.pow(10, instrument.decimals());
      for (BarColumns bars :
          List.of(
              market.requireHourly(instrument.symbol()),
              market.requireDaily(instrument.symbol()))) {
        int flat = 0;
        for (int i = 0; i < bars.size(); i++) {
          double low = bars.low(i);
          double high = bars.high(i);
          assertThat(
                  low > 0
                      && low <= bars.open(i)
                      && low <= bars.close(i)
                      && high >= bars.open(i)
                      && high >= bars.close(i))
              .isTrue();
          for (double price : new double[] {bars.open(i), high, low, bars.close(i)}) {
            assertThat(Math.abs(price / tick - Math.rint(price / tick))).isLessThan(1e-6);
          }
          assertThat(bars.volume()[i]).isPositive();
          flat += high == low ? 1 : 0;
        }
        assertThat(flat).isLessThan(bars.size() / 50);
      }
    }
  }

  @Test
  void closesAnywhereBetweenLowAndHigh() {
    for (String symbol : market.symbols()) {
      BarColumns bars = market.requireHourly(symbol);
      int[] fifth = new int[5];
      int all = 0;
      for (int i = 0; i < bars.size(); i++) {
        double range = bars.high(i) - bars.low(i);
        if (range > 0) {
          fifth[(int) Math.min(4, 5 * (bars.close(i) - bars.low(i)) / range)]++;
          all++;
        }
      }
      for (int count : fifth) {
        assertThat(count / (double) all).as(symbol).isBetween(0.10, 0.32);
      }
    }
  }

  @Test
  void hasFatTails() {
    for (String symbol : market.symbols()) {
      assertThat(Series.kurtosis(Series.returns(market.requireHourly(symbol))))
          .as(symbol)
          .isBetween(4.5, 60.0);
    }
  }

  @Test
  void hasVolatilityThatComesInWavesAndReturnsThatDoNot() {
    for (String symbol : market.symbols()) {
      double[] returns = Series.returns(market.requireHourly(symbol));
      double[] sizes = Series.absolute(returns);
      if (!CASH.contains(symbol)) {
        assertThat(Series.correlation(sizes, sizes, 1)).as(symbol).isBetween(0.08, 0.45);
        assertThat(Series.correlation(sizes, sizes, 23 * 5)).as(symbol).isGreaterThan(0.03);
      }
      // Three standard errors, widened for fat tails; hours of one drift are a little alike.
      assertThat(Series.correlation(returns, returns, 1)).as(symbol).isBetween(-0.05, 0.08);
      double[] driftless = Series.returns(noise.requireHourly(symbol));
      assertThat(Series.correlation(driftless, driftless, 1)).as(symbol).isBetween(-0.05, 0.05);
    }
  }

  @Test
  void movesTogetherWithinItsClasses() {
    assertThat(correlation("ES", "NQ")).isBetween(0.85, 0.96);
    assertThat(correlation("ES", "YM")).isBetween(0.85, 0.96);
    assertThat(correlation("ES", "RTY")).isBetween(0.75, 0.92);
    assertThat(correlation("GC", "SI")).isBetween(0.45, 0.75);
    assertThat(correlation("6E", "6B")).isBetween(0.40, 0.70);
    assertThat(correlation("6A", "6N")).isBetween(0.40, 0.75);
    assertThat(correlation("CL", "NG")).isBetween(0.05, 0.30);
    assertThat(correlation("ES", "GC")).isBetween(-0.10, 0.20);
    assertThat(correlation("ES", "CL")).isBetween(0.15, 0.40);
  }

  @Test
  void hasAVolatilityIndexAboveNineThatFearsAFallOfShares() {
    BarColumns fear = market.requireDaily("VIX");
    assertThat(Series.lowest(fear)).isGreaterThan(9);
    // The drift moves shares and not the index, so that they go together a little less.
    assertThat(correlationWithFear(market)).isBetween(-0.9, -0.4);
    assertThat(correlationWithFear(noise)).isBetween(-0.9, -0.5);
  }

  private static double correlationWithFear(MarketData of) {
    BarColumns fear = of.requireDaily("VIX");
    BarColumns shares = of.requireDaily("ES");
    return Series.correlation(
        Series.returnsOnCommonDays(shares, fear), Series.returnsOnCommonDays(fear, shares), 0);
  }

  @Test
  void hasNoEdgeInBuyingWeaknessOrStrengthWhereNoneIsPlanted() {
    // The next hour's mean return after a low or high close, in standard errors, over all futures.
    for (boolean weak : new boolean[] {true, false}) {
      double sum = 0;
      double squares = 0;
      for (String symbol : market.symbols()) {
        if (!CASH.contains(symbol)) {
          BarColumns bars = noise.requireHourly(symbol);
          double deviation = Series.deviation(Series.returns(bars));
          for (int i = 0; i + 1 < bars.size(); i++) {
            double ibs = (bars.close(i) - bars.low(i)) / (bars.high(i) - bars.low(i));
            if (weak ? ibs < 0.2 : ibs > 0.8) {
              double next = (bars.close(i + 1) / bars.close(i) - 1) / deviation;
              sum += next;
              squares += next * next;
            }
          }
        }
      }
      assertThat(sum / Math.sqrt(squares)).isBetween(-4.0, 4.0);
    }
  }

  @Test
  void driftsByThePlantedEdgeAfterACloseNearAnEndOfTheRange() {
    for (double edge : new double[] {0, 0.25, SampleMarket.DEFAULT_EDGE}) {
      MarketData planted = SampleMarket.generate(SampleMarket.DEFAULT_SEED, edge);
      assertThat(meanDriftAfter(planted, 0, 1 / 3.0)).isCloseTo(edge, within(0.05));
      assertThat(meanDriftAfter(planted, 1 / 3.0, 2 / 3.0)).isCloseTo(0, within(0.05));
      assertThat(meanDriftAfter(planted, 2 / 3.0, 1)).isCloseTo(-edge, within(0.05));
    }
  }

  /**
   * Mean over the futures of the way from a trade date's open to its close, in usual deviations,
   * where the trade date before closed between these places of its range.
   */
  private static double meanDriftAfter(MarketData planted, double from, double to) {
    double sum = 0;
    int count = 0;
    for (SampleInstrument instrument : SampleInstrument.all()) {
      double usual = instrument.yearlyVolatility() / Math.sqrt(252);
      BarColumns days = planted.requireDaily(instrument.symbol());
      for (int i = 1; i < days.size() && !CASH.contains(instrument.symbol()); i++) {
        double place = (days.close(i - 1) - days.low(i - 1)) / (days.high(i - 1) - days.low(i - 1));
        if (place >= from && place < to) {
          sum += (days.close(i) / days.open(i) - 1) / usual;
          count++;
        }
      }
    }
    assertThat(count).isGreaterThan(3000);
    return sum / count;
  }

  @Test
  void leavesTheReferencesWithoutAnEdge() {
    for (String symbol : CASH) {
      assertThat(market.requireHourly(symbol).prices())
          .isEqualTo(noise.requireHourly(symbol).prices());
    }
  }

  @Test
  void tradesMoreWhenItMovesMore() {
    BarColumns bars = market.requireHourly("ES");
    double[] ranges = new double[bars.size()];
    double[] volumes = new double[bars.size()];
    for (int i = 0; i < bars.size(); i++) {
      ranges[i] = StrictMath.log(bars.high(i) - bars.low(i) + 0.25);
      volumes[i] = StrictMath.log(bars.volume()[i]);
    }
    assertThat(Series.correlation(ranges, volumes, 0)).isBetween(0.5, 0.98);
  }

  @Test
  void isTheSameForASeedAndAnotherForAnother() {
    MarketData again = SampleMarket.generate(SampleMarket.DEFAULT_SEED, SampleMarket.DEFAULT_EDGE);
    MarketData other =
        SampleMarket.generate(SampleMarket.DEFAULT_SEED + 1, SampleMarket.DEFAULT_EDGE);
    for (String symbol : market.symbols()) {
      assertThat(again.requireHourly(symbol).prices())
          .isEqualTo(market.requireHourly(symbol).prices());
      assertThat(other.requireHourly(symbol).prices())
          .isNotEqualTo(market.requireHourly(symbol).prices());
    }
  }

  private static double correlation(String one, String other) {
    return Series.correlation(
        Series.returns(market.requireHourly(one)), Series.returns(market.requireHourly(other)), 0);
  }
}
