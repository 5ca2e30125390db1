package io.multialpha.host.app;

import io.multialpha.host.config.OnBrokenModel;
import io.multialpha.host.config.OnMissingModel;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.model.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which instruments of a strategy trade and with which models, after {@code on_missing_model} and
 * {@code on_broken_model}.
 *
 * @param traded those that trade, in the order given; at least one
 * @param missing sentences on those without a bundle, which matter where they trade
 * @param warnings sentences on those left out because their bundle is of no use, or because a
 *     search rejected them, and on models that read what is never known
 */
record ModelChoice(List<InstrumentModel> traded, List<String> missing, List<String> warnings) {
  /** Copies the lists. */
  ModelChoice {
    traded = List.copyOf(traded);
    missing = List.copyOf(missing);
    warnings = List.copyOf(warnings);
  }

  /**
   * Applies the rules.
   *
   * @param show makes a path readable
   * @throws ModelException if bundles are broken or missing where they must not be; all are named
   */
  static ModelChoice of(ModelReadiness readiness, Function<Path, String> show) {
    StrategyConfig strategy = readiness.strategy();
    requireUsable(readiness, show);
    List<InstrumentModel> traded = new ArrayList<>(readiness.instruments());
    List<String> missing = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (InstrumentModel broken : readiness.broken()) {
      warnings.add(
          strategy.name()
              + ": "
              + broken.symbol()
              + " is NOT traded, since its model bundle is of no use. "
              + broken.problem());
    }
    traded.removeIf(InstrumentModel::isBroken);
    for (InstrumentModel rejected : readiness.rejected()) {
      warnings.add(
          strategy.name()
              + ": "
              + rejected.symbol()
              + " is NOT traded, since the search for a model of it rejected what it found; "
              + rejected.problem()
              + " To trade it all the same, move that file away.");
    }
    traded.removeAll(readiness.rejected());
    if (!readiness.missing().isEmpty()) {
      boolean skipped = strategy.onMissingModel() == OnMissingModel.SKIP;
      missing.add(
          missing(readiness, show)
              + (skipped ? ": left out." : ": traded without a model, unfiltered."));
      if (skipped) {
        traded.removeIf(model -> model.state() == InstrumentModel.State.MISSING);
      }
    }
    if (traded.isEmpty()) {
      throw new ModelException(nothingLeft(readiness, show));
    }
    NeverKnown.warning(strategy, traded).ifPresent(warnings::add);
    return new ModelChoice(traded, missing, warnings);
  }

  private static void requireUsable(ModelReadiness readiness, Function<Path, String> show) {
    StrategyConfig strategy = readiness.strategy();
    List<String> refused = new ArrayList<>();
    if (strategy.onBrokenModel() == OnBrokenModel.FAIL && !readiness.broken().isEmpty()) {
      // Of a folder that cannot be looked into, the same is true for each.
      readiness.broken().stream()
          .map(model -> strategy.name() + ": " + model.problem())
          .distinct()
          .forEach(refused::add);
      refused.add(
          strategy.name()
              + ": nothing is traded until that is mended; or set on_broken_model of strategies."
              + strategy.name()
              + " to skip, which leaves out "
              + String.join(", ", readiness.broken().stream().map(InstrumentModel::symbol).toList())
              + ".");
    }
    if (strategy.onMissingModel() == OnMissingModel.FAIL && !readiness.missing().isEmpty()) {
      refused.add(missingRefusal(readiness, show));
    }
    if (!refused.isEmpty()) {
      throw new ModelException(String.join("\n", refused));
    }
  }

  private static String missingRefusal(ModelReadiness readiness, Function<Path, String> show) {
    String first = readiness.missing().get(0);
    return missing(readiness, show)
        + ". Put the files there ("
        + readiness.layout().metadataFileOf(first)
        + " and "
        + readiness.layout().modelFileOf(first)
        + " for "
        + first
        + "), or set on_missing_model of strategies."
        + readiness.strategy().name()
        + " to trade_unfiltered or skip.";
  }

  private static String missing(ModelReadiness readiness, Function<Path, String> show) {
    Path folder = readiness.strategy().modelsPath();
    return readiness.strategy().name()
        + ": there is no "
        + (Files.isDirectory(folder) ? "model bundle in " : "folder ")
        + show.apply(folder)
        + (Files.isDirectory(folder) ? " for " : " with model bundles for ")
        + String.join(", ", readiness.missing());
  }

  private static String nothingLeft(ModelReadiness readiness, Function<Path, String> show) {
    String name = readiness.strategy().name();
    if (readiness.broken().isEmpty() && readiness.rejected().isEmpty()) {
      return missing(readiness, show)
          + ", and on_missing_model of strategies."
          + name
          + " is skip: nothing is left to trade. Add bundles, or set it to trade_unfiltered.";
    }
    return name
        + ": no instrument has a model bundle that can be used, and those without or rejected are"
        + " left out: nothing is left to trade. 'multi-alpha models list' says what is wrong with each.";
  }
}
