package io.multialpha.host.model;

import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.strategy.ModelLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which instruments of a strategy have a model bundle on disk. Looks at names only; what is in the
 * files is another question.
 *
 * @param present the bundles that are there, in the order of the instruments
 * @param missing symbols of which neither file is there, in the order of the instruments
 */
public record BundleSurvey(List<ModelFiles> present, List<String> missing) {
  /** Copies the lists. */
  public BundleSurvey {
    present = List.copyOf(present);
    missing = List.copyOf(missing);
  }

  /**
   * Looks for the bundles of these instruments.
   *
   * @param folder where the bundles lie; need not exist
   * @param layout how their files are called
   * @param symbols root symbols
   * @throws ModelException if one of an instrument's two files is there and the other is not; all
   *     such instruments are named at once
   */
  public static BundleSurvey of(Path folder, ModelLayout layout, List<String> symbols) {
    List<ModelFiles> present = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> halves = new ArrayList<>();
    for (String symbol : symbols) {
      Path metadata = folder.resolve(layout.metadataFileOf(symbol));
      Path model = folder.resolve(layout.modelFileOf(symbol));
      boolean hasMetadata = Files.exists(metadata);
      boolean hasModel = Files.exists(model);
      if (hasMetadata && hasModel) {
        present.add(new ModelFiles(symbol, metadata, model));
      } else if (hasMetadata || hasModel) {
        halves.add(
            "The model bundle of "
                + symbol
                + " is incomplete: "
                + (hasMetadata ? metadata : model)
                + " is there, "
                + (hasMetadata ? model : metadata)
                + " is not. Add the one that is missing, or move the other away to trade "
                + symbol
                + " without a model.");
      } else {
        missing.add(symbol);
      }
    }
    if (!halves.isEmpty()) {
      throw new ModelException(String.join("\n", halves));
    }
    return new BundleSurvey(present, missing);
  }
}
