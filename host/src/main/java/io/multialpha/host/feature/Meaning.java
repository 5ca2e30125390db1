package io.multialpha.host.feature;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.Feature.Definition;
import java.util.Objects;
import java.util.Optional;

/**
 * What a feature is. Two names are the same number exactly if their formulas are the same text.
 *
 * @param unit of the number, for example {@code %} or {@code points}; empty for a plain number
 * @param range in which it lies
 * @param formula one line on how it is made
 * @param definition builds it; empty if it is never a number, and the formula says why
 */
public record Meaning(String unit, String range, String formula, Optional<Definition> definition) {
  /** Checks that nothing is null. */
  public Meaning {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(formula, "formula");
    Objects.requireNonNull(definition, "definition");
  }

  static Meaning of(String unit, String range, String formula, Definition definition) {
    return new Meaning(unit, range, formula, Optional.of(definition));
  }

  static Meaning never(String unit, String range, String why) {
    return new Meaning(unit, range, why, Optional.empty());
  }

  /** The feature of this name. */
  public Feature under(String name) {
    return definition
        .map(made -> Feature.of(name, unit, formula, made))
        .orElseGet(() -> Feature.never(name, unit, formula));
  }
}
