package io.multialpha.it.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The trades of {@code src/test/python/ibs_parity.py}, which knows the rules of ibs and nothing of
 * this program, on bars of its own making. Where the records of the original are missing, this is
 * what holds the rules.
 */
class IndependentTradesTest {
  private static final Path EXPECTED = Path.of("src/test/resources/parity");
  private static final Path SCRIPT = Path.of("src/test/python/ibs_parity.py");

  @TempDir Path root;

  /** A trade as the script writes it. */
  private record Row(
      String entryBar,
      String entryPrice,
      String exitBar,
      String exitPrice,
      String why,
      String net) {
    static Row of(RoundTrip trade) {
      return new Row(
          String.valueOf(trade.entryBar()),
          trade.entryPrice().setScale(5).toPlainString(),
          String.valueOf(trade.exitBar()),
          trade.exitPrice().setScale(5).toPlainString(),
          trade.reason(),
          trade.profit().toPlainString());
    }

    static Row of(Map<String, String> cells) {
      return new Row(
          cells.get("entry_bar"),
          cells.get("entry_price"),
          cells.get("exit_bar"),
          cells.get("exit_price"),
          cells.get("exit_reason"),
          cells.get("net_pnl"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usual | 116 | next_open | 0 | warmup_bars: 252, stop_perc: 0.25, tp_perc: 0.25",
        "ranges | 132 | next_open | 1 | entry_setting: none, ibs_entry_high: 0.15,"
            + " ibs_exit_low: 0.9, stop_type: ATR, stop_atr_len: 10, stop_atr_mult: 1.5,"
            + " tp_type: ATR, tp_atr_len: 20, tp_atr_mult: 1.25, bar_stop_bars: 5,"
            + " auto_close_time: \"1100\", start_time1: \"0200\", end_time1: \"1100\","
            + " start_time2: \"1900\", end_time2: \"2300\"",
        "rising | 55 | next_open | 0 | entry_setting: hh above, pivot_left: 3, pivot_right: 2,"
            + " ibs_entry_high: 0.5",
        "closes | 139 | cheat_on_close | 1 | stop_perc: 0.25, tp_perc: 0.25"
      })
  void areOurs(String run, int trades, String fillModel, int slippage, String params)
      throws IOException {
    List<Row> expected = table(run + ".csv").stream().map(Row::of).toList();
    assertThat(expected).hasSize(trades);
    Map<LocalDateTime, Integer> numbers = new HashMap<>();
    for (Map<String, String> bar : table("6E_hourly.csv")) {
      numbers.put(LocalDateTime.parse(bar.get("timestamp").replace("Z", "")), numbers.size() + 1);
    }

    // A copy, since the host keeps its cache beside the bars that it reads.
    Path bars = Files.createDirectories(root.resolve("bars"));
    Files.copy(EXPECTED.resolve("6E_hourly.csv"), bars.resolve("6E_hourly.csv"));
    List<RoundTrip> ours =
        Rerun.in(root, config(fillModel, slippage, params)).trades(ZoneOffset.UTC, numbers);

    assertThat(ours.stream().map(Row::of)).containsExactlyElementsOf(expected);
  }

  /** So that nobody changes what is expected without changing the rules that it comes from. */
  @Test
  void areWhatTheScriptSaysToday() throws IOException, InterruptedException {
    Process python;
    try {
      python =
          new ProcessBuilder("python3", SCRIPT.toString(), root.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: there is no python3 here");
      return;
    }
    python.getOutputStream().close();
    try (InputStream said = python.getInputStream()) {
      assertThat(said.readAllBytes()).asString().isEmpty();
    }
    assertThat(python.waitFor()).isZero();

    try (var files = Files.list(EXPECTED)) {
      List<Path> committed = files.toList();
      assertThat(committed).hasSize(6);
      for (Path file : committed) {
        assertThat(root.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }

  private static List<Map<String, String>> table(String name) throws IOException {
    return CsvTable.read(Files.readAllLines(EXPECTED.resolve(name)));
  }

  private static String config(String fillModel, int slippage, String params) {
    return """
        strategies:
          ibs:
            instruments: [6E]
            starting_cash: 1000000000
            max_positions: 1
            daily_stop_loss: 1000000000
            session_timezone: UTC
            fill_model: %s
            strategy_params: { %s }
        data: { dir: bars }
        execution: { slippage_ticks: %d, commission_per_side: 1.25 }
        instruments:
          6E: { tick_size: 0.00005, point_value: 125000, session: weekdays, roll_time: "1800", roll_timezone: UTC }
        """
        .formatted(fillModel, params, slippage);
  }
}
