package io.multialpha.host.plugin;

import io.multialpha.api.model.ModelBundleLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A loader of model bundles that a plugin offers.
 *
 * @param provided the plugin's own object; called through {@link #loader}
 * @param id short name of its format
 * @param modelFiles names of the model files that it is for beside the strategies' own
 * @param jar the plugin's file
 */
public record ModelLoaderOffer(
    ModelBundleLoader provided, String id, List<String> modelFiles, Path jar) {

  /** Copies the list. */
  public ModelLoaderOffer {
    modelFiles = List.copyOf(modelFiles);
  }

  /**
   * The loader as the host calls it, by one thread at a time: it and the classifiers it loads bring
   * the plugin's context class loader along. A call that does not return is given up on after a
   * minute, or after a longer time that is configured; then every further one is refused.
   *
   * @param callTimeout how long a call into a plugin may take during a run
   */
  public ModelBundleLoader loader(Duration callTimeout) {
    return new InContext(this, TimeLimit.forModels(callTimeout));
  }
}
