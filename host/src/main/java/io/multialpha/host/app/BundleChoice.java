package io.multialpha.host.app;

import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.strategy.ModelLayout;
import io.multialpha.host.config.StrategyConfig;
import io.multialpha.host.model.BundleSurvey;
import io.multialpha.host.model.ModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which instruments of a strategy trade, given the model bundles on disk.
 *
 * @param symbols those that trade, in the order given; at least one
 * @param notes sentences on those without a bundle
 */
record BundleChoice(List<String> symbols, List<String> notes) {

  /**
   * Applies {@code on_missing_model}.
   *
   * <p>A bundle that is there is refused: scoring is not built yet, and to trade an instrument
   * unfiltered although its bundle is there would be another strategy than the one optimised.
   *
   * @param otherModelFiles names of model files that plugins' loaders read
   * @param show makes a path readable
   * @throws ModelException if bundles are present, incomplete, or missing where they must not be
   */
  static BundleChoice of(
      StrategyConfig strategy,
      ModelLayout layout,
      List<String> otherModelFiles,
      List<String> symbols,
      Function<Path, String> show) {
    BundleSurvey survey = BundleSurvey.of(strategy.modelsPath(), layout, otherModelFiles, symbols);
    if (!survey.unclear().isEmpty()) {
      throw new ModelException(String.join("\n", survey.unclear().values()));
    }
    if (!survey.present().isEmpty()) {
      throw new ModelException(cannotScore(strategy.name(), survey.present(), show));
    }
    if (survey.missing().isEmpty()) {
      return new BundleChoice(symbols, List.of());
    }
    String missing =
        strategy.name()
            + ": there is no model bundle in "
            + show.apply(strategy.modelsPath())
            + " for "
            + String.join(", ", survey.missing());
    return switch (strategy.onMissingModel()) {
      case TRADE_UNFILTERED ->
          new BundleChoice(symbols, List.of(missing + ": traded without a model, unfiltered."));
      case SKIP -> skip(strategy.name(), symbols, survey.missing(), missing);
      case FAIL ->
          throw new ModelException(
              missing
                  + ". Put the files there ("
                  + layout.metadataFileOf(survey.missing().get(0))
                  + " and "
                  + layout.modelFileOf(survey.missing().get(0))
                  + " for "
                  + survey.missing().get(0)
                  + "), or set on_missing_model of strategies."
                  + strategy.name()
                  + " to trade_unfiltered or skip.");
    };
  }

  private static BundleChoice skip(
      String name, List<String> symbols, List<String> missing, String sentence) {
    List<String> left = new ArrayList<>(symbols);
    left.removeAll(missing);
    if (left.isEmpty()) {
      throw new ModelException(
          sentence
              + ", and on_missing_model of strategies."
              + name
              + " is skip: nothing is left to trade. Add bundles, or set it to trade_unfiltered.");
    }
    return new BundleChoice(left, List.of(sentence + ": left out."));
  }

  private static String cannotScore(
      String name, List<ModelFiles> present, Function<Path, String> show) {
    return present.stream()
        .map(
            files ->
                name
                    + ": found the model bundle "
                    + show.apply(files.model())
                    + ", which this version cannot score. Move it and its "
                    + files.metadata().getFileName()
                    + " away to trade "
                    + files.symbol()
                    + " without a model.")
        .reduce((one, next) -> one + "\n" + next)
        .orElseThrow();
  }
}
