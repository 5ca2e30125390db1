package io.multialpha.host.app;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Instrument;
import io.multialpha.host.UserException;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.feature.NoPairException;
import io.multialpha.host.plugin.StrategyOffer;
import io.multialpha.host.research.audit.FeatureRecorder.Asked;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which features of which instruments are looked into: those named, or all, or those that the
 * parameter {@code filters} names, that bundles read and that the strategy has itself. What a
 * strategy looks at without a feature is no more than its decisions tell.
 */
final class FeatureChoice {
  private static final String ALL = "all";

  private final StrategyOffer offer;
  private final FeatureCatalog catalog;
  private final Optional<List<String>> named;
  private final Predicate<String> hasBars;
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> withoutBars = new LinkedHashSet<>();
  private final Set<String> pairless = new LinkedHashSet<>();
  private final Set<String> withoutPair = new LinkedHashSet<>();

  /**
   * @param named names of features, or {@value #ALL} alone; empty if nothing was asked for
   * @param hasBars whether there are bars of a symbol
   */
  FeatureChoice(
      StrategyConfig strategy,
      StrategyOffer offer,
      Optional<List<String>> named,
      Predicate<String> hasBars) {
    this.offer = offer;
    this.named = named;
    this.hasBars = hasBars;
    catalog = FeatureCatalog.standard(strategy.featureProfile()).with(offer.features());
  }

  /** Sentences on what was left out of all features. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!withoutBars.isEmpty()) {
      notes.add(
          leftOut(withoutBars)
              + " that read bars of "
              + String.join(", ", missing)
              + ", of which there are none.");
    }
    if (!withoutPair.isEmpty()) {
      notes.add(
          leftOut(withoutPair)
              + " of "
              + String.join(", ", pairless)
              + ", for want of a pair: "
              + String.join(", ", withoutPair)
              + ".");
    }
    return notes;
  }

  private static String leftOut(Set<String> names) {
    return "Left out " + names.size() + (names.size() == 1 ? " feature" : " features");
  }

  /**
   * The features of each instrument of an account.
   *
   * @throws UsageException if one is not known, or cannot be built
   */
  List<Asked> of(AccountSpec account) {
    return account.legs().stream().map(this::of).toList();
  }

  private Asked of(AccountSpec.Leg leg) {
    List<Feature> features = new ArrayList<>();
    Set<String> references = new TreeSet<>();
    for (Feature feature : wanted(leg)) {
      Optional<Set<String>> reads = references(feature, leg.instrument());
      if (reads.isPresent()) {
        features.add(feature);
        references.addAll(reads.get());
      }
    }
    return new Asked(leg.instrument(), features, references);
  }

  private Set<Feature> wanted(AccountSpec.Leg leg) {
    Set<Feature> wanted = new LinkedHashSet<>();
    if (named.isEmpty()) {
      leg.filters().forEach(filter -> wanted.add(filter.feature()));
      leg.model().ifPresent(model -> wanted.addAll(model.features()));
      wanted.addAll(offer.features());
    } else if (isAll()) {
      wanted.addAll(catalog.all());
    } else {
      named.get().forEach(name -> wanted.add(find(name)));
    }
    if (isAll() || named.isEmpty()) {
      wanted.removeIf(Feature::isNever);
    }
    return wanted;
  }

  private boolean isAll() {
    return named.equals(Optional.of(List.of(ALL)));
  }

  private Feature find(String name) {
    return catalog
        .find(name)
        .orElseThrow(
            () -> {
              List<String> nearest = catalog.nearest(name);
              return new UsageException(
                  "--features: there is no feature '"
                      + name
                      + "'"
                      + (nearest.isEmpty()
                          ? "; 'multi-alpha features list' has the host's."
                          : " (nearest: " + String.join(", ", nearest) + ")."));
            });
  }

  /** Other instruments that it reads; empty if it is to be left out. */
  private Optional<Set<String>> references(Feature feature, Instrument instrument) {
    try {
      Set<String> reads = FeatureProbe.of(feature, instrument).references();
      List<String> lacking = reads.stream().filter(hasBars.negate()).toList();
      if (isAll() && !lacking.isEmpty()) {
        missing.addAll(lacking);
        withoutBars.add(feature.name());
        return Optional.empty();
      }
      return Optional.of(reads);
    } catch (NoPairException e) {
      if (!isAll()) {
        throw new UsageException(
            "The feature "
                + feature.name()
                + " reads the pair of the instrument, and "
                + e.getMessage()
                + ". Leave it or "
                + instrument.symbol()
                + " out.");
      }
      pairless.add(instrument.symbol());
      withoutPair.add(feature.name());
      return Optional.empty();
    } catch (UserException wrongBars) {
      throw wrongBars;
    } catch (RuntimeException | LinkageError | StackOverflowError broken) {
      throw new UsageException(
          "The feature "
              + feature.name()
              + " cannot be built for "
              + instrument.symbol()
              + " ("
              + broken
              + "). Mend the plugin that has it.");
    }
  }
}
