package io.multialpha.host.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.research.results.RankingMethod;
import io.multialpha.host.research.results.TradeSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans with one fingerprint give the same results; what changes a result changes it. */
class PlanFingerprintTest {
  private static final String DAY = "2024-03-04 ";

  private static Crafted crafted() {
    return new Crafted()
        .trade("A", DAY + "10:00", DAY + "13:00", 400, 1, 100)
        .trade("B", DAY + "11:00", DAY + "15:00", -300, -2, 100)
        .score("A", 2)
        .score("B", 1);
  }

  /** Twelve hourly bars of A and B; the close of one bar of A is another. */
  private static MarketData bars(int place, double close) {
    return MarketData.of(Map.of("A", bars("A", place, close), "B", bars("B", -1, 0)), Map.of());
  }

  private static BarColumns bars(String symbol, int place, double close) {
    BarColumns.Builder bars = BarColumns.builder(symbol, 16);
    long start = Crafted.instant(DAY + "06:00");
    int date = (int) (Crafted.clock(DAY + "00:00") / 86_400_000L);
    for (int i = 0; i < 12; i++) {
      double last = i == place ? close : 100;
      bars.append(start + i * Marks.HOUR, date, 100, Math.max(100, last), 99, last, 1);
    }
    return bars.build();
  }

  private static String honest(TradeSet trades, TickCosts costs, MarketData bars) {
    HonestSettings settings = new HonestSettings(150_000, 2500, costs);
    return HonestPlan.of(trades, settings, bars, Map.of("A", 50.0, "B", 50.0)).fingerprint();
  }

  private static String reference(Crafted trades, double slippage) {
    ReferenceSettings settings =
        new ReferenceSettings(150_000, 2500, slippage, RankingMethod.SHARPE);
    return ReferencePlan.of(trades.set(), settings).fingerprint();
  }

  @Test
  void isThatOfTheBarsThatAreLookedAtWhereverTheyLay() {
    TradeSet trades = crafted().set();
    String plain = honest(trades, Crafted.FREE, bars(-1, 0));

    assertThat(honest(crafted().set(), Crafted.FREE, bars(-1, 0))).isEqualTo(plain).hasSize(64);
    assertThat(honest(trades, Crafted.FREE, bars(5, 101))).isNotEqualTo(plain);
    // Nothing is open yet in the first bar, nor any more in the last.
    assertThat(honest(trades, Crafted.FREE, bars(0, 101))).isEqualTo(plain);
    assertThat(honest(trades, Crafted.FREE, bars(11, 101))).isEqualTo(plain);
  }

  @Test
  void isThatOfCostsTickValuesAndPointValues() {
    TradeSet trades = crafted().set();
    MarketData bars = bars(5, 101);
    TickCosts one = new TickCosts(Map.of("A", 12.5, "B", 5.0), 4, 1);
    String plain = honest(trades, one, bars);

    assertThat(honest(trades, new TickCosts(Map.of("A", 10.0, "B", 5.0), 4, 1), bars))
        .isNotEqualTo(plain);
    assertThat(honest(trades, new TickCosts(one.tickValues(), 3, 1), bars)).isNotEqualTo(plain);
    assertThat(honest(trades, new TickCosts(one.tickValues(), 4, 2), bars)).isNotEqualTo(plain);
    HonestSettings settings = new HonestSettings(150_000, 2500, one);
    assertThat(HonestPlan.of(trades, settings, bars, Map.of("A", 20.0, "B", 50.0)).fingerprint())
        .isNotEqualTo(plain);
    assertThat(HonestPlan.of(trades, settings).fingerprint()).isNotEqualTo(plain);
  }

  @Test
  void leavesOutWhatTrialsVary() {
    TradeSet trades = crafted().set();
    assertThat(HonestPlan.of(trades, new HonestSettings(150_000, 900, Crafted.FREE)).fingerprint())
        .isEqualTo(
            HonestPlan.of(trades, new HonestSettings(150_000, 2500, Crafted.FREE)).fingerprint());
  }

  @Test
  void isThatOfSlippageRanksAndTradesByTheReferenceMethod() {
    String plain = reference(crafted(), 0.0002);

    assertThat(reference(crafted(), 0.0002)).isEqualTo(plain);
    assertThat(reference(crafted(), 0.001)).isNotEqualTo(plain);
    assertThat(reference(crafted().score("A", 0), 0.0002)).isNotEqualTo(plain);
    assertThat(reference(crafted().score("A", 3), 0.0002)).isEqualTo(plain);
    assertThat(reference(crafted().trade("B", DAY + "15:00", DAY + "16:00", 1), 0.0002))
        .isNotEqualTo(plain);
  }
}
