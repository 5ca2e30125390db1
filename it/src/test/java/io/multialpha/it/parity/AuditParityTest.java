package io.multialpha.it.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code multi-alpha audit parity}, over the runs that ship and over those of the original. */
class AuditParityTest {
  @TempDir Path root;

  private Rerun program;
  private Path golden;

  @BeforeEach
  void installs() throws IOException {
    program = Rerun.in(root, "");
    golden = root.resolve("golden");
    copy(RecordedRun.shipped(), golden);
  }

  @Test
  void findsTheRunsThatShipEqual() throws IOException {
    Map<String, JsonNode> runs = runs(golden, 0);

    assertThat(runs).containsOnlyKeys("closes", "forest", "none", "ranges", "rising", "usual");
    assertThat(recorded(runs))
        .isEqualTo(
            Map.of(
                "closes", 139, "forest", 78, "none", 0, "ranges", 132, "rising", 55, "usual", 116));
    runs.values().forEach(AuditParityTest::requireEqual);
    JsonNode features = runs.get("forest").get("features");
    assertThat(features.get("features").asInt()).isEqualTo(14);
    assertThat(features.get("values").asInt()).isEqualTo(14 * 400);
    assertThat(features.get("scores").asInt()).isEqualTo(400);
    assertThat(runs.get("usual").get("features").isNull()).isTrue();
    // So that the replay of what was asked is seen to matter.
    assertThat(runs.get("forest").get("as_traded").get("besides").asInt()).isEqualTo(1);
  }

  @Test
  void findsTheRunsOfTheOriginalEqual() throws IOException {
    Map<String, JsonNode> runs = runs(RecordedRun.original(), 0);

    assertThat(recorded(runs))
        .isEqualTo(
            Map.of(
                "fx_6A_exits", 139,
                "fx_6E_coc", 148,
                "fx_6E_default", 148,
                "fx_6E_noml", 0,
                "fx_6E_rf", 71));
    runs.values().forEach(AuditParityTest::requireEqual);
    Map<String, Integer> features = Map.of("fx_6A_exits", 12, "fx_6E_default", 135, "fx_6E_rf", 31);
    features.forEach(
        (name, count) -> {
          JsonNode found = runs.get(name).get("features");
          assertThat(found.get("features").asInt()).isEqualTo(count);
          assertThat(found.get("values").asInt()).isGreaterThan(1900 * count);
          assertThat(found.get("scores").asInt()).isGreaterThan(1900);
          // Asked as often as the original asked, even these agree to the digits written down.
          assertThat(found.get("worst_rsi_percentile").asDouble()).isCloseTo(0, within(1e-11));
          assertThat(found.get("worst_relative").asDouble()).isLessThan(1e-8);
        });
    assertThat(runs.get("fx_6E_rf").get("as_traded").get("equal").asInt()).isEqualTo(71);
    assertThat(runs.get("fx_6E_rf").get("as_traded").get("besides").asInt()).isEqualTo(2);
  }

  /** The page shows what the command prints, also of the runs that do not ship. */
  @Test
  void printsTheTableOnThePage() throws IOException {
    Rerun.Ended ended = parity(RecordedRun.original());

    assertThat(ended.exit()).isZero();
    assertThat(Files.readString(RecordedRun.project().resolve("docs/parity.md")))
        .contains("../shared/golden/ibs\n```\n\n```text\n" + ended.out() + "```\n");
  }

  @Test
  void readsFeaturesThatAreGzipped() throws IOException {
    Path plain = golden.resolve("forest/features_by_bar.csv");
    try (GZIPOutputStream out =
        new GZIPOutputStream(
            Files.newOutputStream(golden.resolve("forest/features_by_bar.csv.gz")))) {
      Files.copy(plain, out);
    }
    Files.delete(plain);

    JsonNode features = runs(golden, 0).get("forest").get("features");

    assertThat(features.get("values").asInt()).isEqualTo(14 * 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usual/trades.csv | ,1.11225, | ,1.11230, | entry_price is 1.11225, recorded 1.1123",
        "usual/trades.csv | -377.50 | -377.51 | pnl_usd is -377.50, recorded -377.51",
        "usual/trades.csv | stop loss | bar stop | exit_reason is stop loss, recorded bar stop",
        "usual/trades.csv | ,275, | ,274, | entry_bar is 275, recorded 274",
        "forest/features_by_bar.csv | -0.98101061504, | -0.98101081504, | ma_slope_fast at"
            + " 2024-03-14 16:00:00: -0.981010615040, recorded -0.981010815040",
        "forest/features_by_bar.csv | ,0.5125,0.178056426332, | ,0.5125,0.199056426332, | rsi_pct at",
        "forest/features_by_bar.csv | 16:00:00,0.5125, | 16:00:00,0.5126, | score at 2024-03-14",
        "forest/features_by_bar.csv | 2024-03-14 16: | 2024-03-14 17: | is a recorded bar, but none",
        "forest/features_by_bar.csv | 2024-03-14 16: | 2024-03-14 17: | 2024-03-14 16:00:00: is a bar"
            + " that was run, but is not recorded",
        "forest/params.json | 1101 | 1100 | 2024-03-14 15:00:00: is a bar that was run, but is not",
        "forest/features_by_bar.csv | prev_bar_pct | price_usd | prev_bar_pct: is a feature of the"
            + " model, but is not recorded",
      })
  void tellsWhatDiffersWithExitCode1(String file, String was, String is, String told)
      throws IOException {
    edit(file, text -> text.replaceFirst(java.util.regex.Pattern.quote(was), is));

    Rerun.Ended ended = parity(golden);

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("differences from the record:", told);
  }

