package io.multialpha.host.app;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.model.BundleMetadata;
import java.util.Optional;

/** On the trades of which strategy a bundle was trained, and whether that is the one it filters. */
final class BundleStrategy {
  private BundleStrategy() {}

  /**
   * A sentence on why the strategy cannot use the bundle, if it says that it is another's.
   *
   * @param file the bundle's metadata, as shown to people
   */
  static Optional<String> problem(String file, ModelBundle bundle, StrategyConfig strategy) {
    Object found = bundle.metadata().get(BundleMetadata.STRATEGY);
    if (found == null || found.equals(strategy.type())) {
      return Optional.empty();
    }
    return Optional.of(
        file
            + ": trained on the trades of the strategy "
            + found
            + ", but strategies."
            + strategy.name()
            + " trades "
            + strategy.type()
            + ". Put a bundle there that was trained on its trades, or set models_path to where"
            + " its own lie.");
  }
}
