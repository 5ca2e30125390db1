package io.multialpha.host.app;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.host.app.InstrumentModel.State;
import io.multialpha.host.config.InstrumentConfig;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.feature.FeatureCatalog;
import io.multialpha.host.feature.NoPairException;
import io.multialpha.host.model.BundleReader;
import io.multialpha.host.model.BundleSurvey;
import io.multialpha.host.model.LoadedBundle;
import io.multialpha.host.plugin.StrategyOffer;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How it stands with the model bundles of one strategy. They are read to find out, and their
 * features looked up.
 *
 * @param strategy whose bundles they are
 * @param layout how their files are called
 * @param instruments one after the other, as asked for
 */
record ModelReadiness(
    StrategyConfig strategy, ModelLayout layout, List<InstrumentModel> instruments) {
  private static final Logger LOG = LoggerFactory.getLogger(ModelReadiness.class);
  private static final int MOST_UNKNOWN = 5;

  /** Copies the list. */
  ModelReadiness {
    instruments = List.copyOf(instruments);
  }

  /**
   * Reads the bundles of the instruments that the strategy trades.
   *
   * @throws UsageException if no plugin provides the strategy
   */
  static ModelReadiness of(House house, StrategyConfig strategy, Invocation invocation) {
    Map<String, InstrumentConfig> contracts = house.config().instruments();
    return of(
        house,
        strategy,
        house.offer(strategy),
        strategy.instruments().stream().map(symbol -> contracts.get(symbol).instrument()).toList(),
        invocation::show);
  }

  /**
   * Reads the bundles of these instruments.
   *
   * @param offer the plugin's strategy
   * @param show makes a path readable
   */
  static ModelReadiness of(
      House house,
      StrategyConfig strategy,
      StrategyOffer offer,
      List<Instrument> instruments,
      Function<Path, String> show) {
    BundleReader reader = house.bundleReader();
    BundleSurvey survey =
        BundleSurvey.of(
            strategy.modelsPath(),
            offer.modelLayout(),
            reader.modelFiles(),
            instruments.stream().map(Instrument::symbol).toList());
    Map<String, Instrument> bySymbol = new HashMap<>();
    instruments.forEach(instrument -> bySymbol.put(instrument.symbol(), instrument));
    FeatureCatalog catalog =
        FeatureCatalog.standard(strategy.featureProfile()).with(offer.features());
    Map<String, InstrumentModel> present =
        BundleLoading.of(
            reader,
            survey.present(),
            loading ->
                judge(loading, strategy, catalog, bySymbol.get(loading.files().symbol()), show));
    List<InstrumentModel> models = new ArrayList<>();
    for (Instrument instrument : instruments) {
      String symbol = instrument.symbol();
      if (present.containsKey(symbol)) {
        models.add(present.get(symbol));
      } else if (survey.unclear().containsKey(symbol)) {
        models.add(
            InstrumentModel.broken(
                symbol,
                Optional.empty(),
                told(survey.unclear().get(symbol), strategy.modelsPath().resolve(symbol), show)));
      } else if (survey.rejected().contains(symbol)) {
        models.add(
            InstrumentModel.rejected(
                symbol,
                show.apply(BundleSurvey.rejection(strategy.modelsPath(), symbol)) + " says why."));
      } else {
        models.add(InstrumentModel.missing(symbol));
      }
    }
    return new ModelReadiness(strategy, offer.modelLayout(), models);
  }

  /** A sentence with the paths below the bundles' folder as the user writes them. */
  private static String told(String sentence, Path file, Function<Path, String> show) {
    Path folder = file.toAbsolutePath().getParent();
    return sentence.replace(folder + File.separator, show.apply(folder) + File.separator);
  }

  private static InstrumentModel judge(
      BundleLoading loading,
      StrategyConfig strategy,
      FeatureCatalog catalog,
      Instrument instrument,
      Function<Path, String> show) {
    ModelFiles files = loading.files();
    if (loading.bundle().isEmpty()) {
      return InstrumentModel.broken(
          instrument.symbol(), Optional.of(files), told(loading.problem(), files.metadata(), show));
    }
    LoadedBundle loaded = loading.bundle().get();
    loaded.facts().warnings().forEach(said -> LOG.warn("{}: {}", show.apply(files.model()), said));
    Optional<String> otherStrategy =
        BundleStrategy.problem(show.apply(files.metadata()), loaded.bundle(), strategy);
    if (otherStrategy.isPresent()) {
      return InstrumentModel.ofNoUse(State.OTHER_STRATEGY, loaded, otherStrategy.get());
    }
    Optional<String> otherProfile =
        BundleProfile.problem(show.apply(files.metadata()), loaded.bundle(), strategy);
    if (otherProfile.isPresent()) {
      boolean legible = BundleProfile.trainedOn(loaded.bundle()).isPresent();
      return InstrumentModel.ofNoUse(
          legible ? State.OTHER_PROFILE : State.BROKEN, loaded, otherProfile.get());
    }
    List<Feature> features = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String name : loaded.bundle().features()) {
      catalog.find(name).ifPresentOrElse(features::add, () -> unknown.add(name));
    }
    if (!unknown.isEmpty()) {
      return InstrumentModel.ofNoUse(
          State.UNKNOWN_FEATURES,
          loaded,
          unknownSentence(show.apply(files.metadata()), unknown, catalog));
    }
    Optional<String> neverKnown =
        NeverKnown.problem(show.apply(files.metadata()), features, strategy);
    if (neverKnown.isPresent()) {
      return InstrumentModel.ofNoUse(State.NEVER_KNOWN, loaded, neverKnown.get());
    }
    List<InstrumentModel.Needs> needs = new ArrayList<>();
    for (Feature feature : features) {
      try {
        needs.add(InstrumentModel.Needs.of(FeatureProbe.of(feature, instrument)));
      } catch (NoPairException e) {
        return InstrumentModel.ofNoUse(
            State.UNKNOWN_FEATURES,
            loaded,
            show.apply(files.metadata())
                + ": the feature "
                + feature.name()
                + " reads the pair of the instrument, and "
                + e.getMessage()
                + ". Train the model without it.");
      } catch (RuntimeException | LinkageError | StackOverflowError broken) {
        return InstrumentModel.ofNoUse(
            State.UNKNOWN_FEATURES,
            loaded,
            show.apply(files.metadata())
                + ": the feature "
                + feature.name()
                + " cannot be built for "
                + instrument.symbol()
                + " ("
                + broken
                + "). Mend the plugin that has it.");
      }
    }
    return InstrumentModel.ready(loaded, features, needs);
  }

  private static String unknownSentence(String file, List<String> unknown, FeatureCatalog catalog) {
    List<String> told = new ArrayList<>();
    for (String name : unknown.subList(0, Math.min(MOST_UNKNOWN, unknown.size()))) {
      List<String> nearest = catalog.nearest(name);
      told.add(
          "unknown feature '"
              + name
              + "'"
              + (nearest.isEmpty() ? "" : " (nearest: " + String.join(", ", nearest) + ")"));
    }
    int more = unknown.size() - told.size();
    return file
        + ": "
        + String.join(", ", told)
        + (more > 0 ? ", and " + more + " more" : "")
        + ". Train the model on features that the host or the strategy has.";
  }

  /** The instruments of which there is a bundle of no use. */
  List<InstrumentModel> broken() {
    return instruments.stream().filter(InstrumentModel::isBroken).toList();
  }

  /** The instruments without a bundle, of which no search says that there must not be one. */
  List<String> missing() {
    return in(State.MISSING).map(InstrumentModel::symbol).toList();
  }

  /** The instruments that a search rejected. */
  List<InstrumentModel> rejected() {
    return in(State.REJECTED).toList();
  }

  /** The instruments whose bundle can be used. */
  List<String> ready() {
    return in(State.READY).map(InstrumentModel::symbol).toList();
  }

  private Stream<InstrumentModel> in(InstrumentModel.State state) {
    return instruments.stream().filter(model -> model.state() == state);
  }
}
