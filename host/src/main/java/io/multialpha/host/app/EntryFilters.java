package io.multialpha.host.app;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.FeatureBand;
import io.multialpha.api.params.Params;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec.FilterInForce;
import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.feature.NoPairException;
import io.multialpha.host.plugin.StrategyOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the features that the filters of a strategy's parameters name. */
final class EntryFilters {
  private final String account;
  private final FeatureCatalog catalog;

  EntryFilters(StrategyConfig strategy, StrategyOffer offer) {
    account = "strategies." + strategy.name();
    catalog = FeatureCatalog.standard(strategy.featureProfile()).with(offer.features());
  }

  /**
   * The filters of one instrument, in the order of its parameters.
   *
   * @throws UsageException if one could let nothing pass, or its feature cannot be had
   */
  List<FilterInForce> of(Params params, Instrument instrument) {
    List<FilterInForce> filters = new ArrayList<>();
    for (FeatureBand band : params.filters()) {
      // The configuration has been checked against the same names.
      Feature feature = catalog.find(band.feature()).orElseThrow();
      String where =
          account + ", " + instrument.symbol() + ": the filter on " + feature.name() + " ";
      if (feature.isNever()) {
        throw new UsageException(
            where
                + "would let no entry pass, since under this feature_profile it is "
                + feature.doc()
                + ". Remove the filter, or choose another profile.");
      }
      filters.add(build(feature, band, instrument, where));
    }
    return filters;
  }

  private static FilterInForce build(
      Feature feature, FeatureBand band, Instrument instrument, String where) {
    try {
      return FilterInForce.of(feature, band, instrument);
    } catch (NoPairException e) {
      throw new UsageException(
          where
              + "reads the pair of the instrument, and "
              + e.getMessage()
              + ". Give "
              + instrument.symbol()
              + " filters of its own, or none.");
    } catch (RuntimeException | LinkageError | StackOverflowError broken) {
      throw new UsageException(
          where + "cannot be built (" + broken + "). Mend the plugin that has the feature.");
    }
  }

  /** What is wrong with the filters of a strategy's instruments; each in a sentence. */
  static List<String> problems(House house, StrategyConfig strategy) {
    EntryFilters filters = new EntryFilters(strategy, house.offer(strategy));
    return strategy.instruments().stream()
        .map(symbol -> house.config().instruments().get(symbol).instrument())
        .map(instrument -> filters.problem(strategy.paramsOf(instrument.symbol()), instrument))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> problem(Params params, Instrument instrument) {
    try {
      of(params, instrument);
      return Optional.empty();
    } catch (UsageException e) {
      return Optional.of(e.getMessage());
    }
  }
}
