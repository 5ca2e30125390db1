package io.multialpha.plugins.onnx;

import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.testkit.ModelBundleLoaderContract;
import java.io.IOException;
import java.nio.file.Path;

class OnnxContractTest extends ModelBundleLoaderContract {
  @Override
  protected ModelBundleLoader loader() {
    return new OnnxBundleLoader();
  }

  @Override
  protected ModelFiles bundle(Path empty) throws IOException {
    return Bundles.good(empty);
  }
}
