package io.multialpha.host.model.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.host.model.DescribedClassifier;
import io.multialpha.host.model.ModelFacts;
import io.multialpha.host.model.export.PicklePayload;
import io.multialpha.host.model.export.SklearnPickle;
import io.multialpha.host.model.export.SklearnRelease;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.pickle.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AK is a forest for three inputs without names; AM names its four p, q, r and s. */
class SklearnBundleLoaderTest {
  @TempDir Path folder;

  private ModelBundle load(String model, String json) throws Exception {
    return load(SavedForest.ofResource(model).model(), json);
  }

  private ModelBundle load(Path model, String json) throws Exception {
    Path metadata = Files.writeString(folder.resolve("ES_best.json"), json);
    return new SklearnBundleLoader().load(new ModelFiles("ES", metadata, model));
  }

  private static String json(String more) {
    return "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.55" + more + "}";
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void loadsSymbolThresholdAndFeatures() throws Exception {
    ModelBundle bundle = load("AK", json(", \"Features\": [\"a\", \"b\", \"c\"]"));

    assertThat(bundle.symbol()).isEqualTo("ES");
    assertThat(bundle.threshold()).isEqualTo(0.55);
    assertThat(bundle.features()).containsExactly("a", "b", "c");
    assertThat(bundle.classifier().inputs()).isEqualTo(3);
    assertThat(bundle.classifier().probability(new double[] {0.5, 0, -1})).isEqualTo(0.5);
  }

  @Test
  void tellsTreesNodesVersionAndChecksum() throws Exception {
    ModelBundle bundle = load("AM", json(""));
    String sha256 = sha256(SavedForest.ofResource("AM").model());

    assertThat(bundle.classifier())
        .isInstanceOfSatisfying(
            DescribedClassifier.class,
            described ->
                assertThat(described.facts())
                    .isEqualTo(
                        new ModelFacts(
                            OptionalInt.of(4),
                            OptionalLong.of(4),
                            Optional.of("1.2.1"),
                            Optional.of(sha256),
                            List.of())));
  }

  /** The check sum of compressed data lies behind what the model is made of. */
  @Test
  void takesTheChecksumOfTheFileToItsVeryEnd() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(bytes)) {
      zlib.write(Files.readAllBytes(SavedForest.ofResource("AK").model()));
    }
    Path model = Files.write(folder.resolve("ES_rf_model.pkl"), bytes.toByteArray());
    ModelBundle bundle = load(model, json(", \"Features\": [\"a\", \"b\", \"c\"]"));

