package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search from bars to files. */
class OptimizeTest {
  @TempDir Path root;
  private Program program;
  private Path folder;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
    folder = root.resolve("found");
  }

  private Ended optimize(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "optimize",
                "--strategy",
                "fade",
                "--symbols",
                "ES",
                "--trees",
                "5",
                "--output",
                folder.toString()));
    if (!List.of(more).contains("--features")) {
      line.addAll(List.of("--features", "prev_bar_pct"));
    }
    if (!List.of(more).contains("--trials")) {
      line.addAll(List.of("--trials", "1+0"));
    }
    line.addAll(List.of(more));
    return program.run(line.toArray(String[]::new));
  }

  @Test
  void choosesAmongAllFeaturesWithThoseOfOtherInstruments() {
    Ended ended = optimize("--features", "all", "--keep-features", "4");

    assertThat(ended.exit()).as(ended.err()).isLessThanOrEqualTo(1);
    assertThat(ended.out()).contains("ES");
  }

  @Test
  void rejectsAnInstrumentWithTooFewTradesAndSaysWhy() throws IOException {
    Ended ended = optimize();

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .startsWith("ES rejected, ")
        .contains("trades to search on; at least 200.");
    assertThat(Files.readString(folder.resolve("ES_rejected.json")))
        .contains("\"Symbol\" : \"ES\"", "\"Rejected\" : [", "\"Strategy\" : \"gap-fade\"");
    assertThat(folder.resolve("ES_best.json")).doesNotExist();
  }

  @Test
  void doesNothingAgainThatIsDone() throws IOException {
    optimize();
    String first = Files.readString(folder.resolve("ES_rejected.json"));

    assertThat(optimize().out()).contains("searched before");
    Ended other = optimize("--seed", "7");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("of another search", "--force");
    assertThat(Files.readString(folder.resolve("ES_rejected.json"))).isEqualTo(first);
    assertThat(optimize("--seed", "7", "--force").exit()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("ES_rejected.json"))).contains("\"Seed\" : 7");
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThat(optimize("--trials", "many").err()).contains("--trials is many");
    assertThat(optimize("--seed", "-1").err()).contains("--seed is -1");
    assertThat(optimize("--keep-features", "0").exit()).isEqualTo(2);
  }

  /**
   * Years of days that open one percent low. Most are like the day before: they rise until the
   * afternoon, or fall; so the range of the day before tells which to take, and holding until the
   * afternoon pays more than the noise.
   */
  private void writeYears() throws IOException {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("timestamp,open,high,low,close,volume\n");
    LocalDate day = LocalDate.of(2019, 1, 2);
    boolean rises = true;
    for (int i = 0; i < 700; day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() > 5) {
        continue;
      }
      rises = random.nextDouble() < 0.85 ? rises : !rises;
      double from = 4950;
      for (int hour = 0; hour < 22; hour++) {
        double trend = hour < 14 ? (rises ? 10 : -4) * (hour + 1) : 0;
        double to = hour < 20 ? 4950 + trend + 20 * random.nextGaussian() : 5000;
        csv.append(day.minusDays(1).atTime(23, 0).plusHours(hour)).append(":00Z");
        for (double price :
            new double[] {from, Math.max(from, to) + 1, Math.min(from, to) - 1, to}) {
          csv.append(',').append(String.format(Locale.ROOT, "%.2f", price));
        }
        csv.append(",100\n");
        from = to;
      }
      i++;
    }
    Files.writeString(program.bars().resolve("hourly").resolve("ES.csv"), csv);
  }

  private Ended optimizeParams(String... more) {
    List<String> line =
        new ArrayList<>(List.of("--features", "daily_ibs,prev_bar_pct,prev_day_pct"));
    line.addAll(List.of(more));
    return optimize(line.toArray(String[]::new));
  }

  @Test
  void writesParametersThatAreBetterThanThoseConfigured() throws IOException {
    writeYears();
    Path file = program.root().resolve("config/fade_instrument_params.json");
    Files.writeString(file, "{\"NQ\": {\"hold_bars\": 3}, \"ES\": {\"gap_min_percent\": 0.30}}");
    String before = Files.readString(file);

    Ended shown = optimizeParams("--params", "hold_bars=2:18:4", "--trials", "5+0");
    assertThat(shown.out()).startsWith("ES accepted").contains("hold_bars 10", "of 5 settings");
    assertThat(shown.err()).contains("+    \"hold_bars\": 10", "--update-config writes this");
    assertThat(Files.readString(file)).isEqualTo(before);

    Ended written =
        optimizeParams("--params", "hold_bars=2:18:4", "--trials", "5+0", "--update-config");
    assertThat(written.exit()).isZero();
    assertThat(written.out()).contains("searched before");
    assertThat(written.err()).contains("note: Wrote config/fade_instrument_params.json; kept ");
    assertThat(Files.readString(file))
        .contains("\"hold_bars\": 3", "\"gap_min_percent\": 0.30", "\"hold_bars\": 10");
    assertThat(Files.readString(folder.resolve("ES_best.json")))
        .contains("\"Strategy_Params\" : {", "\"Configured\" : {", "\"Settings_Tried\" : 5");

    assertThat(program.run("config", "check").exit()).isZero();
    assertThat(program.run("config", "explain").out())
        .containsPattern("hold_bars.*ES.*10.*config/fade_instrument_params.json:\\d+");

    Ended again = optimizeParams("--params", "hold_bars=2:18:4", "--trials", "5+0", "--force");
    assertThat(again.err()).contains("No parameters are better than those configured");
  }

  @Test
  void theHoldOutHasNoPartInTheChoiceOfParameters() throws IOException {
    writeYears();
    optimizeParams("--params", "hold_bars=2:18:4", "--trials", "5+0");
    String tried = withoutRun(Files.readString(folder.resolve("ES_params.csv")));
    Path bars = program.bars().resolve("hourly").resolve("ES.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(bars));
    int cut = lines.size() - lines.size() / 6;
    lines.subList(cut, lines.size()).replaceAll(line -> line.replaceAll(",49(\\d\\d)", ",48$1"));
    Files.write(bars, lines);

    optimizeParams("--params", "hold_bars=2:18:4", "--trials", "5+0", "--force");

    assertThat(withoutRun(Files.readString(folder.resolve("ES_params.csv")))).isEqualTo(tried);
  }

  private static String withoutRun(String csv) {
    return csv.replaceAll(",[0-9a-f]+\n", "\n");
  }

  @Test
  void refusesParametersThatCannotBeSearched() {
    assertThat(optimize("--params", "hold_barz=1:3:1").err()).contains("did you mean hold_bars?");
    assertThat(optimize("--params", "hold_bars=1:3").err()).contains("such as stop_perc=1:4:0.5");
    assertThat(optimize("--params", "hold_bars=3:1:1").err()).contains("low:high:step");
    assertThat(optimize("--params", "hold_bars=1:2:0.5").err()).contains("a whole number");
    assertThat(optimize("--params", "hold_bars=100:300:100").err()).contains("from 1 to 200");
    assertThat(optimize("--params", "hold_bars=1:2:0.001").err()).contains("more than 100 values");
    assertThat(optimize("--params", "filters").err()).contains("no number");
    assertThat(optimize("--params", "hold_bars,hold_bars=1:2:1").err()).contains("twice");
    assertThat(optimize("--update-config").err()).contains("goes with --params");
    Ended both = optimize("--params", "hold_bars", "--update-config", "--set", "gap_min_percent=1");
    assertThat(both.err()).contains("leave out one of them");
    assertThat(both.exit()).isEqualTo(2);
    assertThat(folder.resolve("ES_params.csv")).doesNotExist();
  }

  @Test
  void anotherNameAndAnotherSeedAreNoNewBeginning() throws IOException {
    writeYears();
    Ended first = optimizeParams();
    assertThat(first.out()).startsWith("ES accepted").doesNotContain("looked at");
    assertThat(Files.readString(folder.resolve("ES_best.json")))
        .contains("\"Trial_Count\" : 1,", "\"Looks\" : 1,");

    program.reconfigure("  fade:\n", "  again:\n");
    Ended second =
        program.run(
            "optimize",
            "--strategy=again",
            "--symbols=ES",
            "--trees=5",
            "--trials=1+0",
            "--seed=7",
            "--features=daily_ibs,prev_bar_pct,prev_day_pct",
            "--output=" + root.resolve("again"));
    assertThat(second.out()).contains("This hold-out has been looked at 2 times.");
    String found =
        Files.readString(
            root.resolve(second.exit() == 0 ? "again/ES_best.json" : "again/ES_rejected.json"));
    assertThat(found).contains("\"Trial_Count\" : 2,", "\"Looks\" : 2,");

    Ended run = program.run("backtest", "--strategy", "again");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readString(program.runs().get(0).resolve("summary.json")))
        .containsPattern("\"cpcv ES\",\\s+\"trials\"\\s*:\\s*2");
  }

  @Test
  void doesNotWriteIntoAFolderThatAnotherSearchHas() throws IOException {
    Files.createDirectories(folder);
    Path lock = folder.resolve(".optimize.lock");
    try (FileChannel other =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      Ended ended = optimize();
      assertThat(held.isValid()).isTrue();
      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.err())
          .contains("error: Another search is writing into ", "; wait for it, or name another");
    }
    assertThat(folder.resolve("ES_rejected.json")).doesNotExist();
    assertThat(optimize().exit()).as("the lock goes with its process").isEqualTo(1);
  }

  @Test
  void refusesAFileThatCannotCountBeforeItSearches() throws IOException {
    Path text =
        Files.writeString(root.resolve("notes.txt"), "no database, but a text of some length");
    for (Path file : List.of(root, text)) {
      Ended ended = optimize("--trials-db", file.toString());
      assertThat(ended.exit()).as(ended.out()).isGreaterThan(1);
      assertThat(ended.err()).contains("trial ledger " + file).doesNotContain("Labelling");
    }
    assertThat(folder).doesNotExist();
  }
}
