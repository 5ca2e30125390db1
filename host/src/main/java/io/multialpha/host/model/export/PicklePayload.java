package io.multialpha.host.model.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pickle holds: the estimator, or a dict with it. */
public sealed interface PicklePayload {
  /** The estimator itself. */
  record Bare() implements PicklePayload {}

  /**
   * A dict with the estimator as {@code model} and the names of its inputs as {@code features}.
   *
   * @param features names of the inputs, in order
   * @param more further entries, in order: truth values, numbers, texts, and lists and maps of
   *     these
   */
  record WithFeatures(List<String> features, Map<String, Object> more) implements PicklePayload {
    /**
     * Copies both.
     *
     * @throws IllegalArgumentException if a further entry takes the name of the model or features
     */
    public WithFeatures {
      features = List.copyOf(features);
      more = new LinkedHashMap<>(more);
      if (more.containsKey("model") || more.containsKey("features")) {
        throw new IllegalArgumentException("model and features are given on their own");
      }
    }
  }
}
