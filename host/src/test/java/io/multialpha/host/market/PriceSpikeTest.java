package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PriceSpikeTest {
  private static final Path FILE = Path.of("hourly/ES.csv");
  private static final long HOUR = 3_600_000L;
  private static final int BARS = 300;

  /** A bar as it would be, but for one or more of its prices. */
  private record Fault(double open, double high, double low, double close) {
    static Fault all(double price) {
      return new Fault(price, price, price, price);
    }
  }

  /** Bars of a range of 2 points around the level given, some of them replaced. */
  private static BarColumns bars(IntToDoubleFunction level, Map<Integer, Fault> faults) {
    BarColumns.Builder bars = BarColumns.builder("ES", BARS);
    for (int i = 0; i < BARS; i++) {
      double at = level.applyAsDouble(i);
      Fault bar = faults.getOrDefault(i, new Fault(at, at + 1, at - 1, at));
      bars.append(i * HOUR, i / 23, bar.open(), bar.high(), bar.low(), bar.close(), 1);
    }
    return bars.build();
  }

  private static List<PriceSpike> spikes(BarColumns bars) {
    return PriceSurvey.of(bars).spikes().stream()
        .map(i -> PriceSpike.of(bars, i, BarFileKind.HOURLY, FILE))
        .toList();
  }

  private static List<Double> found(BarColumns bars) {
    return spikes(bars).stream().map(PriceSpike::price).toList();
  }

  @Test
  void findsABarAtATenthOfItsPrice() {
    assertThat(spikes(bars(i -> 100, Map.of(250, Fault.all(10)))))
        .containsExactly(new PriceSpike(FILE, "ES", BarFileKind.HOURLY, 250 * HOUR, 10, 10, 99))
        .first()
        .hasToString(
            "hourly/ES.csv: ES: 10 at 1970-01-11T10:00:00Z is far from all prices of the bars"
                + " before and after it, of which the nearest is 99");
  }

  @Test
  void findsOnePriceOfABar() {
    assertThat(found(bars(i -> 100, Map.of(250, new Fault(100, 122, 99, 100)))))
        .containsExactly(122.0);
    assertThat(found(bars(i -> 100, Map.of(250, new Fault(100, 120, 99, 100)))))
        .as("19 points beyond the others are less than ten times 2")
        .isEmpty();
    assertThat(found(bars(i -> 100, Map.of(250, new Fault(100, 101, 99, 78)))))
        .as("a settlement outside of the range")
        .containsExactly(78.0);
  }

  @Test
  void leavesJumpsThatStay() {
    assertThat(found(bars(i -> i < 250 ? 100 : 1000, Map.of()))).isEmpty();
    assertThat(found(bars(i -> i < 250 ? 100 : 10, Map.of()))).isEmpty();
  }

  @Test
  void findsAnotherSizeBeforeItKnowsWhatIsUsual() {
    assertThat(found(bars(i -> 100, Map.of(3, Fault.all(1000))))).containsExactly(1000.0);
    assertThat(found(bars(i -> 100, Map.of(3, Fault.all(130))))).isEmpty();
  }

  @Test
  void findsASpikeSoonAfterAnother() {
    assertThat(found(bars(i -> 100, Map.of(200, Fault.all(10), 203, new Fault(100, 140, 99, 100)))))
        .containsExactly(10.0, 140.0);
  }

  @Test
  void takesPricesBelowZeroAsTheyCome() {
    assertThat(found(bars(i -> i - 150, Map.of()))).as("through zero").isEmpty();
    assertThat(found(bars(i -> -37, Map.of(250, new Fault(-37, -36, -60, -37)))))
        .containsExactly(-60.0);
    assertThat(found(bars(i -> i == 250 ? 1.5 : -1.5, Map.of())))
        .as("of another sign, three points from its neighbours, which are two wide")
        .isEmpty();
  }

  @Test
  void leavesATickInQuietHours() {
    BarColumns.Builder bars = BarColumns.builder("SR3", BARS);
    for (int i = 0; i < BARS; i++) {
      double price = i % 100 == 50 ? 95.005 : 95;
      bars.append(i * HOUR, i / 23, price, price, price, price, 1);
    }
    assertThat(found(bars.build())).isEmpty();
  }

  @Test
  void findsWhatIsStrangeInRealBarsAndNothingElse() {
    Path data = SharedFiles.require("data");
    List<String> found = new ArrayList<>();
    Collection<String> symbols = FolderMarket.symbolsIn(data);
    for (String symbol : symbols) {
      LoadOptions options = LoadOptions.defaults().withoutCache().withOnBadBar(OnBadBar.SKIP);
      FolderMarket.load(data, List.of(symbol), Map.of(), options).report().spikes().stream()
          .map(spike -> data.relativize(spike.file()) + " " + spike.price())
          .forEach(found::add);
    }
    assertThat(found)
        .containsExactly(
            "daily/EURUSD=X.csv 0.072902",
            "daily/EURUSD=X.csv 1.496401",
            "daily/EURUSD=X.csv 0.760572",
            "daily/JPY=X.csv 110.349998",
            "hourly/M6A.csv 0.952",
            "daily/M6E.csv 1.00775",
            "hourly/MCD.csv 0.7311",
            "hourly/MCD.csv 0.7732",
            "hourly/QG.csv 2.28",
            "hourly/QG.csv 2.825",
            "daily/VIX.csv 36.55",
            "daily/VIX.csv 31.36",
            "daily/VIX.csv 26.83",
            "daily/VIX.csv 36.56");
  }
}
