package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BarColumnsTest {
  @Test
  void keepsEveryEarlierResultWhenMoreBarsAreAppended() {
    BarColumns.Builder builder = BarColumns.builder("ES", 1);
    for (int i = 0; i < 20; i++) {
      builder.append(i * 1000L, i / 5, i, i + 2, i - 1, i + 1, 10 * i);
    }
    BarColumns first = builder.build();
    for (int i = 20; i < 100; i++) {
      builder.append(i * 1000L, i / 5, i, i + 2, i - 1, i + 1, 10 * i);
    }
    BarColumns second = builder.build();

    assertThat(first.size()).isEqualTo(20);
    assertThat(second.size()).isEqualTo(100);
    for (BarColumns bars : new BarColumns[] {first, second}) {
      for (int i = 0; i < bars.size(); i++) {
        assertThat(bars.start()[i]).isEqualTo(i * 1000L);
        assertThat(bars.tradeDate()[i]).isEqualTo(i / 5);
        assertThat(bars.open(i)).isEqualTo(i);
        assertThat(bars.high(i)).isEqualTo(i + 2);
        assertThat(bars.low(i)).isEqualTo(i - 1);
        assertThat(bars.close(i)).isEqualTo(i + 1);
        assertThat(bars.volume()[i]).isEqualTo(10 * i);
      }
    }
  }

  @Test
  void refusesABarThatDoesNotComeLater() {
    BarColumns.Builder builder = BarColumns.builder("ES", 4);
    builder.append(1000, 3, 1, 1, 1, 1, 1);
    assertThatThrownBy(() -> builder.append(1000, 3, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.append(2000, 2, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(builder.size()).isEqualTo(1);
  }

  @Test
  void refusesArraysThatAreTooShortOrOutOfOrder() {
    double[] prices = new double[8];
    double[] volume = {1, 1};
    assertThatThrownBy(() -> BarColumns.of("ES", 2, new long[1], new int[2], prices, volume))
        .hasMessageContaining("0..1");
    assertThatThrownBy(() -> BarColumns.of("ES", 2, new long[] {5, 5}, new int[2], prices, volume))
        .hasMessageContaining("must come after");
  }

  @Test
  void findsTheFirstBarAtOrAfterATime() {
    BarColumns.Builder builder = BarColumns.builder("ES", 2);
    builder.append(1000, 0, 1, 1, 1, 1, 1);
    builder.append(3000, 0, 1, 1, 1, 1, 1);
    BarColumns bars = builder.build();
    assertThat(bars.firstAtOrAfter(0)).isZero();
    assertThat(bars.firstAtOrAfter(1000)).isZero();
    assertThat(bars.firstAtOrAfter(1001)).isEqualTo(1);
    assertThat(bars.firstAtOrAfter(3001)).isEqualTo(2);
  }

  @Test
  void listsSymbolsInOrderAndSaysWhichBarsThereAre() {
    BarColumns nq = BarColumns.builder("NQ", 1).build();
    MarketData market = MarketData.of(Map.of("NQ", nq), Map.of("ES", nq.as("ES")));
    assertThat(market.symbols()).containsExactly("ES", "NQ");
    assertThat(market.hourly("ES")).isEmpty();
    assertThat(market.requireDaily("ES").start()).isSameAs(nq.start());
    assertThatThrownBy(() -> market.requireHourly("ES"))
        .isInstanceOf(MarketDataException.class)
        .hasMessage(
            "There are no hourly bars of ES; bars were loaded of NQ. Add the bars to the data"
                + " folder, or take ES off the list of instruments.");
  }

  @Test
  void refusesBarsFiledUnderAnotherSymbol() {
    BarColumns nq = BarColumns.builder("NQ", 1).build();
    assertThatThrownBy(() -> MarketData.of(Map.of("ES", nq), Map.of()))
        .hasMessage("bars of NQ must not be filed under ES");
  }
}
