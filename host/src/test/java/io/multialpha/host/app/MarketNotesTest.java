package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.ledger.RunInfo.Source;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.BarReport;
import io.multialpha.host.market.MarketData;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    BarReport report = new BarReport(List.of(), List.of(), List.of(), List.of(), List.of());
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
}