    assertThat(((DescribedClassifier) bundle.classifier()).facts().sha256())
        .contains(sha256(model));
  }

  @Test
  void keepsTheMetadataWhole() throws Exception {
    ModelBundle bundle =
        load(
            "AM",
            json(
                ", \"Trades\": 875, \"Sharpe\": 0.94, \"Deflated_Sharpe\": null,"
                    + " \"Params\": {\"max_depth\": null, \"bootstrap\": true},"
                    + " \"Seed\": 99999999999999999999, \"prod_threshold\": 0.55"));

    assertThat(bundle.metadata())
        .containsExactly(
            Map.entry("Symbol", "ES"),
            Map.entry("Prod_Threshold", 0.55),
            Map.entry("Trades", 875L),
            Map.entry("Sharpe", 0.94),
            Map.entry("Params", Map.of("bootstrap", true)),
            Map.entry("Seed", new BigInteger("99999999999999999999")),
            Map.entry("prod_threshold", 0.55));
  }

  @Test
  void takesTheModelsNamesWhereTheMetadataHasNone() throws Exception {
    assertThat(load("AM", json("")).features()).containsExactly("p", "q", "r", "s");
  }

  @Test
  void refusesNamesThatAreNotTheModels() {
    assertThatThrownBy(() -> load("AM", json(", \"Features\": [\"p\", \"r\", \"q\", \"s\"]")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("Features has r in place 2, where the model was trained with q");
  }

  @Test
  void asksForTheRightFileWhereTheModelIsOfOtherFeatures() {
    assertThatThrownBy(() -> load("AM", json(", \"Features\": [\"p\", \"q\", \"r\", \"sq\"]")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(
            "ES_best.json: Features has sq, and not s, with which the model was trained; is ")
        .hasMessageEndingWith("AM_rf_model.pkl the right file, and are the names spelt right?");
    assertThatThrownBy(() -> load("AM", json(", \"Features\": [\"a\", \"p\", \"b\", \"q\"]")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("Features has a and 1 more, and not r and 1 more, with which");
  }

  @Test
  void saysThatTheModelIsOfAnotherPairBeforeItReadsItsNames() {
    String other = ", \"Model_SHA256\": \"" + "0".repeat(64) + "\"";
    for (String features : List.of("[\"q\", \"p\", \"r\", \"s\"]", "[\"p\"]")) {
      assertThatThrownBy(() -> load("AM", json(other + ", \"Features\": " + features)))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("ES_best.json was written for another model than ");
    }
  }

  @Test
  void refusesTheNamesBesideTheModelInAnotherOrder() throws Exception {
    Path model = save("AK", List.of("a", "b", "c"), Map.of());

    assertThatThrownBy(() -> load(model, json(", \"Features\": [\"b\", \"a\", \"c\"]")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("in another order");
    assertThat(load(model, json(", \"Features\": [\"x\", \"y\", \"z\"]")).features())
        .as("other names are other names: the metadata's are taken")
        .containsExactly("x", "y", "z");
  }

  @Test
  void refusesNamesBesideTheModelThatAreNotTheModels() throws Exception {
    Path model = save("AM", List.of("p", "r", "q", "s"), Map.of());

    for (String features : List.of("", ", \"Features\": [\"p\", \"q\", \"r\", \"s\"]")) {
      assertThatThrownBy(() -> load(model, json(features)))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining(
              "the dict's list of features has r in place 2, where the model was trained with q;"
                  + " put the names in the model's order");
    }
  }

  @Test
  void refusesTwoListsBesideTheModelThatDiffer() throws Exception {
    List<String> names = List.of("a", "b", "c");
    Path differing = save("AK", names, Map.of("feature_names", List.of("b", "a", "c")));

    assertThatThrownBy(() -> load(differing, json("")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(
            "the dict has a list of 'features' and another of 'feature_names'; keep the one with"
                + " which the model was trained");
    Path agreeing = save("AK", names, Map.of("feature_names", names));
    assertThat(load(agreeing, json("")).features()).isEqualTo(names);
  }

  /** One of the saved forests with names beside it. */
  private Path save(String resource, List<String> features, Map<String, Object> more)
      throws Exception {
    Path model = folder.resolve("ES_rf_model.pkl");
    TrainedForest forest =
        TrainedForest.of(SavedForest.read(SavedForest.ofResource(resource).model()));
    try (OutputStream out = Files.newOutputStream(model)) {
      SklearnPickle.write(
          forest, new PicklePayload.WithFeatures(features, more), SklearnRelease.V1_2, out);
    }
    return model;
  }

  @Test
  void refusesAnotherNumberOfNames() {
    assertThatThrownBy(() -> load("AK", json(", \"Features\": [\"a\"]")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("names 1 Features, but the model in")
        .hasMessageContaining("takes 3");
    assertThatThrownBy(() -> load("AK", json("")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("has no Features")
        .hasMessageContaining("3 inputs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | holds no JSON object",
        "{\"Symbol\": \"ES\"} | has no Prod_Threshold",
        "{\"Symbol\": \"ES\", \"threshold\": 0.5} | rename it to Prod_Threshold",
        "{\"features\": [], \"symbol\": \"ES\", \"prod_threshold\": 0.5}"
            + "| rename them to Symbol, Prod_Threshold, Features.",
        "version https://git-lfs.github.com/spec/v1 | run git lfs pull",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"features\": []} | rename it to Features",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": null} | has no Prod_Threshold",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 1} | Prod_Threshold is 1, expected a number above",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.0} | Prod_Threshold is 0.0",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": \"0.5\"} | Prod_Threshold is \"0.5\"",
        "{\"Symbol\": \"NQ\", \"Prod_Threshold\": 0.5} | is for the symbol \"NQ\", expected ES",
        "{\"Prod_Threshold\": 0.5} | has no Symbol; add \"Symbol\": \"ES\"",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Symbol\": \"ES\"} | line 1: not valid JSON: Duplicate",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": NaN} | line 1: not valid JSON: NaN is no number in JSON, write null or a number; correct it.",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 1e999} | line 1: the number 1e999 is too large",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5} x | line 1: not valid JSON",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5} {} | line 1: there is more",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": \"a\"} | Features is \"a\", expected a list",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.6, \"threshold\": 0.9}"
            + "| has both Prod_Threshold 0.6 and threshold 0.9; keep the right one, as Prod_Threshold.",
        "{\"Feature_Profile\": \"corrected\", \"Symbol\": \"ES\", \"Prod_Threshold\": 0.5,"
            + " \"feature_profile\": \"reference\"} | \"corrected\" and feature_profile \"reference\"",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": []} | Features names none; name the",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": null} | line 1: Features names none",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": [1]} | Features holds 1",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": [\"a\", null, \"b\", \"c\"]} | Features holds null",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": [\"a\", \"a\"]} | names \"a\" twice",
        "{\"Symbol\": \"ES\", | line 1: not valid JSON"
      })
  void saysWhatIsWrongWithTheMetadata(String json, String sentence) {
    assertThatThrownBy(() -> load("AM", json))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("ES_best.json")
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("\n")
        .hasMessageEndingWith(".");
  }

  @Test
  void namesTheLineOfABrokenFile() {
    assertThatThrownBy(() -> load("AM", "{\n\"Symbol\": \"ES\",\n\"Prod_Threshold\" 0.5\n}"))
        .hasMessageContaining("ES_best.json, line 3: not valid JSON");
    assertThatThrownBy(() -> load("AM", "[".repeat(100_000)))
        .isInstanceOf(ModelLoadException.class);
    assertThatThrownBy(() -> load("AM", "{\"a\":" + "[".repeat(100)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("not valid JSON");
    assertThatThrownBy(() -> load("AM", " ".repeat(2_000_000)))
        .hasMessageContaining("larger than 1048576 bytes");
  }

  @Test
  void saysWhatIsWrongWithTheModel() throws Exception {
    Path junk = Files.writeString(folder.resolve("ES_rf_model.pkl"), "<html>");

    assertThatThrownBy(() -> load(junk, json("")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("ES_rf_model.pkl cannot serve as a model: ")
        .hasMessageEndingWith(".");
    assertThatThrownBy(() -> load(folder.resolve("none.pkl"), json("")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("none.pkl cannot be read");
  }

  @Test
  void answersNaNForRowsThatCannotBeScored() throws Exception {
    ModelBundle bundle = load("AM", json(""));

    assertThat(bundle.classifier().probability(new double[] {1, 2, Double.NaN, 4})).isNaN();
    assertThat(bundle.classifier().probability(new double[] {1, 2, 1e39, 4})).isNaN();
    assertThat(bundle.classifier().probability(new double[] {1, 2, 3, 4})).isEqualTo(1);
  }

  @Test
  void scoresAsBeforeAfterOtherBundlesWereReadIntoTheSameMemory() throws Exception {
    List<String> names = IntStream.range(0, 30).mapToObj(i -> "\"f" + i + "\"").toList();
    String json = json(", \"Features\": " + names);
    double[] row = new Random(1).doubles(30).toArray();
    ModelBundle one = load(SharedFiles.require("fixtures/perf/B.pkl"), json);
    double alone = one.classifier().probability(row);

    ModelBundle other = load(SharedFiles.require("fixtures/perf/A.pkl"), json);
    ModelBundle again = load(SharedFiles.require("fixtures/perf/B.pkl"), json);

    assertThat(one.classifier().probability(row)).isEqualTo(alone);
    assertThat(again.classifier().probability(row)).isEqualTo(alone);
    assertThat(other.classifier().probability(row)).isNotEqualTo(alone);
  }

  @Test
  void isForFilesThatAreCalledLikePickles() {
    SklearnBundleLoader loader = new SklearnBundleLoader();

    assertThat(loader.canRead(files("ES_rf_model.pkl"))).isTrue();
    assertThat(loader.canRead(files("ES_rf_model.joblib"))).isTrue();
    assertThat(loader.canRead(files("ES_rf_model.onnx"))).isFalse();
  }

  private ModelFiles files(String model) {
    return new ModelFiles("ES", folder.resolve("ES_best.json"), folder.resolve(model));
  }
}
