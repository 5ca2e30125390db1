package io.multialpha.host.research.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.ExitCode;
import io.multialpha.host.research.parity.GoldenRun.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenFolderTest {
  private static final String PARAMS =
      """
      {
       "panel": "fx",
       "symbol": "6A",
       "params": { "size": 3, "auto_close_time": 1100, "use_window1": true, "stop_type": "ATR" },
       "fill": "coc",
       "slippage_fixed": 5e-05,
       "feeds": ["6A_hour", "6E_hour", "TLT_day"],
       "ml": "PassAll",
       "ml_threshold": 0.5,
       "ml_features": ["ibs_pct"],
       "max_period": 252,
       "n_trades": 0,
       "point_value": 100000.0,
       "commission_per_side": 1.25
      }
      """;

  @TempDir Path golden;

  @Test
  void readsWhatARunWasSetUpWith() throws IOException {
    run("one", PARAMS, "\n");
    run("two", PARAMS, "\n");

    assertThat(GoldenFolder.read(golden, "").runs())
        .extracting(GoldenRun::name)
        .containsExactly("one", "two");
    GoldenRun run = GoldenFolder.read(golden, "two").runs().get(0);

    assertThat(run.bars()).isEqualTo(golden.resolve("bars/fx"));
    assertThat(run.symbol()).isEqualTo("6A");
    assertThat(run.contracts()).isEqualTo(3);
    assertThat(run.params())
        .containsOnlyKeys("auto_close_time", "use_window1", "stop_type")
        .containsEntry("auto_close_time", 1100)
        .containsEntry("use_window1", true);
    assertThat(run.fillsAtClose()).isTrue();
    assertThat(run.slippage()).isEqualTo(5e-05);
    assertThat(run.symbols()).containsExactly("6A", "6E", "TLT");
    assertThat(run.hourly()).containsOnly("6A", "6E");
    assertThat(run.daily()).containsOnly("TLT");
    assertThat(run.model()).isEqualTo(Gate.PASS_ALL);
    assertThat(run.firstBar()).isEqualTo(252);
    assertThat(run.featureFile()).isEmpty();
  }

  @Test
  void saysThatTheFolderIsMissing() {
    refused(golden.resolve("nowhere"), "nowhere: there is no such folder");
  }

  @Test
  void saysThatThereAreNeitherBarsNorRuns() {
    refused(golden, "has no folder bars;", "has no runs;");
  }

  @Test
  void saysThatThereAreNoBarsBesideRuns() throws IOException {
    run("one", PARAMS, "\n");
    Files.delete(golden.resolve("bars"));

    refused(golden, "has no folder bars;");
  }

  @Test
  void saysThatTheTradesAreMissing() throws IOException {
    run("one", PARAMS, "\n");
    Files.delete(golden.resolve("one/trades.csv"));

    refused(golden, "one/trades.csv: is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"6A\" | \"6X\" | symbol is \"6X\", expected the traded instrument, whose hourly bars are",
        "\"coc\" | \"open\" | fill is \"open\", expected next_open or coc.",
        "\"PassAll\" | \"Pass\" | ml is \"Pass\", expected PassAll, Wrap or none.",
        "TLT_day | TLT_week | expected names such as 6E_hour and TLT_day, not 'TLT_week'.",
        "\"size\": 3 | \"size\": 0 | params.size is 0, expected a number of contracts",
        ": 252 | : \"252\" | max_period is \"252\", expected a number from 0 on.",
        "\"max_period\": 252, | | max_period is missing, expected a number from 0 on.",
        "[\"ibs_pct\"] | [1] | ml_features is [1], expected a list of names.",
        "\"ATR\" | [] | params.stop_type is [], expected a number, a text, true or false.",
        "\"n_trades\": 0 | \"n_trades\": 1 | n_trades is 1, expected 0, which is how many",
        "\"panel\" | \"pannel\" | pannel is no key of it, did you mean panel?",
        "\"fill\": \"coc\" | \"daily_label\": \"last\" | daily_label is \"last\", expected first",
      })
  void saysWhichValueWillNotDo(String was, String is, String told) throws IOException {
    String changed = PARAMS.replace(was, is == null ? "" : is);
    assertThat(changed).isNotEqualTo(PARAMS);
    run("one", changed, "\n");

    refused(golden, "one/params.json: " + (told.startsWith("expected") ? "feeds" : told));
  }

  @Test
  void namesTheLineThatIsNoJson() throws IOException {
    run("one", "{\n \"symbol\" }", "\n");

    refused(golden, "one/params.json:2: is no JSON");
  }

  @Test
  void namesTheLineWithTooFewCells() throws IOException {
    run("one", PARAMS, "a,b\n1,2\n3\n");

    refused(golden, "one/trades.csv:3: 1 cells, expected 2 as in the header.");
  }

  @Test
  void namesEveryColumnThatIsMissing() throws IOException {
    run("one", PARAMS, "symbol,size,signal_time,entry_time,entry_price,entry_bar,exit_bar\n");

    refused(
        golden,
        "one/trades.csv: has no column exit_signal_time, exit_time, exit_price, exit_reason,"
            + " pnl_usd, commission_usd; it has symbol, size");
  }

  private void run(String name, String params, String trades) throws IOException {
    Files.createDirectories(golden.resolve("bars"));
    Path folder = Files.createDirectories(golden.resolve(name));
    Files.writeString(folder.resolve("params.json"), params);
    Files.writeString(folder.resolve("trades.csv"), trades);
  }

  private static void refused(Path folder, String... sentences) {
    assertThatThrownBy(() -> GoldenFolder.read(folder, ""))
        .isInstanceOfSatisfying(
            ParityException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
              assertThat(e.getMessage().lines()).hasSize(sentences.length);
              for (String sentence : sentences) {
                assertThat(e.getMessage()).contains(sentence);
              }
            });
  }
}
