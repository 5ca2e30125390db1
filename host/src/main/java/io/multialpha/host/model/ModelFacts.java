package io.multialpha.host.model;

import java.util.List;
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
 * @param sha256 of the bytes that were read, in hexadecimal, if they were counted on the way
 * @param warnings what a user should know before he relies on it; full sentences
 */
public record ModelFacts(
    OptionalInt trees,
    OptionalLong nodes,
    Optional<String> sklearnVersion,
    Optional<String> sha256,
    List<String> warnings) {
  /** Of a model that tells nothing. */
  public static final ModelFacts NONE =
      new ModelFacts(
          OptionalInt.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty(), List.of());

  /** Checks that nothing is null and copies the list. */
  public ModelFacts {
    Objects.requireNonNull(trees, "trees");
    Objects.requireNonNull(nodes, "nodes");
    Objects.requireNonNull(sklearnVersion, "sklearnVersion");
    Objects.requireNonNull(sha256, "sha256");
    warnings = List.copyOf(warnings);
  }
}
