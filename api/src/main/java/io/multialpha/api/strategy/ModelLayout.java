package io.multialpha.api.strategy;

/**
 * Where a strategy's model bundles lie. {@code {SYMBOL}} stands for the root symbol.
 *
 * @param folder default of {@code models_path}, relative to the installation's root, for example
 *     {@code models/breakout/}
 * @param metadataFile name of the metadata file, for example <code>{SYMBOL}_best.json</code>
 * @param modelFile name of the model file, for example <code>{SYMBOL}_rf_model.pkl</code>
 */
public record ModelLayout(String folder, String metadataFile, String modelFile) {
  private static final String SYMBOL = "{SYMBOL}";

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a file name lacks <code>{SYMBOL}</code> or leaves its
   *     folder
   */
  public ModelLayout {
    for (String file : new String[] {metadataFile, modelFile}) {
      if (!file.contains(SYMBOL) || file.contains("/") || file.contains("\\")) {
        throw new IllegalArgumentException(
            "model file name '" + file + "': expected a plain name with {SYMBOL} in it");
      }
    }
    if (folder.isBlank() || folder.startsWith("/") || folder.contains("..")) {
      throw new IllegalArgumentException(
          "model folder '" + folder + "': expected a folder below the installation's root");
    }
  }

  /** <code>models/{SYMBOL}_best.json</code> and <code>models/{SYMBOL}_rf_model.pkl</code>. */
  public static ModelLayout standard() {
    return in("models/");
  }

  /** The standard names in another folder. */
  public static ModelLayout in(String folder) {
    return new ModelLayout(folder, SYMBOL + "_best.json", SYMBOL + "_rf_model.pkl");
  }

  /** Name of the metadata file of one symbol. */
  public String metadataFileOf(String symbol) {
    return metadataFile.replace(SYMBOL, symbol);
  }

  /** Name of the model file of one symbol. */
  public String modelFileOf(String symbol) {
    return modelFile.replace(SYMBOL, symbol);
  }
}
