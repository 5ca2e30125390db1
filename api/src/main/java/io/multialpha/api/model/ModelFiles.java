package io.multialpha.api.model;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The files of one bundle.
 *
 * @param symbol root symbol, for example {@code ES}
 * @param metadata the JSON file with threshold and features; exists
 * @param model the file with the classifier; exists
 */
public record ModelFiles(String symbol, Path metadata, Path model) {
  /** Checks that nothing is null. */
  public ModelFiles {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(model, "model");
  }
}
