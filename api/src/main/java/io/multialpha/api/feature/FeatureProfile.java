package io.multialpha.api.feature;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the names of the standard features mean. A model is of use under one of them only. */
public enum FeatureProfile {
  /** What the original computed when it traded, quirks included. */
  REFERENCE,
  /** What each name says. */
  CORRECTED;

  /** The profile of this name, written as in a configuration. */
  public static Optional<FeatureProfile> named(String word) {
    for (FeatureProfile profile : values()) {
      if (profile.word().equals(word)) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }

  /** The names of all, for a sentence. */
  public static String words() {
    return String.join(" or ", Arrays.stream(values()).map(FeatureProfile::word).toList());
  }

  /** Its name in configurations and bundles. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
