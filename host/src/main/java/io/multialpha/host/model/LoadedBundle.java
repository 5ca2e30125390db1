package io.multialpha.host.model;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelFiles;
import java.util.Objects;

/**
 * A bundle as read from its files.
 *
 * @param files where it was read
 * @param loader id of the loader that read it
 * @param bundle what it holds; its classifier is for one thread
 */
public record LoadedBundle(ModelFiles files, String loader, ModelBundle bundle) {
  /** Checks that nothing is null. */
  public LoadedBundle {
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(loader, "loader");
    Objects.requireNonNull(bundle, "bundle");
  }

  /** What is known of its model. */
  public ModelFacts facts() {
    return bundle.classifier() instanceof DescribedClassifier model
        ? model.facts()
        : ModelFacts.NONE;
  }
}
