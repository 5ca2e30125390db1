package io.multialpha.host.model;

import io.multialpha.api.model.ModelLoadException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a bundle's metadata file says: {@code {SYMBOL}_best.json} as training writes it.
 *
 * @param symbol root symbol it was trained for
 * @param threshold smallest probability at which an entry is taken; above 0, below 1
 * @param features names of the model's inputs in order; empty if the file leaves them to the model
 * @param all everything in the file, nulls left out
 */
public record BundleMetadata(
    String symbol, double threshold, List<String> features, Map<String, Object> all) {
  private static final String SYMBOL = "Symbol";
  private static final String THRESHOLD = "Prod_Threshold";
  static final String FEATURES = "Features";

  /** What is wrong with a list of features that is there and has none. */
  static final String NO_FEATURES =
      FEATURES
          + " names none; name the model's inputs in order, or take the key out so that the"
          + " model's own names count";

  /** Key of the feature profile on which the model was trained; need not be there. */
  public static final String FEATURE_PROFILE = "Feature_Profile";

  /** Key of whether the model was trained on made-up bars; need not be there. */
  public static final String SYNTHETIC = "Synthetic";

  /** Key of the SHA-256 of the model file that belongs to the metadata; need not be there. */
  public static final String MODEL_SHA256 = "Model_SHA256";

  /** Key of the id of the strategy whose trades the model was trained on; need not be there. */
  public static final String STRATEGY = "Strategy";

  /** Key of the parameters with which that strategy made these trades; need not be there. */
  public static final String STRATEGY_PARAMS = "Strategy_Params";

  private static final String TRAIN = "Train";
  private static final String TO = "To";

  /** Keys that mean something to the host, whichever loader has read them. */
  private static final List<String> OF_THE_HOST =
      List.of(FEATURE_PROFILE, MODEL_SHA256, STRATEGY, STRATEGY_PARAMS, SYNTHETIC, TRAIN);

  private static final List<String> ALL =
      Stream.concat(Stream.of(SYMBOL, THRESHOLD, FEATURES), OF_THE_HOST.stream()).toList();

  /** Copies the collections. */
  public BundleMetadata {
    features = List.copyOf(features);
    all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  /** Whether a bundle's metadata says that it was trained on made-up bars. */
  public static boolean isSynthetic(Map<String, Object> metadata) {
    return Boolean.TRUE.equals(metadata.get(SYNTHETIC));
  }

  /** The last trade date on which a bundle was trained; empty if its metadata does not say so. */
  public static Optional<LocalDate> trainedUntil(Map<String, Object> metadata) {
    if (!(metadata.get(TRAIN) instanceof Map<?, ?> train && train.get(TO) instanceof String date)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(date));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a file.
   *
   * @param symbol root symbol that it must be for
   * @throws ModelLoadException with a sentence that names file and key
   */
  public static BundleMetadata read(Path file, String symbol) throws ModelLoadException {
    Map<String, Object> all = MetadataJson.read(file);
    requireOneSpelling(all, ALL, file);
    requireSymbol(all, file, symbol);
    return new BundleMetadata(symbol, threshold(all, file), features(all, file), all);
  }

  /**
   * Refuses metadata that spell a key of the host's in another way, or any key in two ways that say
   * different things. A loader of its own format may call symbol, threshold and features as it
   * likes: these it hands over by itself.
   *
   * @param all what a loader has read
   * @param file for the sentence
   * @throws ModelLoadException with a sentence that names file and keys
   */
  static void requireOneSpelling(Map<String, Object> all, Path file) throws ModelLoadException {
    requireOneSpelling(all, OF_THE_HOST, file);
  }

  /** Some training scripts wrote the keys in lower case; a guess at what is meant would be one. */
  private static void requireOneSpelling(Map<String, Object> all, List<String> keys, Path file)
      throws ModelLoadException {
    List<String> wrong = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (String key : ALL) {
      for (String found : all.keySet()) {
        if (all.containsKey(key)) {
          requireNoContradiction(all, key, found, file);
        } else if (keys.contains(key) && means(found, key) && !right.contains(key)) {
          wrong.add(found + " but not " + key);
          right.add(key);
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new ModelLoadException(
          file
              + " has the key "
              + String.join(", ", wrong)
              + "; rename "
              + (wrong.size() == 1 ? "it" : "them")
              + " to "
              + String.join(", ", right)
              + ".");
    }
  }

  private static void requireNoContradiction(
      Map<String, Object> all, String key, String found, Path file) throws ModelLoadException {
    if (means(found, key) && !all.get(found).equals(all.get(key))) {
      throw new ModelLoadException(
          file
              + " has both "
              + key
              + " "
              + quoted(all.get(key))
              + " and "
              + found
              + " "
              + quoted(all.get(found))
              + "; keep the right one, as "
              + key
              + ".");
    }
  }

  private static boolean means(String found, String key) {
    return key.equalsIgnoreCase(found)
        || (key.equals(THRESHOLD) && "threshold".equalsIgnoreCase(found));
  }

  private static void requireSymbol(Map<String, Object> all, Path file, String symbol)
      throws ModelLoadException {
    Object found = all.get(SYMBOL);
    if (found == null) {
      throw new ModelLoadException(
          file + " has no " + SYMBOL + "; add \"" + SYMBOL + "\": \"" + symbol + "\".");
    }
    if (!symbol.equals(found)) {
      throw new ModelLoadException(
          file
              + " is for the symbol "
              + quoted(found)
              + ", expected "
              + symbol
              + "; put the bundle of "
              + symbol
              + " there.");
    }
  }

  private static double threshold(Map<String, Object> all, Path file) throws ModelLoadException {
    Object found = all.get(THRESHOLD);
    if (found == null) {
      throw new ModelLoadException(
          file
              + " has no "
              + THRESHOLD
              + ", the smallest probability at which an entry is taken; add \""
              + THRESHOLD
              + "\" with a number above 0 and below 1.");
    }
    if (!(found instanceof Number number)
        || !(number.doubleValue() > 0 && number.doubleValue() < 1)) {
      throw new ModelLoadException(
          file
              + ": "
              + THRESHOLD
              + " is "
              + quoted(found)
              + ", expected a number above 0 and below 1; correct it.");
    }
    return number.doubleValue();
  }

  private static List<String> features(Map<String, Object> all, Path file)
      throws ModelLoadException {
    Object found = all.get(FEATURES);
    if (found == null) {
      return List.of();
    }
    if (!(found instanceof List<?> list)) {
      throw new ModelLoadException(
          file + ": " + FEATURES + " is " + quoted(found) + ", expected a list of names.");
    }
    if (list.isEmpty()) {
      throw new ModelLoadException(file + ": " + NO_FEATURES + ".");
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Object item : list) {
      if (!(item instanceof String name) || name.isBlank()) {
        throw new ModelLoadException(
            file + ": " + FEATURES + " holds " + quoted(item) + ", expected names of features.");
      }
      if (!seen.add(name)) {
        throw new ModelLoadException(
            file + ": " + FEATURES + " names " + quoted(name) + " twice; remove one.");
      }
      names.add(name);
    }
    return names;
  }

  private static String quoted(Object value) {
    String text = value instanceof String ? "\"" + value + "\"" : value.toString();
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(60)
        .forEach(point -> shown.appendCodePoint(Character.isISOControl(point) ? '?' : point));
    return shown.length() < text.length() ? shown + "..." : shown.toString();
  }
}
