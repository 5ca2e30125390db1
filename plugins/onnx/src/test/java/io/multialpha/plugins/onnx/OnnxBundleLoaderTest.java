package io.multialpha.plugins.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.model.Classifier;
import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.host.model.sklearn.ClassLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxBundleLoaderTest {
  private static final ClassLabel ZERO = new ClassLabel.Whole(0);
  private static final ClassLabel ONE = new ClassLabel.Whole(1);

  @TempDir Path folder;

  private static ModelBundle load(ModelFiles files) throws ModelLoadException {
    return new OnnxBundleLoader().load(files);
  }

  @Test
  void readsThresholdFeaturesAndTheRestOfTheMetadata() throws IOException, ModelLoadException {
    ModelBundle bundle = load(Bundles.good(folder));

    assertThat(bundle.threshold()).isEqualTo(0.55);
    assertThat(bundle.features()).containsExactly("ibs", "gap");
    assertThat(bundle.metadata())
        .containsEntry("Sharpe", 1.25)
        .containsEntry("Params", Map.of("depth", List.of(3)))
        .doesNotContainKey("Note");
  }

  @Test
  void scoresAsTheForestDoes() throws IOException, ModelLoadException {
    Classifier classifier = load(Bundles.good(folder)).classifier();

    // As a float, a tenth is a little more than the tenth at which the tree splits.
    assertThat(classifier.probability(new double[] {Math.nextDown(0.1f), 0})).isEqualTo(0.25);
    assertThat(classifier.probability(new double[] {0.1, 0})).isEqualTo(0.75);
    assertThat(classifier.probability(new double[] {7, 0})).isEqualTo(0.75);
  }

  @Test
  void takesTheClassOneWhereverItIs() throws IOException, ModelLoadException {
    Classifier classifier =
        load(Bundles.write(folder, Bundles.forest(false), List.of(ONE, ZERO), Bundles.METADATA))
            .classifier();

    assertThat(classifier.probability(new double[] {7, 0})).isEqualTo(0.25);
  }

  @Test
  void scoresMissingValuesOnlyWhereTheModelWasTrainedToDoSo()
      throws IOException, ModelLoadException {
    Classifier trained =
        load(Bundles.write(folder, Bundles.forest(true), List.of(ZERO, ONE), Bundles.METADATA))
            .classifier();
    Classifier other = load(Bundles.good(folder)).classifier();
    double[] missing = {Double.NaN, 0};

    assertThat(trained.probability(missing)).isEqualTo(0.25);
    assertThat(other.probability(missing)).isNaN();
    assertThat(trained.probability(new double[] {1e39, 0})).isNaN();
  }

  @Test
  void takesTheModelsNamesWhereTheMetadataHasNone() throws IOException, ModelLoadException {
    ModelFiles files =
        Bundles.write(
            folder,
            Bundles.forest(false),
            List.of(ZERO, ONE),
            "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5}");

    assertThat(load(files).features()).containsExactly("ibs", "gap");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | is not for ES",
        "[1] | is no JSON object",
        "{\"Symbol\": \"ES\"} | has no Prod_Threshold above 0 and below 1",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 1} | has no Prod_Threshold above 0 and below 1",
        "{\"Symbol\": \"NQ\", \"Prod_Threshold\": 0.5} | is not for ES",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": [\"a\"]} | names 1 Features",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": 3} | Features is no list",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": []} | Features is no list",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": null} | Features is no list",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": [\"gap\", \"ibs\"]} | was made for ibs, gap",
        "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.5, \"Features\": [\"ibs\", null, \"gap\"]} | Features is no list",
        "{\"Symbol\": \"ES\", \"Symbol\": \"ES\"} | is no JSON at line 1"
      })
  void refusesMetadataThatIsNotThisBundles(String metadata, String reason) throws IOException {
    ModelFiles files = Bundles.write(folder, Bundles.forest(false), List.of(ZERO, ONE), metadata);

    assertThatThrownBy(() -> load(files))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith(files.metadata().toString())
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAFileThatIsNoModel() throws IOException {
    ModelFiles files = Bundles.good(folder);
    Files.writeString(files.model(), "no model");

    assertThatThrownBy(() -> load(files))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith(files.model() + " is no model that onnxruntime can run: ")
        .hasMessageEndingWith(".");
  }
}
