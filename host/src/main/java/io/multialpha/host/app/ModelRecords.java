package io.multialpha.host.app;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.host.Checksum;
import io.multialpha.host.ledger.RunInfo.ModelUsed;
import io.multialpha.host.model.LoadedBundle;
import java.io.IOException;
import java.nio.file.Path;
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
        loaded.modelSha256(),
        bundle.threshold(),
        bundle.features(),
        loaded.facts().sklearnVersion(),
        loaded.training().until(),
        loaded.training().synthetic());
  }
}
