package io.multialpha.host.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.model.Classifier;
import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderTest {
  private static final ModelFiles FILES =
      new ModelFiles("ES", Path.of("ES_best.json"), Path.of("ES_rf_model.pkl"));

  /** Reads files with this ending, and finds a bundle of this symbol in them. */
  private record Ending(String id, String ending, String symbol, Map<String, Object> metadata)
      implements ModelBundleLoader {
    Ending(String id, String ending, String symbol) {
      this(id, ending, symbol, Map.of());
    }

    @Override
    public List<String> modelFiles() {
      return List.of("{SYMBOL}" + ending);
    }

    @Override
    public boolean canRead(ModelFiles files) {
      if (id.equals("failing")) {
        throw new ModelException("The loader failed.");
      }
      return files.model().toString().endsWith(ending);
    }

    @Override
    public ModelBundle load(ModelFiles files) {
      Classifier half =
          new Classifier() {
            @Override
            public int inputs() {
              return 1;
            }

            @Override
            public double probability(double[] values) {
              return 0.5;
            }
          };
      return new ModelBundle(symbol, half, List.of("price_usd"), 0.5, metadata);
    }
  }

  private static Ending loader(String id, String ending) {
    return new Ending(id, ending, "ES");
  }

  @Test
  void takesTheLoaderThatReadsTheFile() throws ModelLoadException {
    BundleReader reader =
        BundleReader.of(List.of(loader("onnx", ".onnx")), List.of(loader("host", ".pkl")));

    assertThat(reader.read(FILES).loader()).isEqualTo("host");
    assertThat(reader.modelFiles()).containsExactly("{SYMBOL}.onnx", "{SYMBOL}.pkl");
    assertThat(reader.read(FILES).facts()).isEqualTo(ModelFacts.NONE);
  }

  @Test
  void letsAPluginTakeOverAFormat() throws ModelLoadException {
    BundleReader reader =
        BundleReader.of(List.of(loader("other", ".pkl")), List.of(loader("host", ".pkl")));

    assertThat(reader.read(FILES).loader()).isEqualTo("other");
  }

  @Test
  void doesNotChooseBetweenTwoPlugins() {
    BundleReader reader =
        BundleReader.of(List.of(loader("one", ".pkl"), loader("two", ".pkl")), List.of());

    assertThatThrownBy(() -> reader.read(FILES))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage(
            "ES_rf_model.pkl can be read by several model bundle loaders: one, two. Keep the plugin"
                + " of one of them.");
  }

  @Test
  void saysWhichLoadersThereAreIfNoneReadsTheFile() {
    BundleReader reader =
        BundleReader.of(List.of(loader("onnx", ".onnx")), List.of(loader("toy", ".toy")));

    assertThatThrownBy(() -> reader.read(FILES))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("installed: onnx, toy. Save the model anew");
  }

  @Test
  void refusesABundleOfAnotherInstrument() {
    BundleReader reader = BundleReader.of(List.of(), List.of(new Ending("host", ".pkl", "NQ")));

    assertThatThrownBy(() -> reader.read(FILES))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("are of NQ, expected ES");
  }

  @Test
  void tellsThatALoaderFailedToLookAtTheFile() {
    BundleReader reader = BundleReader.of(List.of(loader("failing", ".pkl")), List.of());

    assertThatThrownBy(() -> reader.read(FILES))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage("The loader failed.");
  }

  @Test
  void refusesMetadataThatWereWrittenForAnotherModel(@TempDir Path folder) throws Exception {
    Path model = Files.writeString(folder.resolve("ES_rf_model.pkl"), "abc");
    ModelFiles files = new ModelFiles("ES", folder.resolve("ES_best.json"), model);
    // Of the three letters: FIPS 180-2, appendix B.1.
    String own = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";

    assertThat(saying(own).read(files).bundle().symbol()).isEqualTo("ES");
    assertThatThrownBy(() -> saying(own.replace('A', 'B')).read(files))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(folder.resolve("ES_best.json") + " was written for another model")
        .hasMessageContaining("begins with ba7816bf8f01, not as Model_SHA256 says");
  }

  private static BundleReader saying(String checksum) {
    return BundleReader.of(
        List.of(), List.of(new Ending("host", ".pkl", "ES", Map.of("Model_SHA256", checksum))));
  }

  private static BundleReader withPlugin(Map<String, Object> metadata) {
    return BundleReader.of(List.of(new Ending("plugin", ".pkl", "ES", metadata)), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Feature_Profile",
        "Model_SHA256",
        "Strategy",
        "Strategy_Params",
        "Synthetic",
        "Train"
      })
  void refusesAKeyOfTheHostsThatAPluginsLoaderFoundInAnotherSpelling(String key) {
    String other = key.toLowerCase(Locale.ROOT);

    assertThatThrownBy(() -> withPlugin(Map.of(other, "0")).read(FILES))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage(
            "ES_best.json has the key "
                + other
                + " but not "
                + key
                + "; rename it to "
                + key
                + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "Symbol, symbol",
    "Prod_Threshold, threshold",
    "Features, FEATURES",
    "Feature_Profile, feature_profile",
    "Model_SHA256, model_sha256",
    "Strategy, strategy",
    "Strategy_Params, strategy_params",
    "Synthetic, SYNTHETIC",
    "Train, train",
  })
  void refusesASecondSpellingThatSaysSomethingElseWhicheverTheLoader(String key, String other) {
    assertThatThrownBy(() -> withPlugin(Map.of(key, "1", other, "2")).read(FILES))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage(
            "ES_best.json has both %s \"1\" and %s \"2\"; keep the right one, as %s."
                .formatted(key, other, key));
  }

  @Test
  void leavesToAPluginsLoaderHowItsFormatCallsWhatTheLoaderHandsOver() throws ModelLoadException {
    Map<String, Object> own = Map.of("symbol", "ES", "threshold", "0.5", "features", "price_usd");

    assertThat(withPlugin(own).read(FILES).bundle().metadata()).isEqualTo(own);
  }
}
