package io.multialpha.host.feature;

import io.multialpha.api.feature.FeatureProfile;
import java.util.Objects;

/**
 * A standard feature with what it is under each profile.
 *
 * @param name as in a bundle's list of features
 * @param reference what the original computed
 * @param corrected what the name says; equal to the former where that is the same
 */
public record FeatureEntry(String name, Meaning reference, Meaning corrected) {
  /** Checks that nothing is null. */
  public FeatureEntry {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(corrected, "corrected");
  }

  /** What it is under a profile. */
  public Meaning under(FeatureProfile profile) {
    return profile == FeatureProfile.REFERENCE ? reference : corrected;
  }
}
