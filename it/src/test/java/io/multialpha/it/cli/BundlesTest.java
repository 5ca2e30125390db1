package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs make of model bundles: those that are there, that are not, and that are of no use. */
class BundlesTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
    ToyModels.install(program);
  }

  private void set(String key, String rule) throws IOException {
    program.reconfigure("max_positions: 2", "max_positions: 2\n    " + key + ": " + rule);
  }

  private List<String> decisions(String symbol) throws IOException {
    return Files.readAllLines(program.runs().get(0).resolve("decisions.csv")).stream()
        .filter(line -> line.contains("," + symbol + ","))
        .toList();
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(program.runs().get(0).resolve("summary.json")));
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void tradesUnfilteredWithoutBundlesAndWarnsOfIt() {
    Ended ended = program.run("run");

    assertThat(ended.exit()).isZero();
    String said =
        ": fade: there is no folder models/gap-fade with model bundles for ES, NQ: traded without"
            + " a model, unfiltered.\n";
    assertThat(ended.err()).contains("warning" + said);
    assertThat(ended.out().replaceAll("\\s+", " ")).contains(("Note" + said).strip());
    assertThat(program.run("config", "check").err()).contains("warning" + said);
  }

  @Test
  void refusesTheEntriesThatTheModelScoresBelowItsThreshold() throws IOException {
    ToyModels.bundle(program, "ES", "0.499", "price_usd");
    ToyModels.bundle(program, "NQ", "0.5", "price_usd,prev_bar_pct");
    Ended ended = program.run("run");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("29 model").doesNotContain("no model bundle");
    assertThat(decisions("ES"))
        .isNotEmpty()
        .allMatch(line -> line.contains(",enter_long,gap fade,"))
        .allMatch(line -> line.contains(",0.499,0.5,model,score below the threshold,"));
    assertThat(decisions("NQ"))
        .anyMatch(line -> line.contains(",0.5,0.5,ordered,"))
        .anyMatch(line -> line.contains(",exit,held long enough,"));
    assertThat(summary().at("/strategies/0/entries_blocked/reasons/0/outcome").asText())
        .isEqualTo("model");
  }

  @Test
  void recordsWithTheRunWhichModelsItTradedWith() throws Exception {
    Path model = ToyModels.bundle(program, "NQ", "0.7", "price_usd,prev_bar_pct");
    assertThat(program.run("run").exit()).isZero();

    JsonNode models = summary().at("/models");
    assertThat(models).hasSize(1);
    JsonNode record = models.get(0);
    assertThat(record.get("strategy").asText()).isEqualTo("fade");
    assertThat(record.get("symbol").asText()).isEqualTo("NQ");
    assertThat(record.get("loader").asText()).isEqualTo("toy");
    assertThat(record.get("model").asText()).isEqualTo("models/gap-fade/NQ_model.toy");
    assertThat(record.get("model_sha256").asText()).isEqualTo(sha256(model));
    assertThat(record.get("metadata_sha256").asText())
        .isEqualTo(sha256(model.resolveSibling("NQ_best.json")));
    assertThat(record.get("threshold").asDouble()).isEqualTo(0.5);
    assertThat(record.get("features")).hasSize(2);
    assertThat(summary().at("/plugins").findValuesAsText("id")).containsExactly("gap-fade", "toy");
    assertThat(program.runs().get(0).resolve("report.html")).content().contains(sha256(model));
  }

  @Test
  void tradesTheSameWithAnyNumberOfThreads() throws IOException {
    ToyModels.bundle(program, "ES", "0.7", "price_usd,es_hourly_return");
    assertThat(program.run("run", "--threads", "1").exit()).isZero();
    assertThat(program.run("run", "--threads", "4").exit()).isZero();

    for (String file : List.of("decisions.csv", "trades.csv", "equity.csv")) {
      assertThat(program.runs().get(1).resolve(file))
          .hasSameTextualContentAs(program.runs().get(0).resolve(file));
    }
  }

  @Test
  void refusesEntriesWhileAFeatureIsUnknownUnlessItIsToBeZero() throws IOException {
    ToyModels.bundle(program, "ES", "0.7", "daily_directional_drift");
    assertThat(program.run("run").exit()).isZero();
    assertThat(decisions("ES"))
        .anyMatch(
            line -> line.contains(",,0.5,model,feature daily_directional_drift is not known yet"))
        .anyMatch(line -> line.contains(",0.7,0.5,ordered,"));

    set("on_missing_feature", "zero");
    assertThat(program.run("run").exit()).isZero();
    assertThat(program.runs().get(1).resolve("decisions.csv"))
        .content()
        .doesNotContain("is not known yet");
  }

  @Test
  void countsAModelThatCouldLetNoEntryPassAsBroken() throws IOException {
    ToyModels.bundle(program, "ES", "0.7", "price_usd,mom3_z_pct");
    Ended run = program.run("run");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "fade: models/gap-fade/ES_best.json: no entry would ever pass, since the feature"
                + " mom3_z_pct is never known under feature_profile reference (never computed by"
                + " the original, whatever it was asked for: always missing). Train the model"
                + " without it, or set on_missing_feature of strategies.fade to zero, which tells"
                + " the model 0.0 for it.");
    assertThat(program.runs()).isEmpty();
    assertThat(program.run("config", "check").exit()).isEqualTo(1);
    assertThat(program.run("models", "list").out()).contains("broken, stops the start:");
    assertThat(program.run("models", "list", "--json").out())
        .contains("\"state\" : \"never_known\"");
    assertThat(program.run("verify", "--strategy", "fade").out())
        .containsPattern("✗ +bundle ES +models/gap-fade/ES_best.json: no entry would ever pass");
  }

  @Test
  void warnsOfFeaturesForWhichAModelIsAlwaysToldZero() throws IOException {
    set("on_missing_feature", "zero");
    ToyModels.bundle(program, "ES", "0.7", "price_usd,mom3_z_pct");
    Ended run = program.run("run");
    String warning =
        "warning: fade: some features are never known under feature_profile reference, and their"
            + " models are always told 0.0 for them: ES (mom3_z_pct).\n";

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains(warning);
    assertThat(decisions("ES")).anyMatch(line -> line.contains(",0.7,0.5,ordered,"));
    assertThat(program.run("config", "check").err()).contains(warning);
    assertThat(program.run("models", "list").out())
        .containsPattern("ES .* ready; always told 0\\.0 for\\s+mom3_z_pct\n");
    assertThat(program.run("models", "list", "--json").out())
        .contains("\"state\" : \"ready\"")
        .containsPattern("\"never_known\" : \\[\\s+\"mom3_z_pct\"\\s+\\]");
  }

  @Test
  void readsTheBarsOfInstrumentsThatFeaturesNeed() throws IOException {
    program.writeBars("CL", 70);
    ToyModels.bundle(program, "ES", "0.7", "cl_hourly_return");

    assertThat(program.run("run").exit()).isZero();
    assertThat(decisions("ES")).anyMatch(line -> line.contains(",0.7,0.5,ordered,"));
  }

  @Test
  void refusesToStartWithoutTheBarsThatAFeatureNeeds() throws IOException {
    ToyModels.bundle(program, "ES", "0.7", "cl_hourly_return");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("CL");
    assertThat(program.runs()).isEmpty();
  }

  @Test
  void namesAllBundlesOfNoUseAtOnce() throws IOException {
    ToyModels.bundle(program, "ES", "0.7", "slope_fast_daily,price_usd,xyzzy");
    Files.writeString(ToyModels.bundle(program, "NQ", "0.7", "price_usd"), "nonsense");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains(
            "fade: models/gap-fade/ES_best.json: unknown feature 'slope_fast_daily' (nearest:"
                + " daily_slope_fast",
            "unknown feature 'xyzzy'. Train the model on features",
            "NQ_model.toy is no toy. Play with another.",
            "set on_broken_model of strategies.fade to skip, which leaves out ES, NQ.");
    assertThat(program.runs()).isEmpty();
  }

  @Test
  void refusesABundleThatWasTrainedOnAnotherFeatureProfile() throws IOException {
    set("feature_profile", "corrected");
    ToyModels.bundle(program, "ES", "0.7", "price_usd");
    Ended run = program.run("run");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "fade: models/gap-fade/ES_best.json: trained on the feature profile reference (it names"
                + " no Feature_Profile), but feature_profile of strategies.fade is corrected. Set"
                + " that to reference, or put a bundle there that was trained on corrected.");
    assertThat(program.run("models", "list", "--json").out())
        .contains("\"state\" : \"other_profile\"", "\"feature_profile\" : \"corrected\"");
  }

  @Test
  void doesNotTakeAProfileThatThereIsNotForTheOtherOne() throws IOException {
    forest("0.5");
    Path metadata = root.resolve("models/gap-fade/ES_best.json");
    Files.writeString(
        metadata, Files.readString(metadata).replaceFirst("\\{", "{\"Feature_Profile\": \"foo\","));

    assertThat(program.run("models", "list", "--json").out())
        .contains("\"state\" : \"broken\"", "Feature_Profile is 'foo', expected reference");
  }

  @Test
  void leavesOutWhatIsOfNoUseIfAskedToAndNeverTradesItUnfiltered() throws IOException {
    set("on_broken_model", "skip");
    Files.writeString(ToyModels.bundle(program, "NQ", "0.7", "price_usd"), "nonsense");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isZero();
    assertThat(ended.err()).contains("warning: fade: NQ is NOT traded");
    assertThat(ended.out()).contains("Note: fade: NQ is NOT traded", "no model bundle");
    assertThat(decisions("NQ")).isEmpty();
    assertThat(decisions("ES")).isNotEmpty();
  }

  /** Puts a forest of scikit-learn 1.2.1 in place: 18 trees of 988 nodes, five inputs. */
  private Path forest(String symbol, String threshold, String... features) throws IOException {
    Path folder = Files.createDirectories(root.resolve("models/gap-fade"));
    Files.writeString(
        folder.resolve(symbol + "_best.json"),
        """
        { "Symbol": "%s", "Prod_Threshold": %s, "Features": ["%s", "price_usd"] }
        """
            .formatted(symbol, threshold, String.join("\", \"", features)));
    return Files.copy(
        Path.of("../host/src/test/resources/models/AL_rf_model.pkl"),
        folder.resolve(symbol + "_rf_model.pkl"));
  }

  private Path forest(String threshold) throws IOException {
    return forest(
        "ES",
        threshold,
        "range_compression_atr",
        "daily_range_compression",
        "prev_bar_pct",
        "open_close");
  }

  @Test
  void letsForestsOfScikitLearnDecideWhichEntriesPass() throws Exception {
    Path model = forest("0.5");
    forest(
        "NQ",
        "0.5",
        "open_close",
        "prev_bar_pct",
        "range_compression_atr",
        "daily_range_compression");
    Ended ended = program.run("run");

    assertThat(ended.exit()).as(ended.err()).isZero();
    Set<String> outcomes = new TreeSet<>();
    for (String symbol : List.of("ES", "NQ")) {
      for (String line : decisions(symbol)) {
        String[] cells = line.split(",", -1);
        if (cells[4].equals("enter_long") && cells[7].isEmpty()) {
          assertThat(cells[8]).isEqualTo("0.5");
          assertThat(cells[10]).isEqualTo("feature daily_range_compression is not known yet");
        } else if (cells[4].equals("enter_long")) {
          double score = Double.parseDouble(cells[7]);
          assertThat(score).isBetween(0.0, 1.0);
          assertThat(cells[8]).isEqualTo("0.5");
          assertThat(cells[9]).isEqualTo(score >= 0.5 ? "ordered" : "model");
          outcomes.add(cells[9]);
        }
      }
    }
    assertThat(outcomes).containsExactly("model", "ordered");
    JsonNode record = summary().at("/models/0");
    assertThat(record.get("loader").asText()).isEqualTo("sklearn");
    assertThat(record.get("sklearn_version").asText()).isEqualTo("1.2.1");
    assertThat(record.get("model_sha256").asText()).isEqualTo(sha256(model));
  }

  @Test
  void listsTheTreesOfAForest() throws IOException {
    forest("0.5");

    assertThat(program.run("models", "list").out())
        .containsPattern(
            "ES +ES_rf_model\\.pkl +0\\.5 +5 +18 +988 +1\\.2\\.1 +[0-9a-f]{12} +ready");
  }

  @Test
  void saysWhatAModelWasWorthInItsHoldOut() throws IOException {
    forest("0.5");
    assertThat(program.run("models", "list").out()).doesNotContain("hold-out");
    Path metadata = root.resolve("models/gap-fade/ES_best.json");
    String figures = "{\"Trades\": %d, \"Profit\": %s, \"Profit_Factor\": null, \"Sharpe\": %s}";
    Files.writeString(
        metadata,
        Files.readString(metadata)
            .replaceFirst(
                "\\{",
                "{\"Sharpe\": 1.5, \"Profit_Factor\": 1.2, \"Hold_Out\": {\"From\": \"2024-02-01\","
                    + " \"To\": \"2024-03-01\", \"Filtered\": "
                    + figures.formatted(1305, "-64550.4", "-0.51")
                    + ", \"Unfiltered\": "
                    + figures.formatted(2000, "1.0", "0.25")
                    + "},"));

    assertThat(program.run("models", "list").out())
        .containsPattern("ES +2024-02-01 +2024-03-01 +1,305 +-64,550 +-0\\.51 +0\\.25");
    assertThat(program.run("models", "list", "--json").out())
        .contains("\"hold_out\" : {", "\"profit\" : -64550.4", "\"unfiltered_sharpe\" : 0.25");
    assertThat(program.run("verify", "--strategy", "fade").out())
        .contains("Sharpe 1.50, profit factor 1.20; hold-out Sharpe -0.51");
  }

  @Test
  void refusesAThresholdThatIsNone() throws IOException {
    forest("1");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("ES_best.json: Prod_Threshold is 1, expected a number above 0");
  }

  @Test
  void refusesAPickleThatIsNone() throws IOException {
    Files.writeString(forest("0.5"), "nonsense");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("fade: ", "ES_rf_model.pkl cannot serve as a model");
    assertThat(program.runs()).isEmpty();
  }

  @Test
  void refusesTwoModelFilesForOneInstrument() throws IOException {
    Path model = ToyModels.bundle(program, "ES", "0.7", "price_usd");
    Files.copy(model, model.resolveSibling("ES_rf_model.pkl"));

    assertThat(program.run("run").err()).contains("There are 2 model files for ES");
  }

  @Test
  void refusesHalfABundle() throws IOException {
    Path model = ToyModels.bundle(program, "ES", "0.7", "price_usd");
    Files.delete(model.resolveSibling("ES_best.json"));
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains(
            "The model bundle of ES is incomplete: models/gap-fade/ES_model.toy is there,"
                + " models/gap-fade/ES_best.json is not.");
  }

  @Test
  void saysLoudlyThatAModelFailed() throws IOException {
    ToyModels.bundle(program, "ES", "much", "price_usd");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isZero();
    assertThat(ended.err())
        .contains("error: The model of ES in fade failed; entries were refused from then on:");
    assertThat(ended.out()).contains("THE MODEL OF ES IN fade FAILED");
    assertThat(decisions("ES")).isNotEmpty().allMatch(line -> line.contains(",model,"));
    assertThat(summary().at("/failures/0/symbol").asText()).isEqualTo("ES");
  }

  @Test
  void refusesToLeaveEveryInstrumentOut() throws IOException {
    set("on_missing_model", "skip");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("nothing is left to trade");
  }

  @Test
  void refusesToStartWithoutABundleIfAskedTo() throws IOException {
    set("on_missing_model", "fail");
    Ended ended = program.run("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("for ES, NQ", "ES_best.json and ES_rf_model.pkl for ES", "on_missing_model");
  }

  @Test
  void listsHowItStandsWithEachBundle() throws Exception {
    Path model = ToyModels.bundle(program, "NQ", "0.7", "price_usd,daily_slope_fast");
    Ended ended = program.run("models", "list");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("fade: bundles in models/gap-fade"),
            line -> assertThat(line).startsWith("symbol  model"),
            line -> assertThat(line).matches("ES +- .* missing: trades unfiltered"),
            line ->
                assertThat(line)
                    .matches(
                        "NQ +NQ_model.toy +0\\.5 +2 +- +- +- +"
                            + sha256(model).substring(0, 12)
                            + " +ready"));
  }

  @Test
  void listsTheFeaturesOfAModelAsJson() throws IOException {
    ToyModels.bundle(program, "NQ", "0.7", "daily_slope_fast,cl_hourly_return");
    Ended ended = program.run("models", "list", "--strategy", "fade", "--json");

    assertThat(ended.exit()).isZero();
    JsonNode nq = new ObjectMapper().readTree(ended.out()).at("/0/instruments/1");
    assertThat(nq.get("state").asText()).isEqualTo("ready");
    assertThat(nq.at("/features/0/timeframe").asText()).isEqualTo("day");
    assertThat(nq.at("/features/0/look_back").asInt()).isEqualTo(25);
    assertThat(nq.at("/features/1/references/0").asText()).isEqualTo("CL");
  }

  @Test
  void failsTheListAndTheCheckWhereABundleIsOfNoUse() throws IOException {
    ToyModels.bundle(program, "ES", "0.7", "price_usd");
    Files.writeString(ToyModels.bundle(program, "NQ", "0.7", "price_usd"), "nonsense");
    Ended list = program.run("models", "list");
    Ended check = program.run("config", "check");

    assertThat(list.exit()).isEqualTo(1);
    assertThat(list.out()).contains("broken, stops the start:");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).endsWith("; but a run would not start, see above.\n");
    assertThat(check.err())
        .contains("fade: the model bundle of ES is ready.", "NQ_model.toy is no toy");
  }

  @Test
  void leavesOutWhatASearchRejectedWhateverBecomesOfWhatIsMissing() throws IOException {
    Path model = ToyModels.bundle(program, "ES", "0.7", "price_usd");
    Files.writeString(model.resolveSibling("NQ_rejected.json"), "{}");
    for (String rule : List.of("trade_unfiltered", "skip", "fail")) {
      program.reconfigure(
          "    max_positions: 2", "    on_missing_model: " + rule + "\n    max_positions: 2");
      Ended ended = program.run("run", "--json");
      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(ended.err())
          .contains(
              "warning: fade: NQ is NOT traded, since the search for a model of it rejected what it"
                  + " found; models/gap-fade/NQ_rejected.json says why.");
      program.reconfigure("    on_missing_model: " + rule + "\n", "");
    }
    assertThat(decisions("NQ")).isEmpty();
    assertThat(decisions("ES")).isNotEmpty();
    assertThat(program.run("models", "list").out())
        .containsPattern("NQ .* rejected, left out:")
        .contains("models/gap-fade/NQ_rejected.json says why.");
    assertThat(program.run("verify", "--strategy", "fade").out())
        .containsPattern("✗ +bundle NQ +rejected by its search: left out")
        .contains("bundles for 1 of 2");

    Files.delete(model);
    Files.delete(model.resolveSibling("ES_best.json"));
    Files.writeString(model.resolveSibling("ES_rejected.json"), "{}");
    Ended none = program.run("run");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("nothing is left to trade");
  }

  @Test
  void refusesToListAStrategyThatIsNotThere() {
    Ended ended = program.run("models", "list", "--strategy", "fad");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("There is no strategy fad in config/config.multi_alpha.yml, which has fade.");
  }
}
