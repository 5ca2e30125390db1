package io.multialpha.host.app;

import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.host.model.BundleReader;
import io.multialpha.host.model.LoadedBundle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;

/**
 * What came of reading a bundle.
 *
 * @param files where it lies
 * @param bundle what was read, if it is of use
 * @param problem a sentence on why it is not, empty if it is
 */
record BundleLoading(ModelFiles files, Optional<LoadedBundle> bundle, String problem) {
  /**
   * Reads bundles, as many at a time as there are processors and {@link BundleReader} allows. What
   * comes of each does not depend on the others, so it does not matter which thread takes which.
   *
   * @param judge called for each on this thread, in the order given, while the next are being read
   * @return what it gave, by symbol, in the order given
   */
  static <T> Map<String, T> of(
      BundleReader reader, List<ModelFiles> bundles, Function<BundleLoading, T> judge) {
    Map<String, T> judged = new LinkedHashMap<>();
    int threads =
        Math.min(
            Math.min(Runtime.getRuntime().availableProcessors(), BundleReader.MOST_AT_ONCE),
            bundles.size());
    if (threads < 2) {
      bundles.forEach(files -> judged.put(files.symbol(), judge.apply(of(reader, files))));
      return judged;
    }
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      List<ForkJoinTask<BundleLoading>> tasks =
          bundles.stream().map(files -> pool.submit(() -> of(reader, files))).toList();
      for (ForkJoinTask<BundleLoading> task : tasks) {
        BundleLoading one = task.join();
        judged.put(one.files().symbol(), judge.apply(one));
      }
    } finally {
      pool.shutdownNow();
    }
    return judged;
  }

  private static BundleLoading of(BundleReader reader, ModelFiles files) {
    try {
      return new BundleLoading(files, Optional.of(reader.read(files)), "");
    } catch (ModelLoadException broken) {
      return new BundleLoading(files, Optional.empty(), broken.getMessage());
    }
  }
}
