package io.multialpha.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.host.model.BundleSurvey;
import io.multialpha.host.model.export.EstimatorKind;
import io.multialpha.host.model.export.OnnxExport;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.sklearn.ClassLabel;
import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.plugin.PluginCatalog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader of ONNX files, as its jar is dropped into the plugins folder. */
class OnnxPluginTest {
  private static final Path JAR = Path.of("..", "plugins", "onnx", "target", "onnx.jar");

  @TempDir Path folder;

  @Test
  void loadsBundlesOfFilesThatTheHostCannotRead() throws IOException, ModelLoadException {
    assumeTrue(Files.exists(JAR), JAR + " is built by mvn package");
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Files.copy(JAR, plugins.resolve("onnx.jar"));
    Path models = Files.createDirectory(folder.resolve("models"));
    write(models);

    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.rejected()).isEmpty();
      LoadedPlugin plugin = catalog.plugin("onnx").orElseThrow();
      assertThat(plugin.modelLoaders()).singleElement().extracting("id").isEqualTo("onnx");
      ModelBundleLoader loader = plugin.modelLoaders().get(0).loader();
      BundleSurvey survey =
          BundleSurvey.of(models, ModelLayout.standard(), loader.modelFiles(), List.of("ES", "NQ"));
      assertThat(survey.missing()).containsExactly("NQ");
      ModelFiles files = survey.present().get(0);
      assertThat(loader.canRead(files)).isTrue();

      ModelBundle bundle = loader.load(files);

      assertThat(bundle.features()).containsExactly("ibs");
      assertThat(bundle.threshold()).isEqualTo(0.6);
      assertThat(bundle.classifier().probability(new double[] {0.5})).isEqualTo(0.25);
      assertThat(bundle.classifier().probability(new double[] {0.6})).isEqualTo(0.75);
    }
  }

  private static void write(Path models) throws IOException {
    Tree tree =
        new Tree(
            new int[] {1, -1, -1},
            new int[] {2, -1, -1},
            new int[] {0, -2, -2},
            new double[] {0.5, -2, -2},
            new boolean[3],
            new double[3],
            new long[] {8, 4, 4},
            new double[] {8, 4, 4},
            new double[] {4, 4, 3, 1, 1, 3});
    Forest forest = new Forest(1, 2, LeafValues.COUNTS, false, List.of(tree));
    List<ClassLabel> labels = List.of(new ClassLabel.Whole(0), new ClassLabel.Whole(1));
    Files.writeString(
        models.resolve("ES_best.json"), "{\"Symbol\": \"ES\", \"Prod_Threshold\": 0.6}");
    try (OutputStream out = Files.newOutputStream(models.resolve("ES_rf_model.onnx"))) {
      OnnxExport.write(
          new TrainedForest(EstimatorKind.RANDOM_FOREST, forest, labels, List.of(), Map.of()),
          List.of("ibs"),
          Map.of(),
          out);
    }
  }
}
