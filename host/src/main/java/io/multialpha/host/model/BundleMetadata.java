package io.multialpha.host.model;

import io.multialpha.api.model.ModelFiles;
import io.multialpha.api.model.ModelLoadException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  static final String THRESHOLD = "Prod_Threshold";
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

  /** Key of the stretch of time on which the model was trained; need not be there. */
  static final String TRAIN = "Train";

  private static final int SHORT_CHECKSUM = 12;

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

  /**
   * Reads a file.
   *
   * @param symbol root symbol that it must be for
   * @throws ModelLoadException with a sentence that names file and key
   */
  public static BundleMetadata read(Path file, String symbol) throws ModelLoadException {
    Map<String, Object> all = MetadataJson.read(file);
    KeySpelling.requireNoContradiction(all, ALL, file.toString());
    KeySpelling.requireOwn(all, ALL, file.toString());
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
    KeySpelling.requireNoContradiction(all, ALL, file.toString());
    KeySpelling.requireOwn(all, OF_THE_HOST, file.toString());
  }

  /**
   * Refuses metadata that say by a checksum which model they are of, beside another one.
   *
   * @param all what a loader has read
   * @param found SHA-256 of the model file, in hexadecimal
   * @throws ModelLoadException with a sentence that names both files
   */
  public static void requireModel(Map<String, Object> all, ModelFiles files, String found)
      throws ModelLoadException {
    Object expected = all.get(MODEL_SHA256);
    if (expected != null && !found.equalsIgnoreCase(expected.toString())) {
      throw new ModelLoadException(
          files.metadata()
              + " was written for another model than "
              + files.model()
              + ", whose SHA-256 begins with "
              + found.substring(0, SHORT_CHECKSUM)
              + ", not as "
              + MODEL_SHA256
              + " says. Put the pair together that was trained together; or, where the model was"
              + " replaced on purpose, write its checksum there ('multi-alpha models inspect'"
              + " prints it) or take the key out.");
    }
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

  /** A value as a sentence shows it: not all of a long one. */
  static String quoted(Object value) {
    String text = value instanceof String ? "\"" + value + "\"" : value.toString();
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(60)
        .forEach(point -> shown.appendCodePoint(Character.isISOControl(point) ? '?' : point));
    return shown.length() < text.length() ? shown + "..." : shown.toString();
  }
}
