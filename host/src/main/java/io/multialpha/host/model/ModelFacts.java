package io.multialpha.host.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of a model beside how it scores, for people and records.
 *
 * @param trees how many trees it has, if it consists of such
 * @param nodes how many nodes they have together, leaves included
 * @param sklearnVersion version of scikit-learn that made it, such as {@code 1.2.1}
 */
public record ModelFacts(OptionalInt trees, OptionalLong nodes, Optional<String> sklearnVersion) {
  /** Of a model that tells nothing. */
  public static final ModelFacts NONE =
      new ModelFacts(OptionalInt.empty(), OptionalLong.empty(), Optional.empty());

  /** Checks that nothing is null. */
  public ModelFacts {
    Objects.requireNonNull(trees, "trees");
    Objects.requireNonNull(nodes, "nodes");
    Objects.requireNonNull(sklearnVersion, "sklearnVersion");
  }
}
