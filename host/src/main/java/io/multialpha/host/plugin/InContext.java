package io.multialpha.host.plugin;

import io.multialpha.api.model.Classifier;
import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.host.ExitCode;
import java.util.List;

/** A plugin's model loader, called with the plugin's context class loader; so its classifiers. */
record InContext(ModelBundleLoader inner, String id, List<String> modelFiles)
    implements ModelBundleLoader {
  @Override
  public boolean canRead(ModelFiles files) {
    PluginCall call = newCall();
    call.enter();
    try {
      return inner.canRead(files);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      throw new PluginException(ExitCode.USAGE, failure("looking at", files, e), e);
    } finally {
      call.leave();
    }
  }

  @Override
  public ModelBundle load(ModelFiles files) throws ModelLoadException {
    PluginCall call = newCall();
    call.enter();
    try {
      ModelBundle bundle = inner.load(files);
      return new ModelBundle(
          bundle.symbol(),
          new ClassifierInContext(bundle.classifier(), bundle.features().size(), newCall()),
          bundle.features(),
          bundle.threshold(),
          bundle.metadata());
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      throw new ModelLoadException(failure("loading", files, e), e);
    } finally {
      call.leave();
    }
  }

  private String failure(String doing, ModelFiles files, Throwable thrown) {
    return "The plugin's model bundle loader "
        + id
        + " failed at "
        + doing
        + " "
        + files.metadata()
        + " and "
        + files.model()
        + " ("
        + thrown
        + "); mend the files or the plugin.";
  }

  private PluginCall newCall() {
    return new PluginCall(inner.getClass().getClassLoader());
  }

  private record ClassifierInContext(Classifier inner, int inputs, PluginCall call)
      implements Classifier {
    @Override
    public double probability(double[] values) {
      call.enter();
      try {
        return inner.probability(values);
      } finally {
        call.leave();
      }
    }
  }
}
