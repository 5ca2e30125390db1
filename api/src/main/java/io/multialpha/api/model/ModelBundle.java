package io.multialpha.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A model ready to filter the entries in one instrument.
 *
 * @param symbol root symbol it was trained for
 * @param classifier gives the probability that an entry is worth taking
 * @param features names of the classifier's inputs, in order; at least one
 * @param threshold smallest probability at which an entry is taken; above 0, below 1
 * @param metadata the metadata in the order read: texts, numbers, booleans, lists and maps of
 *     these; keys without a value (JSON's null) are left out
 */
public record ModelBundle(
    String symbol,
    Classifier classifier,
    List<String> features,
    double threshold,
    Map<String, Object> metadata) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the threshold is not between 0 and 1, or the features'
   *     number is not that of the classifier's inputs
   */
  public ModelBundle {
    Objects.requireNonNull(symbol, "symbol");
    features = List.copyOf(features);
    Map<String, Object> known = new LinkedHashMap<>(metadata);
    known.values().removeIf(Objects::isNull);
    metadata = Collections.unmodifiableMap(known);
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          symbol + ": threshold is " + threshold + ", expected a number above 0 and below 1");
    }
    if (features.isEmpty() || features.size() != classifier.inputs()) {
      throw new IllegalArgumentException(
          symbol
              + ": "
              + features.size()
              + " features for a model of "
              + classifier.inputs()
              + " inputs");
    }
  }
}
