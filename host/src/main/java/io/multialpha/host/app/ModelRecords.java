package io.multialpha.host.app;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.host.ledger.RunInfo.ModelUsed;
import io.multialpha.host.model.BundleMetadata;
import io.multialpha.host.model.LoadedBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** What is recorded of a bundle: enough to tell later which model it was. */
final class ModelRecords {
  private ModelRecords() {}

  /**
   * The record of a bundle as it is on disk now.
   *
   * @param show makes a path readable
   */
  static ModelUsed of(String strategy, LoadedBundle loaded, Function<Path, String> show)
      throws IOException {
    ModelBundle bundle = loaded.bundle();
    return new ModelUsed(
        strategy,
        bundle.symbol(),
        loaded.loader(),
        show.apply(loaded.files().metadata()),
        Checksum.sha256(loaded.files().metadata()),
        show.apply(loaded.files().model()),
        modelSha256(loaded),
        bundle.threshold(),
        bundle.features(),
        loaded.facts().sklearnVersion(),
        BundleMetadata.trainedUntil(bundle.metadata()),
        BundleMetadata.isSynthetic(bundle.metadata()));
  }

  /** Loaders of plugins do not say what they have read, so their files are read once more. */
  private static String modelSha256(LoadedBundle loaded) throws IOException {
    Optional<String> known = loaded.facts().sha256();
    return known.isPresent() ? known.get() : Checksum.sha256(loaded.files().model());
  }
}
