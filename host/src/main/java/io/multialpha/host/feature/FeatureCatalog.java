package io.multialpha.host.feature;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.feature.FeatureProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Features by name: the host's standard ones and those that a strategy contributes. Immutable. */
public final class FeatureCatalog {
  /** Made when first asked for: most starts want one of them. */
  private static final Map<FeatureProfile, FeatureCatalog> STANDARD = new ConcurrentHashMap<>();

  private final Map<String, Feature> features;

  private FeatureCatalog(Map<String, Feature> features) {
    this.features = Collections.unmodifiableMap(features);
  }

  /** The host's standard features under the profile {@link FeatureProfile#REFERENCE}. */
  public static FeatureCatalog standard() {
    return standard(FeatureProfile.REFERENCE);
  }

  /** The host's standard features under a profile. The names are the same under each. */
  public static FeatureCatalog standard(FeatureProfile profile) {
    return STANDARD.computeIfAbsent(profile, FeatureCatalog::standardUnder);
  }

  private static FeatureCatalog standardUnder(FeatureProfile profile) {
    return new FeatureCatalog(Map.of())
        .with(
            StandardFeatures.all().stream()
                .map(entry -> entry.under(profile).under(entry.name()))
                .toList());
  }

  /**
   * These and further features.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public FeatureCatalog with(Collection<Feature> further) {
    Map<String, Feature> all = new LinkedHashMap<>(features);
    for (Feature feature : further) {
      if (all.put(feature.name(), feature) != null) {
        throw new IllegalArgumentException(
            (features.containsKey(feature.name())
                    ? "the host already has a feature "
                    : "there are two features ")
                + feature.name());
      }
    }
    return new FeatureCatalog(all);
  }

  /** All features, the host's first. */
  public List<Feature> all() {
    return List.copyOf(features.values());
  }

  /** The feature of this name, written exactly so. */
  public Optional<Feature> find(String name) {
    return Optional.ofNullable(features.get(name));
  }

  /** Names like this one, the most similar first; at most three, none where none is similar. */
  public List<String> nearest(String name) {
    List<String> names = new ArrayList<>();
    for (Similarity.Ranked ranked : Similarity.rank(name, features.keySet())) {
      if (names.size() < 3) {
        names.add(ranked.name());
      }
    }
    return names;
  }
}
