package io.multialpha.host.model;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.host.Checksum;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * A bundle as read from its files.
 *
 * @param files where it was read
 * @param loader id of the loader that read it
 * @param bundle what it holds; its classifier is for one thread
 * @param training what its metadata say of how it was trained
 */
public record LoadedBundle(ModelFiles files, String loader, ModelBundle bundle, Training training) {
  /** Checks that nothing is null. */
  public LoadedBundle {
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(loader, "loader");
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(training, "training");
  }

  /**
   * SHA-256 of the model file, in hexadecimal. Loaders of plugins do not say what they have read,
   * so their files are read once more.
   */
  public String modelSha256() throws IOException {
    Optional<String> known = facts().sha256();
    return known.isPresent() ? known.get() : Checksum.sha256(files.model());
  }

  /** What is known of its model. */
  public ModelFacts facts() {
    return bundle.classifier() instanceof DescribedClassifier model
        ? model.facts()
        : ModelFacts.NONE;
  }
}
