package io.multialpha.plugins.ibs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.api.market.Instrument;
import io.multialpha.host.market.MarketData;
import io.multialpha.testkit.BarScript;
import io.multialpha.testkit.StrategyHarness;
import io.multialpha.testkit.StrategyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The trades of the original system on real bars, where a copy of its runs lies beside the project.
 */
class IbsGoldenTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** The original's first bar; before it, its indicators warm up and it does nothing. */
  private static final int FIRST_BAR = 252;

  @Test
  void tradesAsTheOriginalDoesWithAtrStopAndTarget() throws IOException {
    Path golden = golden();
    MarketData market = market(golden.resolve("bars/fx/6A_hourly.csv"));
    Map<String, Object> params =
        Map.ofEntries(
            Map.entry("warmup_bars", FIRST_BAR),
            Map.entry("entry_setting", "none"),
            Map.entry("ibs_entry_high", 0.15),
            Map.entry("ibs_exit_low", 0.7),
            Map.entry("stop_type", "ATR"),
            Map.entry("stop_atr_len", 10),
            Map.entry("stop_atr_mult", 1.5),
            Map.entry("tp_type", "ATR"),
            Map.entry("tp_atr_len", 20),
            Map.entry("tp_atr_mult", 1.25),
            Map.entry("bar_stop_bars", 5),
            Map.entry("auto_close_time", "1100"),
            Map.entry("start_time1", "0200"),
            Map.entry("end_time1", "1100"),
            Map.entry("start_time2", "1900"),
            Map.entry("end_time2", "2300"));

    StrategyRun run =
        StrategyHarness.of(new IbsStrategy())
            .params(params)
            .in(NEW_YORK)
            .run(market, new Instrument("6A", 0.0001, 100_000, Currency.getInstance("USD")));

    List<String> expected = new ArrayList<>();
    for (Map<String, String> row : rows(golden.resolve("fx_6A_exits/trades.csv"))) {
      expected.add(
          text(
              LocalDateTime.parse(row.get("entry_time").replace(' ', 'T')),
              Double.parseDouble(row.get("entry_price")),
              LocalDateTime.parse(row.get("exit_time").replace(' ', 'T')),
              Double.parseDouble(row.get("exit_price")),
              row.get("exit_reason")));
    }
    assertThat(run.failure()).isEmpty();
    assertThat(expected).hasSize(139);
    assertThat(run.trades().stream().map(IbsGoldenTest::text)).containsExactlyElementsOf(expected);
  }

  private static String text(StrategyRun.Trade trade) {
    return text(
        local(trade.entryMillis()),
        trade.entryPrice(),
        local(trade.exitMillis()),
        trade.exitPrice(),
        trade.exitReason());
  }

  private static String text(
      LocalDateTime entry, double entryPrice, LocalDateTime exit, double exitPrice, String reason) {
    return entry + " " + entryPrice + " " + exit + " " + exitPrice + " " + reason;
  }

  private static LocalDateTime local(long millis) {
    return Instant.ofEpochMilli(millis).atZone(NEW_YORK).toLocalDateTime();
  }

  private static Path golden() {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.exists(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    assumeTrue(root != null, "not inside the project");
    Path golden = root.resolveSibling("shared/golden/ibs");
    assumeTrue(Files.isDirectory(golden), "there are no golden runs at " + golden);
    return golden;
  }

  private static MarketData market(Path csv) throws IOException {
    List<Map<String, String>> rows = rows(csv);
    BarScript script = BarScript.of("6A", rows.get(0).get("datetime").replace(' ', 'T'), NEW_YORK);
    for (Map<String, String> row : rows) {
      script
          .at(row.get("datetime").replace(' ', 'T'))
          .bar(
              Double.parseDouble(row.get("Open")),
              Double.parseDouble(row.get("High")),
              Double.parseDouble(row.get("Low")),
              Double.parseDouble(row.get("Close")));
    }
    return script.market();
  }

  private static List<Map<String, String>> rows(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    String[] header = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < cells.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
