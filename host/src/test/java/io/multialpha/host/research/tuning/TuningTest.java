package io.multialpha.host.research.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.engine.OnMissingFeature;
import io.multialpha.host.model.BundleMetadata;
import io.multialpha.host.model.pickle.Budget;
import io.multialpha.host.model.pickle.Pickle;
import io.multialpha.host.model.sklearn.RowScorer;
import io.multialpha.host.model.sklearn.SklearnModel;
import io.multialpha.host.research.forest.ForestParams;
import io.multialpha.host.research.labels.LabelledTrades;
import io.multialpha.host.research.results.ResultsFolder;
import io.multialpha.host.research.selection.FeatureScreen;
import io.multialpha.host.research.selection.SelectionMethod;
import io.multialpha.host.research.statistics.CombinatorialSplits;
import io.multialpha.host.research.statistics.Purging;
import io.multialpha.host.research.statistics.Xoshiro;
import io.multialpha.host.research.trials.TrialBatch;
import io.multialpha.host.research.trials.TrialCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TuningTest {
  private static final TuningSettings TINY = MadeTrades.tiny();
  private static final Map<String, Object> PROVENANCE =
      new LinkedHashMap<>(Map.of("Strategy", "made"));

  @TempDir Path folder;

  private static Sample sample(LabelledTrades trades) {
    return Sample.of(trades, TINY.holdOut(), OnMissingFeature.BLOCK);
  }

  /** Of each trial whether a search before this one had made it. */
  private final List<Boolean> restored = new ArrayList<>();

  private TuningOutcome tuned(LabelledTrades trades, TuningSettings settings) {
    return tuned(trades, settings, 2, trades.fingerprint());
  }

  private TuningOutcome tuned(LabelledTrades trades, int threads) {
    return tuned(trades, TINY, threads, "run");
  }

  private TuningOutcome tuned(
      LabelledTrades trades, TuningSettings settings, int threads, String run) {
    return Tuning.run(
        sample(trades),
        settings,
        threads,
        new TrialFile(folder.resolve("ES_trials.csv"), run),
        (before, total) -> restored.add(before),
        new Counting());
  }

  /** Counts the trials of one search; knows of two looks before its own. */
  private static class Counting implements SearchRecord {
    @Override
    public TrialCount count(TrialBatch batch) {
      return new TrialCount(batch.size(), batch.size(), 0, 0.0004);
    }

    @Override
    public long look() {
      return 3;
    }
  }

  @Test
  void findsAnEdgeThatIsThere() throws Exception {
    TuningOutcome outcome = tuned(MadeTrades.of(900, 1.0, 1), 2);

    assertThat(outcome.reasons()).isEmpty();
    assertThat(outcome.holdOut().orElseThrow().profit()).isPositive();
    assertThat(outcome.finding().orElseThrow().forest().featureNames()).contains("f0").hasSize(3);

    new BundleFiles(folder, "ES").write(outcome, "made", PROVENANCE);
    BundleMetadata read = BundleMetadata.read(folder.resolve("ES_best.json"), "ES");
    assertThat(read.features()).isEqualTo(outcome.finding().get().forest().featureNames());
    assertThat(read.threshold()).isEqualTo(outcome.finding().get().scores().threshold());
    assertThat((double) read.all().get("Deflated_Sharpe")).isGreaterThan(0.95);
    assertThat(ResultsFolder.read(folder, List.of(), ZoneOffset.UTC).size())
        .as("trades that a portfolio search reads")
        .isEqualTo(
            outcome.outOfSample().orElseThrow().trades()
                + outcome.holdOut().orElseThrow().trades());
  }

  @Test
  void saysThatTheFilterOfARejectedForestFiltersNothing() {
    Finding found = tuned(MadeTrades.of(900, 1.0, 1), 2).finding().orElseThrow();
    double[] all = found.holdOutProbabilities().clone();
    Arrays.fill(all, 1);
    Finding open =
        new Finding(
            found.sample(),
            found.params(),
            found.scores(),
            found.nested(),
            found.forest(),
            all,
            found.looks(),
            found.evidence(),
            found.count(),
            found.trials());

    assertThat(open.objections(new GuardRails(200, 100, 5, 4, 0.95, 1_000)))
        .containsExactly(
            "It takes 180 trades in the hold-out; at least 1000.",
            "Its filter filters nothing: it takes all 180 trades of the hold-out.");
    assertThat(found.objections(new GuardRails(200, 100, 5, 4, 0.95, 1_000))).hasSize(1);
    assertThat(open.objections(new GuardRails(200, 100, 5, 4, 0.95, 20)))
        .as("what filters nothing loses nothing")
        .noneMatch(reason -> reason.contains("filters nothing"));
  }

  @Test
  void theFileScoresAsTheForestDidThatWasJudged() throws Exception {
    TuningOutcome outcome = tuned(MadeTrades.of(900, 1.0, 1), 2);
    new BundleFiles(folder, "ES").write(outcome, "made", PROVENANCE);

    Finding finding = outcome.finding().orElseThrow();
    LabelledTrades held = outcome.sample().holdOut();
    RowScorer scorer =
        SklearnModel.of(
                Pickle.read(
                        Files.readAllBytes(folder.resolve("ES_rf_model.pkl")), Budget.standard())
                    .value())
            .scorer();
    int[] inputs =
        finding.forest().featureNames().stream().mapToInt(held.features()::indexOf).toArray();
    double[] read = new double[2];
    assertThat(held.size()).isGreaterThan(100);
    for (int row = 0; row < held.size(); row++) {
      int trade = row;
      double[] values = IntStream.of(inputs).mapToDouble(i -> held.values()[i][trade]).toArray();
      assertThat(scorer.probabilities(values, read)).isTrue();
      assertThat(read[1]).isEqualTo(finding.holdOutProbabilities()[row]);
    }
  }

  @Test
  void rejectsNoise() {
    int accepted = 0;
    int runs = 40;
    double[] held = new double[runs];
    double[] reported = new double[runs];
    double[] searched = new double[runs];
    for (int seed = 100; seed < 100 + runs; seed++) {
      folder.resolve("ES_trials.csv").toFile().delete();
      TuningOutcome outcome = tuned(MadeTrades.of(500, 0, seed), 2);
      accepted += outcome.isAccepted() ? 1 : 0;
      held[seed - 100] = outcome.holdOut().orElseThrow().sharpe();
      reported[seed - 100] = outcome.meanSharpe();
      searched[seed - 100] = outcome.finding().orElseThrow().scores().mean();
    }

    assertThat(accepted).as("of %d", runs).isLessThanOrEqualTo(2);
    assertThat(errorsFromZero(held)).as("Sharpe ratio in the hold-out").isBetween(-2.5, 2.5);
    assertThat(errorsFromZero(reported)).as("Sharpe ratio reported").isBetween(-2.5, 2.5);
    assertThat(errorsFromZero(searched))
        .as("Sharpe ratio of the best, which is why it is not reported")
        .isGreaterThan(2.5);
  }

  private static double errorsFromZero(double[] sharpes) {
    return PathScores.mean(sharpes) / PathScores.standardError(sharpes);
  }

  @Test
  void noTradeHasAPartInWhatIsSaidOfIt() {
    int group = 2;
    LabelledTrades trades = MadeTrades.of(500, 0.5, 11);
    LabelledTrades other = MadeTrades.of(500, 0.5, 11);
    int[] bounds = new CombinatorialSplits(5, 2).bounds(400);
    Xoshiro random = new Xoshiro(3);
    for (int row = bounds[group]; row < bounds[group + 1]; row++) {
      other.columns().profit()[row] = 1000 * (random.getAsDouble() - 0.5);
    }

    Finding found = tuned(trades, TINY.withTrials(6, 0)).finding().orElseThrow();
    Finding changed = tuned(other, TINY.withTrials(6, 0)).finding().orElseThrow();

    for (int path = 0; path < 4; path++) {
      assertThat(of(found.nested(), path, bounds, group))
          .isEqualTo(of(changed.nested(), path, bounds, group));
    }
    assertThat(found.scores().sharpes()).isNotEqualTo(changed.scores().sharpes());
    assertThat(of(found.nested(), 0, bounds, 0)).isNotEqualTo(of(changed.nested(), 0, bounds, 0));
  }

  private static List<Double> of(PathScores scores, int path, int[] bounds, int group) {
    return IntStream.range(bounds[group], bounds[group + 1])
        .mapToObj(row -> List.of(scores.probabilities()[path][row], scores.thresholds()[path][row]))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void rejectsWithReasonsAndLeavesNothingToTrade() throws IOException {
    new BundleFiles(folder, "ES").write(tuned(MadeTrades.of(900, 1.0, 1), 1), "made", PROVENANCE);
    folder.resolve("ES_trials.csv").toFile().delete();
    TuningOutcome noise = tuned(MadeTrades.of(500, 0, 7), 1);

    new BundleFiles(folder, "ES").write(noise, "made", PROVENANCE);

    assertThat(noise.reasons()).isNotEmpty();
    assertThat(files().keySet()).containsExactlyInAnyOrder("ES_rejected.json", "ES_trials.csv");
    assertThat(Files.readString(folder.resolve("ES_rejected.json")))
        .contains("deflated Sharpe ratio")
        .doesNotContain("Prod_Threshold");

    folder.resolve("ES_trials.csv").toFile().delete();
    new BundleFiles(folder, "ES").write(tuned(MadeTrades.of(900, 1.0, 1), 1), "made", PROVENANCE);
    assertThat(files()).containsKey("ES_best.json").doesNotContainKey("ES_rejected.json");
  }

  @Test
  void tooFewTradesAreRejectedWithoutASearch() {
    assertThat(tuned(MadeTrades.of(100, 1, 1), 1).reasons())
        .containsExactly("There are 80 trades to search on; at least 200.");
  }

  @Test
  void threadsMakeNoDifferenceToAnyByte() throws IOException {
    LabelledTrades trades = MadeTrades.of(900, 1.0, 3);
    new BundleFiles(folder, "ES").write(tuned(trades, 1), "made", PROVENANCE);
    Map<String, String> one = files();
    Files.delete(folder.resolve("ES_trials.csv"));

    new BundleFiles(folder, "ES").write(tuned(trades, 2), "made", PROVENANCE);

    assertThat(one).hasSize(5).isEqualTo(files());
  }

  @Test
  void goesOnWhereItWasInterrupted() throws IOException {
    LabelledTrades trades = MadeTrades.of(900, 1.0, 3);
    new BundleFiles(folder, "ES").write(tuned(trades, 2), "made", PROVENANCE);
    Map<String, String> whole = files();
    Path file = folder.resolve("ES_trials.csv");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(7);

    Files.writeString(file, String.join("\n", lines.subList(0, 4)) + "\n");
    restored.clear();
    new BundleFiles(folder, "ES").write(tuned(trades, 2), "made", PROVENANCE);
    assertThat(files()).isEqualTo(whole);
    assertThat(restored).containsExactly(true, true, true, false, false, false);

    String other = lines.get(1).replaceFirst("([-0-9.e]+;)+[-0-9.e]+(?=,\\d+;)", "9;9;9;9");
    assertThat(other).isNotEqualTo(lines.get(1));
    Files.writeString(file, lines.get(0) + "\n" + other + "\n");
    tuned(trades, 2);
    assertThat(Files.readAllLines(file).get(1)).as("taken from the file").contains("9.0;9.0;9.0");
  }

  @Test
  void aForestIsCountedBeforeTheFileShowsIt() throws IOException {
    List<Integer> counted = new ArrayList<>();
    List<Integer> shown = new ArrayList<>();
    Path file = folder.resolve("ES_trials.csv");

    assertThatThrownBy(
            () ->
                Tuning.run(
                    sample(MadeTrades.of(900, 1.0, 3)),
                    TINY,
                    1,
                    new TrialFile(file, "run"),
                    (restored, total) -> {
                      if (counted.size() == 3) {
                        throw new IllegalStateException("killed");
                      }
                    },
                    new Counting() {
                      @Override
                      public TrialCount count(TrialBatch batch) {
                        counted.add(batch.size());
                        shown.add(file.toFile().exists() ? lines(file) : 0);
                        return super.count(batch);
                      }
                    }))
        .hasMessage("killed");

    assertThat(counted).containsExactly(1, 1, 1);
    assertThat(shown).as("lines, the first a header").containsExactly(0, 2, 3);
    assertThat(lines(file)).isEqualTo(4);
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileOfTrialsThatWasEditedIsRefusedByItsLine() throws IOException {
    LabelledTrades trades = MadeTrades.of(900, 1.0, 3);
    tuned(trades, 2);
    Path file = folder.resolve("ES_trials.csv");
    List<String> whole = Files.readAllLines(file);
    for (Map.Entry<Integer, String> edit :
        Map.of(
                10, "0.1", // sharpe_without_group
                11, "NaN;NaN;NaN;NaN;NaN", // threshold_without_group
                12, "NaN;0.1;0.1;0.1", // sharpe_of_paths
                13, "one") // choices
            .entrySet()) {
      List<String> lines = new ArrayList<>(whole);
      String[] cells = lines.get(2).split(",", -1);
      cells[edit.getKey()] = edit.getValue();
      lines.set(2, String.join(",", cells));
      Files.write(file, lines);

      assertThatThrownBy(() -> tuned(trades, 2))
          .isInstanceOf(TuningException.class)
          .hasMessageContaining(file + ", line 3 is not as the search wrote it: ")
          .hasMessageEndingWith("remove the file: the search begins anew then.");
    }
  }

  @Test
  void trialsOfAnotherRunAreNotTaken() throws IOException {
    LabelledTrades trades = MadeTrades.of(900, 1.0, 3);
    tuned(trades, 2);
    Path file = folder.resolve("ES_trials.csv");
    List<String> lines = Files.readAllLines(file);
    Files.writeString(
        file, String.join("\n", lines).replaceAll(",run(?=\n|$)", ",other").replace("0.", "7."));
    tuned(trades, 2);

    assertThat(Files.readAllLines(file)).isEqualTo(lines);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        bytes.put(
            folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return bytes;
  }

  /** Trades come in blocks of forty that win or lose together, each with a number of its own. */
  private static LabelledTrades blocks(boolean knownLate) {
    int count = 600;
    Xoshiro random = new Xoshiro(5);
    double[][] values = new double[1][count];
    double[] profit = new double[count];
    double id = 0;
    double shock = 0;
    for (int row = 0; row < count; row++) {
      if (row % 40 == 0) {
        id = random.getAsDouble();
        shock = random.getAsDouble() < 0.5 ? -500 : 500;
      }
      values[0][row] = id;
      profit[row] = shock + 100 * (random.getAsDouble() - 0.5);
    }
    return MadeTrades.of(
        values, profit, row -> knownLate ? (39 - row % 40) * 86_400_000.0 : 3_600_000);
  }

  private static double score(LabelledTrades trades, int embargoDays) {
    TuningSettings settings =
        new TuningSettings(
            TINY.space(),
            1,
            0,
            42,
            10,
            2,
            embargoDays,
            SelectionMethod.MDI,
            3,
            10,
            10,
            0.2,
            TINY.rails());
    ForestParams params = ForestParams.defaults(20, 1).withMinSamplesLeaf(3);
    return new CrossValidation(trades, settings, 1).scores(params).mean();
  }

  @Test
  void doesNotLearnFromTradesThatWereStillOpenDuringTheTest() {
    double leaking = score(blocks(false), 0);
    double purged = score(blocks(true), 0);

    assertThat(leaking).as("the leak can be exploited").isGreaterThan(0.25);
    assertThat(purged).isLessThan(leaking / 2);
  }

  /** What a fold says of its test, with the profits of that test as they are or turned round. */
  private static double[] said(SelectionMethod method, LabelledTrades trades, boolean turned) {
    int[] bounds = {0, 200, 400, 600};
    Purging.Split split =
        new Purging(trades.columns().decidedAt(), trades.columns().knownAt())
            .split(bounds, new int[] {1}, 0);
    double[] profit = trades.columns().profit().clone();
    for (int row = 200; row < 400 && turned; row++) {
      profit[row] = -profit[row];
    }
    LabelledTrades told = MadeTrades.of(trades.values(), profit, row -> 3_600_000);
    FeatureScreen screen = TINY.withSelection(method).withFeatures(2).screen();
    return Fold.of(told, split, screen).probabilities(ForestParams.defaults(20, 1));
  }

  @ParameterizedTest
  @EnumSource
  void choosesFeaturesWithoutTheTest(SelectionMethod method) {
    LabelledTrades trades = MadeTrades.of(600, 0.3, 8);

    assertThat(said(method, trades, true)).isEqualTo(said(method, trades, false));
  }

  @ParameterizedTest
  @EnumSource
  void everySelectionFindsTheEdgeWithAnyNumberOfThreads(SelectionMethod method) throws IOException {
    LabelledTrades trades = MadeTrades.of(900, 1.0, 1);
    TuningSettings settings = TINY.withSelection(method);
    new BundleFiles(folder, "ES").write(tuned(trades, settings, 1, "run"), "made", PROVENANCE);
    Map<String, String> one = files();
    Files.delete(folder.resolve("ES_trials.csv"));

    TuningOutcome outcome = tuned(trades, settings, 3, "run");
    new BundleFiles(folder, "ES").write(outcome, "made", PROVENANCE);

    assertThat(outcome.reasons()).isEmpty();
    assertThat(outcome.finding().orElseThrow().forest().featureNames()).contains("f0");
    assertThat(one).hasSize(5).isEqualTo(files());
    assertThat(Files.readString(folder.resolve("ES_best.json")))
        .contains("\"Decides\" : \"acceptance, and nothing else\"", "\"Looks\" : 3")
        .contains("\"Feature_Selection\" : \"" + method.name().toLowerCase(Locale.ROOT) + "\"");
  }

  @Test
  void doesNotLearnFromTradesSoonAfterTheTest() {
    assertThat(score(blocks(false), 40)).isLessThan(score(blocks(false), 0) - 0.1);
  }
}
