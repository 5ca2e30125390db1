package io.multialpha.api.feature;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Timeframe;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A number that models may read, under the name by which their bundles ask for it.
 *
 * <p>A feature is declared, not computed: its definition builds it of indicators, and from these
 * the host derives which bars it reads, on which timeframe it moves and how many bars it needs. It
 * knows no parameters, so that a name means the same number in training and in trading whatever the
 * configuration says.
 *
 * @param name as in the bundle's list of features: lower case letters, digits and single
 *     underscores between them
 * @param unit of the number, for example {@code %} or {@code points}; empty for a plain number
 * @param doc one line on what it is
 * @param definition builds it
 */
public record Feature(String name, String unit, String doc, Definition definition) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");

  /** Builds a feature of indicators. */
  @FunctionalInterface
  public interface Definition {
    /**
     * The feature for one instrument, as one of the host's indicators. Called before the first bar,
     * also to find out which instruments are asked for; MUST be free of side effects and ask for
     * the same each time. Never null.
     */
    Indicator in(FeatureContext context);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the name has other characters, or the doc is no line
   */
  public Feature {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(definition, "definition");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "feature '" + name + "': expected lower case letters, digits and single underscores");
    }
    if (doc.isBlank() || doc.lines().count() > 1) {
      throw new IllegalArgumentException("feature " + name + " needs one line of doc");
    }
  }

  /**
   * A name whose number is never known, for models that were trained on nothing under it. Entries
   * for which it is asked are refused, or scored with 0.0 for it, as {@code on_missing_feature}
   * says.
   *
   * @param why one line on why there is no number; told where an entry is refused
   */
  public static Feature never(String name, String unit, String why) {
    return new Feature(name, unit, why, Never.KNOWN);
  }

  /** Whether it was made by {@link #never}. */
  public boolean isNever() {
    return definition == Never.KNOWN;
  }

  private enum Never implements Definition {
    KNOWN;

    @Override
    public Indicator in(FeatureContext context) {
      return context.indicators().custom(Timeframe.HOUR, "never known", () -> bars -> Double.NaN);
    }
  }

  /** The same as the constructor. */
  public static Feature of(String name, String unit, String doc, Definition definition) {
    return new Feature(name, unit, doc, definition);
  }
}
