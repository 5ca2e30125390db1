package io.multialpha.it.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /**
   * Bars on which {@code rsi_pct} is another number: it ranks values of which several differ in
   * their last bits only, so that the order of additions decides which of them is larger. With
   * another value for it alone, the original's vector has our score to the ninth digit.
   */
  private static final List<String> TIES =
      List.of(
          "2016-01-20T04:00",
          "2016-02-10T09:00",
          "2016-02-10T20:00",
          "2016-02-28T21:00",
          "2016-03-22T03:00",
          "2016-04-07T19:00",
          "2016-04-21T22:00");

  /** Of these, the two that lift a score over the threshold. */
  private static final List<String> ALLOWED_BESIDES =
      List.of("2016-01-20T04:00", "2016-03-22T03:00");

  /**
   * Good Friday, when some references have no session: the original counts their daily bars back
   * from the latest label and so is a day late, ours read the last day that is over.
   */
  private static final List<String> HOLIDAY =
      List.of("2016-03-25T03:00", "2016-03-25T07:00", "2016-03-25T10:00", "2016-03-25T14:00");

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"fx_6E_default, 148", "fx_6A_exits, 139", "fx_6E_coc, 148"})
  void areTradedAgain(String name, int trades) throws IOException {
    GoldenRun golden = GoldenRun.of(name);
    List<RoundTrip> expected = golden.trades();
    assertThat(expected).hasSize(trades);
    golden.writeBars(root.resolve("bars"));

    assertThat(Rerun.in(root, config(golden, "")).trades(NEW_YORK, golden.barNumbers()))
        .containsExactlyElementsOf(expected);
  }

  /**
   * The whole way: features of 20 instruments' bars, the forest out of its pickle, the threshold,
   * the trades. Of 192 scores 181 are the original's, and the 71 trades are, but two entries are
   * allowed besides: see {@link #TIES}.
   */
  @Test
  void areTradedAgainWhereAForestDecides() throws IOException {
    GoldenRun golden = GoldenRun.of("fx_6E_rf");
    List<RoundTrip> expected = golden.trades();
    assertThat(expected).hasSize(71);
    Rerun rerun = Rerun.in(root, config(golden, "on_missing_model: fail"));
    golden.writeBars(root.resolve("bars"));
    RecordedForest.read(golden.folder().resolve("forest.json"))
        .write(rerun.models(), golden.symbol(), golden.facts().get("ml_threshold").asDouble());

    List<RoundTrip> ours = rerun.trades(NEW_YORK, golden.barNumbers());

    assertThat(ours)
        .filteredOn(trade -> !ALLOWED_BESIDES.contains(trade.entrySignal().toString()))
        .containsExactlyElementsOf(expected);
    assertThat(ours).hasSize(expected.size() + ALLOWED_BESIDES.size());
    Map<LocalDateTime, Double> scores = golden.scores();
    List<String> others = new ArrayList<>();
    int compared = 0;
    for (Map<String, String> row : rerun.file("decisions.csv")) {
      if (!row.get("score").isEmpty()) {
        LocalDateTime bar = Rerun.local(row.get("bar_time"), NEW_YORK);
        compared++;
        if (!(Math.abs(Double.parseDouble(row.get("score")) - scores.get(bar)) < 1e-9)) {
          others.add(bar.toString());
        }
      }
    }
    assertThat(compared).isEqualTo(192);
    assertThat(others)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(TIES.stream(), HOLIDAY.stream()).toList());
  }

  /**
   * The original asks a model that is not there and takes the answer for a no: nothing is traded.
   * Here the configuration says what becomes of an instrument without a bundle.
   */
  @Test
  void withoutAModelAreForTheConfigurationToAllow() throws IOException {
    GoldenRun golden = GoldenRun.of("fx_6E_noml");
    assertThat(golden.trades()).isEmpty();

    golden.writeBars(root.resolve("skip/bars"));
    golden.writeBars(root.resolve("trade/bars"));

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
  static String config(GoldenRun golden, String key) throws IOException {
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
          dir: bars
          timezone: America/New_York
        execution: { slippage_ticks: %5$s, commission_per_side: %6$s }
        instruments:
        %7$s
        """,
        golden.symbol(),
        golden.fillsAtClose() ? "cheat_on_close" : "next_open",
        params,
        key,
        golden.slippageTicks(),
        golden.commission(),
        instruments(golden));
  }

  /** The references of a model are never traded, so that any tick does for them. */
  private static String instruments(GoldenRun golden) throws IOException {
    StringBuilder yaml = new StringBuilder();
    for (String symbol : golden.symbols()) {
      yaml.append(
          String.format(
              Locale.ROOT,
              "  %s: { tick_size: %s, point_value: %s, size: %d, session: weekdays,"
                  + " roll_time: \"1800\", roll_timezone: America/New_York }\n",
              symbol,
              BigDecimal.valueOf(golden.tick()).toPlainString(),
              golden.pointValue(),
              golden.contracts()));
    }
    return yaml.toString();
  }
}
