package io.multialpha.host.model;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.host.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads bundles with whichever loader is for them: one of a plugin's before the host's own, so that
 * a plugin can take over a format. Loading twice gives classifiers that two threads may use.
 *
 * <p>May be used by up to {@link #MOST_AT_ONCE} threads. Loaders of plugins are called by one at a
 * time, since nobody asks of them that they bear more.
 */
public final class BundleReader {
  /**
   * How many bundles may be read at a time. While it is read, a model takes twice its file's size
   * of memory, and gives most of it back: more at a time would need more memory than time is won.
   */
  public static final int MOST_AT_ONCE = 2;

  private final List<ModelBundleLoader> plugins;
  private final List<ModelBundleLoader> host;

  private BundleReader(List<ModelBundleLoader> plugins, List<ModelBundleLoader> host) {
    this.plugins = List.copyOf(plugins);
    this.host = List.copyOf(host);
  }

  /**
   * With these loaders.
   *
   * @param plugins those of plugins, in load order
   * @param host the host's own
   */
  public static BundleReader of(List<ModelBundleLoader> plugins, List<ModelBundleLoader> host) {
    return new BundleReader(plugins, host);
  }

  /** Names of the model files that loaders are for beside a strategy's own. */
  public List<String> modelFiles() {
    List<String> names = new ArrayList<>();
    plugins.forEach(loader -> names.addAll(loader.modelFiles()));
    host.forEach(loader -> names.addAll(loader.modelFiles()));
    return names;
  }

  /**
   * Reads a bundle.
   *
   * @throws ModelLoadException with a sentence for the user, if it cannot be used
   */
  public LoadedBundle read(ModelFiles files) throws ModelLoadException {
    ModelBundleLoader loader;
    ModelBundle bundle = null;
    synchronized (plugins) {
      loader = loaderFor(files);
      if (!host.contains(loader)) {
        bundle = loader.load(files);
      }
    }
    if (bundle == null) {
      bundle = loader.load(files);
    }
    if (!bundle.symbol().equals(files.symbol())) {
      throw new ModelLoadException(
          files.metadata()
              + " and "
              + files.model()
              + " are of "
              + bundle.symbol()
              + ", expected "
              + files.symbol()
              + ". Put each bundle under its own symbol.");
    }
    BundleMetadata.requireOneSpelling(bundle.metadata(), files.metadata());
    Training training = Training.of(bundle.metadata(), files.metadata());
    LoadedBundle loaded = new LoadedBundle(files, loader.id(), bundle, training);
    requireOneTraining(loaded);
    return loaded;
  }

  private static void requireOneTraining(LoadedBundle loaded) throws ModelLoadException {
    Map<String, Object> said = loaded.bundle().metadata();
    if (!said.containsKey(BundleMetadata.MODEL_SHA256)) {
      return;
    }
    ModelFiles files = loaded.files();
    try {
      BundleMetadata.requireModel(said, files, loaded.modelSha256());
    } catch (IOException failed) {
      throw new ModelLoadException(
          files.model() + " cannot be read; check its permissions.", failed);
    }
  }

  private ModelBundleLoader loaderFor(ModelFiles files) throws ModelLoadException {
    List<ModelBundleLoader> able = able(plugins, files);
    if (able.isEmpty()) {
      able = able(host, files);
    }
    if (able.size() > 1) {
      throw new ModelLoadException(
          files.model()
              + " can be read by several model bundle loaders: "
              + ids(able)
              + ". Keep the plugin of one of them.");
    }
    if (able.isEmpty()) {
      List<ModelBundleLoader> all = new ArrayList<>(plugins);
      all.addAll(host);
      throw new ModelLoadException(
          files.model()
              + " is in no format that an installed model bundle loader reads; installed: "
              + (all.isEmpty() ? "none" : ids(all))
              + ". Save the model anew, or install the loader's plugin.");
    }
    return able.get(0);
  }

  private static List<ModelBundleLoader> able(List<ModelBundleLoader> loaders, ModelFiles files)
      throws ModelLoadException {
    List<ModelBundleLoader> able = new ArrayList<>();
    for (ModelBundleLoader loader : loaders) {
      try {
        if (loader.canRead(files)) {
          able.add(loader);
        }
      } catch (UserException failed) {
        throw new ModelLoadException(failed.getMessage(), failed);
      }
    }
    return able;
  }

  private static String ids(List<ModelBundleLoader> loaders) {
    return String.join(", ", loaders.stream().map(ModelBundleLoader::id).toList());
  }
}
