package io.multialpha.api.params;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A filter on entries: the band in which a feature has to lie, both ends inside. A feature that is
 * not known lies in none.
 *
 * @param feature its name, as in a model bundle's list of features
 * @param low smallest value that passes, in the feature's unit; negative infinity for none
 * @param high largest value that passes; positive infinity for none
 */
public record FeatureBand(String feature, double low, double high) {
  private static final String KEYS = "feature, low and high";

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is no feature, no bound, or the band is upside down
   */
  public FeatureBand {
    if (feature.isBlank()) {
      throw new IllegalArgumentException("a filter names no feature");
    }
    if (low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the filter on " + feature + " has no bound, expected low, high or both");
    }
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "the filter on "
              + feature
              + " has low "
              + Param.plain(low)
              + " and high "
              + Param.plain(high)
              + ", expected low to be at most high");
    }
  }

  /** Whether a value passes; NaN never does. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }

  /**
   * Bands of what a configuration gave.
   *
   * @throws IllegalArgumentException with a sentence on the first that is none, or if two are of
   *     one feature
   */
  static List<FeatureBand> listOf(List<?> raw) {
    List<FeatureBand> bands = new ArrayList<>();
    Set<String> features = new HashSet<>();
    for (Object each : raw) {
      FeatureBand band = each instanceof FeatureBand made ? made : of(each);
      if (!features.add(band.feature)) {
        throw new IllegalArgumentException("there are two filters on " + band.feature);
      }
      bands.add(band);
    }
    return Collections.unmodifiableList(bands);
  }

  private static FeatureBand of(Object raw) {
    if (!(raw instanceof Map<?, ?> given)) {
      throw new IllegalArgumentException("a filter is " + raw + ", expected " + KEYS);
    }
    for (Object key : given.keySet()) {
      if (!Set.of("feature", "low", "high").contains(key)) {
        throw new IllegalArgumentException("a filter has " + key + ", expected " + KEYS);
      }
    }
    Object feature = given.get("feature");
    return new FeatureBand(
        feature == null ? "" : feature.toString(),
        bound(given.get("low"), Double.NEGATIVE_INFINITY),
        bound(given.get("high"), Double.POSITIVE_INFINITY));
  }

  private static double bound(Object raw, double none) {
    if (raw == null) {
      return none;
    }
    if (raw instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("a filter has the bound " + raw + ", expected a number");
  }

  /** As it would be written in the configuration. */
  @Override
  public String toString() {
    return "{feature: "
        + feature
        + (low == Double.NEGATIVE_INFINITY ? "" : ", low: " + Param.plain(low))
        + (high == Double.POSITIVE_INFINITY ? "" : ", high: " + Param.plain(high))
        + "}";
  }
}
