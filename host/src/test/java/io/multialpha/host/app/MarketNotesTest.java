package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.ledger.RunInfo.Source;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.BarFileKind;
import io.multialpha.host.market.BarReport;
import io.multialpha.host.market.DaysApart;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.MisdatedDays;
import io.multialpha.host.market.PriceSpike;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketNotesTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2024, 3, 28);

  private static List<String> notes(BarColumns daily) {
    MarketData bars =
        MarketData.of(Map.of("ES", endingOn("ES", LAST)), Map.of(daily.symbol(), daily));
    BarReport report = BarReport.of(List.of());
    return new MarketSource.Read(bars, Source.real("bars"), report, Map.of())
        .notes(new TradeDates(FIRST, LAST), Set.of("ES"));
  }

  private static BarColumns endingOn(String symbol, LocalDate end) {
    BarColumns.Builder bars = BarColumns.builder(symbol, 1);
    long start = end.atTime(15, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    bars.append(start, (int) end.toEpochDay(), 15, 16, 14, 15, 1);
    return bars.build();
  }

  @Test
  void saysThatASeriesEndsWhileOthersGoOnTrading() {
    assertThat(notes(endingOn("VIX", LocalDate.of(2024, 2, 9))))
        .containsExactly(
            "VIX: its daily bars end on 2024-02-09; whatever reads them enters nothing after"
                + " 2024-02-19.");
  }

  @Test
  void saysNothingOfALongWeekEnd() {
    assertThat(notes(endingOn("VIX", LAST.minusDays(4)))).isEmpty();
  }

  private static List<String> warnings(List<PriceSpike> spikes) {
    return warnings(spikes, List.of(), List.of());
  }

  private static List<String> warnings(
      List<PriceSpike> spikes, List<MisdatedDays> misdated, List<DaysApart> apart) {
    MarketData bars =
        MarketData.of(Map.of("ES", endingOn("ES", LAST)), Map.of("ES", endingOn("ES", LAST)));
    BarReport report =
        new BarReport(List.of(), List.of(), List.of(), List.of(), spikes, misdated, apart);
    return new MarketSource.Read(bars, Source.real("bars"), report, Map.of())
        .warnings(new TradeDates(FIRST, LAST));
  }

  private static PriceSpike spike(LocalDate date) {
    int day = (int) date.toEpochDay();
    return new PriceSpike(
        Path.of("daily/ES.csv"), "ES", BarFileKind.DAILY, day * 86_400_000L, day, 500, 4990.25);
  }

  @Test
  void warnsOfAFewPricesFarFromTheBarsAroundThem() {
    assertThat(warnings(List.of(spike(LAST))))
        .containsExactly(
            "daily/ES.csv: ES: 500 on 2024-03-28 is far from all prices of the bars before and"
                + " after it, of which the nearest is 4990.25. It is used as it is; correct the bar"
                + " if the price was never traded.");
    assertThat(warnings(Collections.nCopies(12, spike(FIRST))))
        .hasSize(6)
        .last()
        .asString()
        .startsWith("7 more prices are far");
  }

  @Test
  void warnsOfNoPriceThatCannotMatter() {
    LocalDate warmUp = FIRST.minusDays(365);
    assertThat(warnings(List.of(spike(warmUp.minusDays(1)), spike(LAST.plusDays(1))))).isEmpty();
    assertThat(warnings(List.of(spike(warmUp)))).hasSize(1);
  }

  private static List<String> misdated(LocalDate from, LocalDate to) {
    int first = (int) from.toEpochDay();
    int last = (int) to.toEpochDay();
    return warnings(
        List.of(), List.of(new MisdatedDays("ES", 900, 890, 10, 10, first, last)), List.of());
  }

  private static List<String> apart(LocalDate from, LocalDate to) {
    DaysApart.First first = new DaysApart.First((int) from.toEpochDay(), 4999, 5001, 69, 71);
    return warnings(
        List.of(), List.of(), List.of(new DaysApart("ES", 900, 10, (int) to.toEpochDay(), first)));
  }

  @Test
  void warnsOfDailyBarsThatAreFalseInWhatIsTradedOrAveraged() {
    LocalDate warmUp = FIRST.minusDays(365);
    LocalDate before = LocalDate.of(2021, 3, 1);
    LocalDate after = LocalDate.of(2025, 3, 3);
    for (LocalDate[] in :
        new LocalDate[][] {{before, warmUp}, {LAST, after}, {before, after}, {FIRST, LAST}}) {
      assertThat(misdated(in[0], in[1])).hasSize(1).first().asString().contains("know the future");
      assertThat(apart(in[0], in[1])).hasSize(1).first().asString().contains("not of the same");
    }
  }

  @Test
  void warnsOfNoFalseDailyBarsThatCannotMatter() {
    LocalDate tooEarly = FIRST.minusDays(366);
    LocalDate tooLate = LAST.plusDays(1);
    assertThat(misdated(tooEarly.minusYears(2), tooEarly)).isEmpty();
    assertThat(misdated(tooLate, tooLate.plusYears(1))).isEmpty();
    assertThat(apart(tooEarly.minusYears(2), tooEarly)).isEmpty();
    assertThat(apart(tooLate, tooLate.plusYears(1))).isEmpty();
  }
}