  @Test
  void tellsOfTradesThatAreMissingAndOfThoseThatWereNotRecorded() throws IOException {
    edit("usual/trades.csv", text -> text.replace("2024-01-23 20:00:00", "2024-01-23 19:00:00"));

    Rerun.Ended ended = parity(golden, "--run", "usual");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .contains("usual     116    115")
        .contains("trade 1, signal 2024-01-23 19:00:00: is not made")
        .contains("signal 2024-01-23 20:00:00: a trade that was not recorded, profit -377.50");
  }

  @Test
  void answersAFolderThatIsNotAsItMustBeWithASentenceForEachFault() throws IOException {
    Files.delete(golden.resolve("usual/params.json"));
    edit("forest/params.json", text -> text.replace("\"fill\"", "\"fil\""));
    edit(
        "forest/params.json",
        text -> text.replace("\"point_value\": 125000", "\"point_value\": 0"));
    edit("ranges/trades.csv", text -> text.replace("exit_reason", "why"));

    Rerun.Ended ended = parity(golden);

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .hasSize(4)
        .anyMatch(
            line -> line.contains("forest/params.json: fil is no key of it, did you mean fill?"))
        .anyMatch(line -> line.contains("point_value is 0, expected a number above 0."))
        .anyMatch(line -> line.contains("ranges/trades.csv: has no column exit_reason"))
        .anyMatch(line -> line.contains("usual/params.json: is missing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bars/6A_hourly.csv | | bars/6A_hourly.csv: is missing",
        "forest/forest.json | | forest/forest.json: is missing",
        "forest/forest.json | {} | forest/forest.json: is no forest",
        "forest/forest.json | [ | forest/forest.json:1: is no JSON",
      })
  void namesAFileOfTheRunThatIsOfNoUse(String file, String content, String told)
      throws IOException {
    if (content == null) {
      Files.delete(golden.resolve(file));
    } else {
      Files.writeString(golden.resolve(file), content);
    }

    Rerun.Ended ended = parity(golden);

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains(told).doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forest/features_by_bar.csv | ma_slope_fast | ma_slope_fats | ma_slope_fats is no feature,"
            + " did you mean ma_slope_fast?",
        "forest/features_by_bar.csv | 0.318444649292 | x | features_by_bar.csv:2, column"
            + " 6a_daily_return: 'x', expected a number.",
        "usual/params.json | stop_perc | stop_prec | params.stop_prec is no parameter of the"
            + " strategy, did you mean stop_perc?",
        "usual/params.json | : 0.25 | : -1 | usual/params.json: params: ",
        "forest/params.json | rsi_pct | rsi_prc | ml_features: there is no feature rsi_prc, did you",
        "forest/params.json | 1101 | 1501 | forest/params.json: features were recorded from bar 1501",
        "usual/params.json | 116 | 117 | n_trades is 117, expected 116, which is how many",
        "bars/6E_hourly.csv | 2024-01-07 19: | 2024-01-07 18: | 6E_hourly.csv:3: 2024-01-07 18:00:00"
            + " does not come after",
      })
  void namesWhatIsWrongInAFile(String file, String was, String is, String told) throws IOException {
    edit(file, text -> text.replaceFirst(was, is));

    Rerun.Ended ended = parity(golden);

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains(told).doesNotContain("Exception");
  }

  @Test
  void namesTheRunsThereAre() {
    Rerun.Ended ended = parity(golden, "--run", "forrest");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("has no run forrest, did you mean forest?");
  }

  private Rerun.Ended parity(Path folder, String... options) {
    return program.run(
        Stream.concat(
                Stream.of("audit", "parity", "--golden", folder.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private Map<String, JsonNode> runs(Path folder, int exit) throws IOException {
    Rerun.Ended ended = parity(folder, "--json");
    assertThat(ended.exit()).as(ended.err()).isEqualTo(exit);
    Map<String, JsonNode> runs = new HashMap<>();
    for (JsonNode run : new ObjectMapper().readTree(ended.out())) {
      runs.put(run.get("run").asText(), run);
    }
    return runs;
  }

  private static Map<String, Integer> recorded(Map<String, JsonNode> runs) {
    Map<String, Integer> counts = new HashMap<>();
    runs.forEach((name, run) -> counts.put(name, run.get("trades").get("recorded").asInt()));
    return counts;
  }

  private static void requireEqual(JsonNode run) {
    assertThat(run.get("equal").asBoolean()).isTrue();
    assertThat(run.get("trades").get("equal")).isEqualTo(run.get("trades").get("recorded"));
    assertThat(run.get("trades").get("differences")).isEmpty();
  }

  private void edit(String file, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(golden.resolve(file), UTF_8);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(golden.resolve(file), after, UTF_8);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      List<Path> all = files.toList();
      for (Path each : all) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
