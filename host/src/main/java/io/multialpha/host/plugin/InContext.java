package io.multialpha.host.plugin;

import io.multialpha.api.model.Classifier;
import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.host.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * A plugin's model loader, called with the plugin's context class loader; so its classifiers. Once
 * a call had to be left behind it is called no more: it need not bear two calls at a time, and each
 * further bundle would take as long. For one thread at a time.
 */
final class InContext implements ModelBundleLoader {
  private final ModelLoaderOffer offer;
  private final TimeLimit limit;

  /** Why it is called no more; empty as long as it is. */
  private String leftBehind = "";

  InContext(ModelLoaderOffer offer, TimeLimit limit) {
    this.offer = offer;
    this.limit = limit;
  }

  @Override
  public String id() {
    return offer.id();
  }

  @Override
  public List<String> modelFiles() {
    return offer.modelFiles();
  }

  @Override
  public boolean canRead(ModelFiles files) {
    try {
      return call("looking at " + both(files), () -> offer.provided().canRead(files));
    } catch (ModelLoadException e) {
      throw new PluginException(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  @Override
  public ModelBundle load(ModelFiles files) throws ModelLoadException {
    return call("loading " + both(files), () -> loadNow(files));
  }

  private ModelBundle loadNow(ModelFiles files) throws ModelLoadException {
    ModelBundle bundle = offer.provided().load(files);
    return new ModelBundle(
        bundle.symbol(),
        new ClassifierInContext(bundle.classifier(), bundle.features().size(), newCall()),
        bundle.features(),
        bundle.threshold(),
        bundle.metadata());
  }

  private <T> T call(String doing, Callable<T> body) throws ModelLoadException {
    if (!leftBehind.isEmpty()) {
      throw new ModelLoadException(leftBehind);
    }
    try {
      return limit.await(() -> inContext(body), () -> doing);
    } catch (JarRejection e) {
      leftBehind =
          "The model bundle loader "
              + named()
              + " is called no more: "
              + e.getMessage()
              + "; mend the files or the plugin, or give it longer with"
              + " execution.call_timeout_seconds.";
      throw new ModelLoadException(leftBehind);
    } catch (ExecutionException e) {
      throw failure(doing, e.getCause());
    }
  }

  private <T> T inContext(Callable<T> body) throws Exception {
    PluginCall call = newCall();
    call.enter();
    try {
      return body.call();
    } finally {
      call.leave();
    }
  }

  private ModelLoadException failure(String doing, Throwable thrown) {
    if (thrown instanceof ModelLoadException said) {
      return said;
    }
    if (thrown instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
      throw error;
    }
    return new ModelLoadException(
        "The model bundle loader "
            + named()
            + " failed at "
            + doing
            + " ("
            + thrown
            + "); mend the files or the plugin.",
        thrown);
  }

  private String named() {
    return offer.id() + " of " + offer.jar().getFileName();
  }

  private static String both(ModelFiles files) {
    return files.metadata() + " and " + files.model();
  }

  private PluginCall newCall() {
    return new PluginCall(offer.provided().getClass().getClassLoader());
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
