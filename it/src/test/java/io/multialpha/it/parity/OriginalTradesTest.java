package io.multialpha.it.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every trade of the original's recorded runs: bars of decisions and fills, prices, reasons,
 * profits. Where its model let everything pass, ours trades unfiltered.
 */
class OriginalTradesTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"fx_6E_default, 148", "fx_6A_exits, 139", "fx_6E_coc, 148"})
  void areTradedAgain(String name, int trades) throws IOException {
    GoldenRun golden = GoldenRun.of(name);
    List<RoundTrip> expected = golden.trades();
    assertThat(expected).hasSize(trades);

    assertThat(Rerun.in(root, config(golden, "")).trades(NEW_YORK, golden.barNumbers()))
        .containsExactlyElementsOf(expected);
  }

  /**
   * The original asks a model that is not there and takes the answer for a no: nothing is traded.
   * Here the configuration says what becomes of an instrument without a bundle.
   */
  @Test
  void withoutAModelAreForTheConfigurationToAllow() throws IOException {
    GoldenRun golden = GoldenRun.of("fx_6E_noml");
    assertThat(golden.trades()).isEmpty();

    Rerun.Ended skipped =
        Rerun.in(root.resolve("skip"), config(golden, "on_missing_model: skip")).backtest();
    assertThat(skipped.exit()).isEqualTo(2);
    assertThat(skipped.err()).contains("nothing is left to trade");

    List<RoundTrip> unfiltered =
        Rerun.in(root.resolve("trade"), config(golden, "on_missing_model: trade_unfiltered"))
            .trades(NEW_YORK, golden.barNumbers());
    assertThat(unfiltered).isEqualTo(GoldenRun.of("fx_6E_default").trades());
  }

  /** What the run was set up with, in our configuration. */
  static String config(GoldenRun golden, String key) {
    String params =
        golden.params().entrySet().stream()
            .map(param -> param.getKey() + ": " + param.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        """
        strategies:
          ibs:
            instruments: [%1$s]
            starting_cash: 1000000000
            max_positions: 1
            daily_stop_loss: 1000000000
            session_timezone: America/New_York
            fill_model: %2$s
            strategy_params: { %3$s }
            %4$s
        data:
          dir: "%5$s"
          timezone: America/New_York
        execution: { slippage_ticks: %6$s, commission_per_side: %7$s }
        instruments:
        %8$s
        """,
        golden.symbol(),
        golden.fillsAtClose() ? "cheat_on_close" : "next_open",
        params,
        key,
        golden.bars(),
        golden.slippageTicks(),
        golden.commission(),
        instruments(golden));
  }

  private static String instruments(GoldenRun golden) {
    return String.format(
        Locale.ROOT,
        "  %s: { tick_size: %s, point_value: %s, size: %d, session: weekdays, roll_time: \"1800\","
            + " roll_timezone: America/New_York }",
        golden.symbol(),
        BigDecimal.valueOf(golden.tick()).toPlainString(),
        golden.pointValue(),
        golden.contracts());
  }
}
