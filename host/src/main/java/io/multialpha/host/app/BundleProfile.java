package io.multialpha.host.app;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.model.ModelBundle;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.model.BundleMetadata;
import java.util.Optional;

/** On which feature profile a bundle was trained, and whether that is the strategy's. */
final class BundleProfile {
  private BundleProfile() {}

  /** The profile that a bundle was trained on; empty if what it says is none. */
  static Optional<FeatureProfile> trainedOn(ModelBundle bundle) {
    Object found = bundle.metadata().get(BundleMetadata.FEATURE_PROFILE);
    if (found == null) {
      return Optional.of(FeatureProfile.REFERENCE);
    }
    return found instanceof String word ? FeatureProfile.named(word) : Optional.empty();
  }

  /**
   * A sentence on why the strategy cannot use the bundle, if it was trained on another profile, or
   * none can tell on which.
   *
   * @param file the bundle's metadata, as shown to people
   */
  static Optional<String> problem(String file, ModelBundle bundle, StrategyConfig strategy) {
    Object found = bundle.metadata().get(BundleMetadata.FEATURE_PROFILE);
    String said = found == null ? FeatureProfile.REFERENCE.word() : found.toString();
    Optional<FeatureProfile> trained = trainedOn(bundle);
    if (trained.isEmpty()) {
      return Optional.of(
          file
              + ": "
              + BundleMetadata.FEATURE_PROFILE
              + " is '"
              + said
              + "', expected "
              + FeatureProfile.words()
              + "; write there on which features the model was trained.");
    }
    if (trained.get() == strategy.featureProfile()) {
      return Optional.empty();
    }
    return Optional.of(
        file
            + ": trained on the feature profile "
            + said
            + (found == null ? " (it names no " + BundleMetadata.FEATURE_PROFILE + ")" : "")
            + ", but feature_profile of strategies."
            + strategy.name()
            + " is "
            + strategy.featureProfile().word()
            + ". Set that to "
            + said
            + ", or put a bundle there that was trained on "
            + strategy.featureProfile().word()
            + ".");
  }
}
