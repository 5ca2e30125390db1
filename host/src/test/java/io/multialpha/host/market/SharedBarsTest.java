package io.multialpha.host.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real and golden bars, where they lie beside the repository. */
class SharedBarsTest {
  private static final LoadOptions OPTIONS = LoadOptions.defaults().withoutCache();

  @Test
  void loadsAllRealFuturesBars() {
    Path data = SharedFiles.require("data");
    List<String> symbols =
        List.of(
            "M6E", "MCD", "MHG", "MNQ", "QG", "RTY", "SI", "ZN", "USDJPY", "VXX", "TLT", "ESZ3",
            "6EH4", "GCZ3");
    LoadedMarket loaded = FolderMarket.load(data, symbols, Map.of(), OPTIONS);
    assertThat(loaded.report().skipped()).isEmpty();
    assertThat(loaded.bars().requireHourly("MNQ").size()).isEqualTo(21_637);
    assertThat(loaded.bars().requireHourly("ESZ3").size()).isEqualTo(303);
    assertThat(loaded.bars().requireDaily("TLT").size()).isEqualTo(3_272);
  }

  @Test
  void leavesOutWrongOpensAndKeepsSettlementsOutsideTheDaysRange() {
    Path data = SharedFiles.require("data");
    LoadedMarket loaded =
        FolderMarket.load(
            data, List.of("M6A", "VIX"), Map.of(), OPTIONS.withOnBadBar(OnBadBar.SKIP));
    assertThat(loaded.report().skipped())
        .hasSize(47)
        .allSatisfy(bar -> assertThat(bar.reason()).contains("open"));
    assertThat(loaded.report().sources())
        .filteredOn(source -> source.settledOutside() > 0)
        .singleElement()
        .satisfies(source -> assertThat(source.symbol()).isEqualTo("M6A"))
        .satisfies(source -> assertThat(source.settledOutside()).isEqualTo(3));
    assertThat(loaded.bars().requireHourly("M6A").size()).isEqualTo(52_628);
    assertThat(loaded.bars().requireDaily("VIX").size()).isEqualTo(8_317 - 47);
  }

  @Test
  void loadsSingleContractsFromAFlatFolder() {
    Path contracts = SharedFiles.require("data/contracts");
    NavigableSet<String> symbols = FolderMarket.symbolsIn(contracts);
    assertThat(symbols).containsExactly("MCLV4", "MCLX4", "MCLZ4", "MESH4", "MESM4", "MESU4");
    assertThat(
            FolderMarket.load(contracts, symbols, Map.of(), OPTIONS)
                .bars()
                .requireHourly("MESM4")
                .size())
        .isEqualTo(3_878);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fx", "eq"})
  void loadsGoldenBarsInNewYorkTimeOneDayPerSession(String set) {
    Path bars = SharedFiles.require("golden/ibs/bars/" + set);
    List<String> symbols = new ArrayList<>(FolderMarket.symbolsIn(bars));
    symbols.remove("ALIASES");
    LoadOptions newYork =
        OPTIONS.withZone(ZoneId.of("America/New_York")).withCalendar(TradingCalendar.weekdays());
    MarketData market = FolderMarket.load(bars, symbols, Map.of(), newYork).bars();
    for (String symbol : symbols) {
      BarColumns days = market.requireDaily(symbol);
      for (int i = 0; i < days.size(); i++) {
        assertThat(days.start()[i]).isEqualTo(days.tradeDate()[i] * 86_400_000L);
      }
    }
    if (set.equals("fx")) {
      BarColumns euro = market.requireHourly("6E");
      assertThat(euro.size()).isEqualTo(2179);
      assertThat(Instant.ofEpochMilli(euro.start()[0])).isEqualTo("2016-01-04T05:00:00Z");
      assertThat(LocalDate.ofEpochDay(market.requireDaily("6E").tradeDate()[0]))
          .isEqualTo("2014-09-02");
    }
  }

  @Test
  void loadsThePerformanceFixture() {
    Path bars = SharedFiles.require("fixtures/perf/bars");
    NavigableSet<String> symbols = FolderMarket.symbolsIn(bars);
    MarketData market = FolderMarket.load(bars, symbols, Map.of(), OPTIONS).bars();
    assertThat(symbols).hasSize(10);
    for (String symbol : symbols) {
      assertThat(market.requireHourly(symbol).size()).isEqualTo(60_000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JPY=X|is outside low|28 of 6,785 bars in this file are bad. Correct the file, or leave"
            + " bad bars out with --on-bad-bar skip.",
        "EURUSD=X|is outside low|4 of 4,951 bars in this file are bad. Correct the file, or leave"
            + " bad bars out with --on-bad-bar skip.",
        "CL=F|is outside low|of 5,613 bars in this file are bad. Correct the file, or leave bad"
            + " bars out with --on-bad-bar skip."
      })
  void refusesDirtyDailyBars(String symbol, String problem, String end) {
    Path data = SharedFiles.require("data");
    assertThatThrownBy(() -> FolderMarket.load(data, Set.of(symbol), Map.of(), OPTIONS))
        .isInstanceOf(MarketDataException.class)
        .hasMessageStartingWith(data.resolve("daily").resolve(symbol + ".csv") + ":")
        .hasMessageContaining(problem)
        .hasMessageEndingWith(end);
  }
}
