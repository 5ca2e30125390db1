package io.multialpha.host.app;

import io.multialpha.api.model.ModelBundle;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.model.Training;
import io.multialpha.host.report.FixedDecimals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that the model bundles of a strategy are where they are looked for, and complete. */
final class BundleChecks {
  private static final List<String> METADATA_KEYS = List.of("Sharpe", "Profit_Factor", "Features");

  private final Invocation invocation;
  private final House house;
  private final ModelReadiness readiness;
  private final StrategyConfig strategy;
  private final List<VerifiedLine> lines = new ArrayList<>();

  BundleChecks(Invocation invocation, House house, ModelReadiness readiness) {
    this.invocation = invocation;
    this.house = house;
    this.readiness = readiness;
    this.strategy = readiness.strategy();
  }

  /** A line for the folder, then one for each instrument. */
  List<VerifiedLine> lines() {
    modelsPath();
    readiness.instruments().forEach(this::bundle);
    trainedOn();
    return lines;
  }

  /** On which dates and prices the models were trained, as far as their bundles say so. */
  private void trainedOn() {
    List<InstrumentModel> ready =
        readiness.instruments().stream()
            .filter(model -> model.state() == InstrumentModel.State.READY)
            .toList();
    List<String> madeUp =
        ready.stream()
            .filter(model -> training(model).synthetic())
            .map(InstrumentModel::symbol)
            .toList();
    Optional<LocalDate> until =
        ready.stream()
            .flatMap(model -> training(model).until().stream())
            .max(Comparator.naturalOrder());
    if (!madeUp.isEmpty() && !house.hasSyntheticBars()) {
      lines.add(
          VerifiedLine.warning(
              "trained on", SyntheticModels.sentence(strategy.name(), String.join(", ", madeUp))));
    } else if (until.isPresent()) {
      lines.add(
          VerifiedLine.ok(
              "trained on",
              (madeUp.isEmpty() ? "dates until " : "made-up prices, as those of the sample, until ")
                  + until.get()
                  + "; results until then are in sample"));
    }
  }

  private static Training training(InstrumentModel model) {
    return model.bundle().orElseThrow().training();
  }

  private void modelsPath() {
    String shown = invocation.show(strategy.modelsPath());
    List<String> missing = readiness.missing();
    int there = readiness.instruments().size() - missing.size() - readiness.rejected().size();
    Optional<Path> elsewhere = missing.isEmpty() ? Optional.empty() : elsewhere();
    if (elsewhere.isPresent()) {
      lines.add(
          VerifiedLine.failed(
              "models_path",
              shown
                  + " has no bundles for "
                  + String.join(", ", missing)
                  + ", but "
                  + invocation.show(elsewhere.get())
                  + " has some; set models_path to it"));
    } else if (there == 0 && missing.isEmpty()) {
      lines.add(
          VerifiedLine.failed("models_path", shown + " has no bundle; all its searches rejected"));
    } else if (there == 0) {
      lines.add(
          missingLine(
              "models_path",
              (Files.isDirectory(strategy.modelsPath()) ? "no bundles in " : "there is no folder ")
                  + shown));
    } else {
      lines.add(
          VerifiedLine.ok(
              "models_path",
              shown + ", bundles for " + there + " of " + readiness.instruments().size()));
    }
  }

  /** Another folder of models that has bundles of what is missing here. */
  private Optional<Path> elsewhere() {
    Path models = house.config().root().resolve("models");
    Set<Path> folders = new LinkedHashSet<>();
    folders.add(house.config().root().resolve(readiness.layout().folder()));
    folders.add(models.resolve(strategy.name()));
    folders.add(models.resolve(strategy.type()));
    folders.add(models);
    // Another strategy's folder may have bundles of the same symbols, and they are its own.
    for (StrategyConfig other : house.config().strategies().values()) {
      if (!other.name().equals(strategy.name())) {
        folders.remove(other.modelsPath());
      }
    }
    folders.remove(strategy.modelsPath());
    return folders.stream()
        .map(Path::normalize)
        .filter(folder -> !folder.equals(strategy.modelsPath().normalize()))
        .filter(
            folder ->
                readiness.missing().stream()
                    .map(readiness.layout()::metadataFileOf)
                    .anyMatch(name -> Files.exists(folder.resolve(name))))
        .findFirst();
  }

  private void bundle(InstrumentModel model) {
    String check = "bundle " + model.symbol();
    if (model.state() == InstrumentModel.State.MISSING) {
      lines.add(missingLine(check, "missing"));
      return;
    }
    if (model.state() == InstrumentModel.State.REJECTED) {
      lines.add(
          VerifiedLine.failed(
              check,
              "rejected by its search: left out, though the portfolio search chose it; "
                  + model.problem()));
      return;
    }
    if (model.isBroken()) {
      lines.add(VerifiedLine.failed(check, model.problem()));
      return;
    }
    ModelBundle bundle = model.bundle().orElseThrow().bundle();
    List<String> absent =
        METADATA_KEYS.stream().filter(key -> !bundle.metadata().containsKey(key)).toList();
    if (!absent.isEmpty()) {
      lines.add(
          VerifiedLine.failed(
              check,
              model.files().orElseThrow().metadata().getFileName()
                  + " has no "
                  + String.join(", ", absent)
                  + "; write what training found"));
      return;
    }
    Optional<String> differences =
        TrainedParams.differences(
            training(model), house.offer(strategy).params(), strategy.paramsOf(model.symbol()));
    if (differences.isPresent()) {
      lines.add(
          VerifiedLine.failed(
              check,
              "trained on the trades of other parameters: "
                  + differences.get()
                  + "; make them agree, or train another"));
      return;
    }
    String found = found(bundle);
    lines.add(
        model.neverKnown().isEmpty()
            ? VerifiedLine.ok(check, found)
            : VerifiedLine.warning(
                check,
                found
                    + "; always told 0.0 for what is never known: "
                    + String.join(", ", model.neverKnown())));
  }

  private static String found(ModelBundle bundle) {
    return "threshold "
        + StrategyVerification.plain(bundle.threshold())
        + ", "
        + bundle.features().size()
        + " features, Sharpe "
        + figure(bundle, "Sharpe")
        + ", profit factor "
        + figure(bundle, "Profit_Factor")
        + HoldOutFigures.of(bundle.metadata())
            .map(held -> "; hold-out Sharpe " + FixedDecimals.fixed(held.sharpe(), 2))
            .orElse("");
  }

  private VerifiedLine missingLine(String check, String found) {
    return switch (strategy.onMissingModel()) {
      case TRADE_UNFILTERED ->
          VerifiedLine.warning(check, found + ": trades UNFILTERED, without a model");
      case SKIP ->
          VerifiedLine.failed(check, found + ": left out, though the search chose it; add bundles");
      case FAIL -> VerifiedLine.failed(check, found + ": stops the start; add bundles");
    };
  }

  private static String figure(ModelBundle bundle, String key) {
    return bundle.metadata().get(key) instanceof Number number
        ? FixedDecimals.fixed(number.doubleValue(), 2)
        : String.valueOf(bundle.metadata().get(key));
  }
}
