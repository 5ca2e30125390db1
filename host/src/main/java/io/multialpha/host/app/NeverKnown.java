package io.multialpha.host.app;

import io.multialpha.api.feature.Feature;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.OnMissingFeature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Features of models that are never known, such as those that the original never computed. */
final class NeverKnown {
  private NeverKnown() {}

  /**
   * A sentence on why no entry would ever pass, if a feature is never known and must be.
   *
   * @param file the bundle's metadata, as shown to people
   */
  static Optional<String> problem(String file, List<Feature> features, StrategyConfig strategy) {
    if (strategy.onMissingFeature() == OnMissingFeature.ZERO) {
      return Optional.empty();
    }
    return features.stream()
        .filter(Feature::isNever)
        .findFirst()
        .map(
            feature ->
                file
                    + ": no entry would ever pass, since the feature "
                    + feature.name()
                    + " is never known under feature_profile "
                    + strategy.featureProfile().word()
                    + " ("
                    + feature.doc()
                    + "). Train the model without it, or set on_missing_feature of strategies."
                    + strategy.name()
                    + " to zero, which tells the model 0.0 for it.");
  }

  /** A sentence on all models that are told zero for such a feature, if there are any. */
  static Optional<String> warning(StrategyConfig strategy, List<InstrumentModel> traded) {
    String told =
        traded.stream()
            .filter(model -> !model.neverKnown().isEmpty())
            .map(model -> model.symbol() + " (" + String.join(", ", model.neverKnown()) + ")")
            .collect(Collectors.joining(", "));
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(
            strategy.name()
                + ": some features are never known under feature_profile "
                + strategy.featureProfile().word()
                + ", and their models are always told 0.0 for them: "
                + told
                + ".");
  }
}
