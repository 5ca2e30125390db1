package io.multialpha.it.model;

import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.host.model.sklearn.SklearnBundleLoader;
import io.multialpha.testkit.ModelBundleLoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The host's own loader keeps what is asked of those of plugins. */
class SklearnBundleLoaderContractTest extends ModelBundleLoaderContract {
  private static final Path MODELS = Path.of("..", "host", "src", "test", "resources", "models");

  @Override
  protected ModelBundleLoader loader() {
    return new SklearnBundleLoader();
  }

  @Override
  protected ModelFiles bundle(Path empty) throws IOException {
    Path metadata = empty.resolve("ES_best.json");
    Files.write(
        metadata,
        List.of(
            "{", "  \"Symbol\": \"ES\",", "  \"Prod_Threshold\": 0.55,", "  \"Trades\": 875", "}"));
    Path model = empty.resolve("ES_rf_model.pkl");
    Files.copy(MODELS.resolve("AM_rf_model.pkl"), model);
    return new ModelFiles("ES", metadata, model);
  }
}
