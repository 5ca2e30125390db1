package io.multialpha.host.feature;

import io.multialpha.api.market.Pairs;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The features that the host knows by itself: the names of the original's bundles, each with what
 * it is under both profiles.
 */
public final class StandardFeatures {
  private static final List<FeatureEntry> CROSS = collect(CrossFeatures::addTo);
  private static final List<FeatureEntry> ALL =
      Stream.of(
              collect(OwnFeatures::addTo).stream(),
              collect(PairFeatures::addTo).stream(),
              CROSS.stream())
          .flatMap(each -> each)
          .toList();

  private StandardFeatures() {}

  /** All of them: the instrument's own first, then those of its pair, then those of others. */
  public static List<FeatureEntry> all() {
    return ALL;
  }

  /** Whether it is a return or a z-score of the instrument that its name begins with. */
  public static boolean isOfAnother(FeatureEntry entry) {
    return CROSS.contains(entry);
  }

  /** Which instrument is whose pair, by symbol. */
  public static SortedMap<String, String> pairs() {
    return Pairs.all();
  }

  private static List<FeatureEntry> collect(Consumer<EntryList> features) {
    EntryList entries = new EntryList();
    features.accept(entries);
    return entries.entries();
  }
}
