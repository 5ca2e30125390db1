package io.multialpha.it.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recorded trades, made again by {@code multi-alpha backtest} from a configuration, files of bars
 * and the shipped plugin: bars of decisions and fills, prices, reasons, profits.
 */
class WholeProgramTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** Bars whose score is another, since {@code rsi_pct} knows nothing of what was asked before. */
  private static final List<String> BY_QUESTIONS =
      List.of(
          "2016-01-20T04:00",
          "2016-02-10T09:00",
          "2016-02-10T20:00",
          "2016-02-28T21:00",
          "2016-03-22T03:00",
          "2016-04-07T19:00",
          "2016-04-21T22:00");

  /** The same on Good Friday, when some instruments have no session. */
  private static final List<String> BY_HOLIDAY =
      List.of("2016-03-25T03:00", "2016-03-25T07:00", "2016-03-25T10:00", "2016-03-25T14:00");

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"usual, 116", "ranges, 132", "rising, 55", "closes, 139"})
  void makesTheTradesThatShipWithTheProject(String name, int trades) throws IOException {
    makesTheTrades(RecordedRun.of(RecordedRun.shipped(), name), trades);
  }

  @ParameterizedTest
  @CsvSource({"fx_6E_default, 148", "fx_6A_exits, 139", "fx_6E_coc, 148"})
  void makesTheTradesOfTheOriginal(String name, int trades) throws IOException {
    makesTheTrades(RecordedRun.of(RecordedRun.original(), name), trades);
  }

  /** Where the model let everything pass, ours trades unfiltered. */
  private void makesTheTrades(RecordedRun run, int trades) throws IOException {
    List<RoundTrip> expected = run.trades();
    assertThat(expected).hasSize(trades);
    run.writeBars(root.resolve("bars"));

    assertThat(Rerun.in(root, run.config("")).trades(NEW_YORK, run.barNumbers()))
        .containsExactlyElementsOf(expected);
  }

  /**
   * The whole way: features of several instruments, the forest out of its pickle, the threshold.
   * Some trades come besides, for what the features know nothing of; {@code audit parity} shows
   * that they are gone once it is made up for.
   */
  @Test
  void makesTheTradesThatAForestOfTheProjectLetsPass() throws IOException {
    letsPass(RecordedRun.of(RecordedRun.shipped(), "forest"), 78, "2024-04-04T18:00");
  }

  @Test
  void makesTheTradesThatTheForestOfTheOriginalLetsPass() throws IOException {
    letsPass(
        RecordedRun.of(RecordedRun.original(), "fx_6E_rf"),
        71,
        "2016-01-20T04:00",
        "2016-03-22T03:00");
    Map<LocalDateTime, Double> recorded =
        RecordedRun.of(RecordedRun.original(), "fx_6E_rf").scores();
    List<String> others = new ArrayList<>();
    int compared = 0;
    for (Map<String, String> row : Rerun.at(root).file("decisions.csv")) {
      if (!row.get("score").isEmpty()) {
        LocalDateTime bar = Rerun.local(row.get("bar_time"), NEW_YORK);
        compared++;
        if (!(Math.abs(Double.parseDouble(row.get("score")) - recorded.get(bar)) < 1e-9)) {
          others.add(bar.toString());
        }
      }
    }
    assertThat(compared).isEqualTo(192);
    assertThat(others)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(BY_QUESTIONS.stream(), BY_HOLIDAY.stream()).toList());
  }

  private void letsPass(RecordedRun run, int trades, String... besides) throws IOException {
    List<RoundTrip> expected = run.trades();
    assertThat(expected).hasSize(trades);
    Rerun rerun = Rerun.in(root, run.config("on_missing_model: fail"));
    run.writeBars(root.resolve("bars"));
    run.writeBundle(rerun.models());

    List<RoundTrip> ours = rerun.trades(NEW_YORK, run.barNumbers());

    List<String> others = Arrays.asList(besides);
    assertThat(ours)
        .filteredOn(trade -> !others.contains(trade.entrySignal().toString()))
        .containsExactlyElementsOf(expected);
    assertThat(ours).hasSize(trades + besides.length);
  }

  /**
   * The original asks a model that is not there and takes the answer for a no: nothing is traded.
   * Here the configuration says what becomes of an instrument without a bundle.
   */
  @ParameterizedTest
  @CsvSource({"none, usual", "fx_6E_noml, fx_6E_default"})
  void leavesItToTheConfigurationWhatHappensWithoutAModel(String name, String unfiltered)
      throws IOException {
    Path folder = name.equals("none") ? RecordedRun.shipped() : RecordedRun.original();
    RecordedRun run = RecordedRun.of(folder, name);
    assertThat(run.trades()).isEmpty();
    run.writeBars(root.resolve("skip/bars"));
    run.writeBars(root.resolve("trade/bars"));

    Rerun.Ended skipped =
        Rerun.in(root.resolve("skip"), run.config("on_missing_model: skip")).backtest();
    assertThat(skipped.exit()).isEqualTo(2);
    assertThat(skipped.err()).contains("nothing is left to trade");

    assertThat(
            Rerun.in(root.resolve("trade"), run.config("on_missing_model: trade_unfiltered"))
                .trades(NEW_YORK, run.barNumbers()))
        .isEqualTo(RecordedRun.of(folder, unfiltered).trades());
  }
}
