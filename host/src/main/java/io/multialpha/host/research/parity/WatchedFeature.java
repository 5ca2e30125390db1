package io.multialpha.host.research.parity;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.indicator.ExpandingPercentile;
import io.multialpha.api.indicator.Indicator;
import io.multialpha.host.feature.RepeatedRanks;
import io.multialpha.host.feature.StandardFeatures;
import java.util.Optional;

/**
 * A feature as the original had it: those of {@link RepeatedRanks} are ranked again with each
 * question. Used for one run.
 */
final class WatchedFeature {
  private final String name;
  private final Feature source;
  private final Optional<ExpandingPercentile> ranks;
  private final boolean blocks;
  private Indicator indicator;

  /**
   * @param source the host's feature of the name, or one that is never known
   */
  WatchedFeature(Feature source) {
    name = source.name();
    Optional<Feature> ranked =
        source.isNever() ? Optional.empty() : RepeatedRanks.rankedBy(source.name());
    this.source = ranked.orElse(source);
    ranks = ranked.map(each -> new ExpandingPercentile());
    blocks =
        !source.isNever()
            && name.contains("_z_")
            && StandardFeatures.all().stream()
                .anyMatch(each -> each.name().equals(name) && StandardFeatures.isOfAnother(each));
  }

  /** To be built for the run's model; keeps the indicator. */
  Feature feature() {
    return Feature.of(
        name,
        source.unit(),
        source.doc(),
        context -> {
          indicator = source.definition().in(context);
          return indicator;
        });
  }

  String name() {
    return name;
  }

  /** Whether the model was not asked, and nothing entered, before this was known. */
  boolean blocks() {
    return blocks;
  }

  /** Whether its value depends on how often it is asked for. */
  boolean repeats() {
    return ranks.isPresent();
  }

  /** What it is on this bar; counts as one question. NaN if it is not known. */
  double ask() {
    double value = indicator.value();
    return ranks.isPresent() ? ranks.get().next(value) : value;
  }
}
