package io.multialpha.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.host.model.BundleSurvey;
import io.multialpha.host.plugin.LoadedPlugin;
import io.multialpha.host.plugin.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader of ONNX files, as its jar is dropped into the plugins folder. */
class OnnxPluginTest {
  @TempDir Path folder;

  @Test
  void loadsBundlesOfFilesThatTheHostCannotRead() throws IOException, ModelLoadException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    OnnxBundle.install(plugins);
    Path models = folder.resolve("models");
    OnnxBundle.write(models, "ES", 0.6, "ibs");

    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.rejected()).isEmpty();
      LoadedPlugin plugin = catalog.plugin("onnx").orElseThrow();
      assertThat(plugin.modelLoaders()).singleElement().extracting("id").isEqualTo("onnx");
      ModelBundleLoader loader = plugin.modelLoaders().get(0).loader(Duration.ofSeconds(10));
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
}
